import { holderOf, shortened } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { faultsOf } from './faults-of.ts';
import { sources } from './sources.ts';

/** A name lies outside what an authority above may certify (RFC 5280 section 4.2.1.10). */
export const nameConstraints: SessionCheck = (session) =>
  faultsOf(session, 'NAME_CONSTRAINT_VIOLATED').map(({ values }) => {
    const name = shortened(values['name'] ?? '');
    const authority = session.path.find(({ subject }) => subject.text === values['authority']);
    const who = authority === undefined ? shortened(values['authority'] ?? '') : holderOf(authority);
    const excluded = values['excluded'];
    return {
      id: 'name-constraints',
      severity: 'error',
      title: `The authority “${who}” may not certify the name ${name}`,
      detail: `${
        excluded === undefined
          ? `It is limited to ${shortened(values['permitted'] ?? '')}, and ${name} lies outside.`
          : `What lies inside ${shortened(excluded)} is excluded, and ${name} does.`
      } The limit is set by name constraints in its own certificate, so that it can be trusted for some names without being trusted for all.`,
      advice: [
        'Get the certificate from an authority that may certify this name.',
        `For an authority of your own, issue “${who}” anew with name constraints that include ${name}.`,
      ],
      citations: sources('rfc5280#4.2.1.10', 'rfc5280#6.1.3'),
    };
  });
