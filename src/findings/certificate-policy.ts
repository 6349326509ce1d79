import type { Certificate } from '../certificate/certificate.ts';
import { holderOf, shortened } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { type FaultInPlace, faultsOf } from './faults-of.ts';
import { sources } from './sources.ts';

/** An authority demands a policy all the way down, and it gets lost (RFC 5280 section 6.1.5 (g)). */
export const certificatePolicy: SessionCheck = (session) =>
  faultsOf(session, 'NO_EXPLICIT_POLICY').map((found) => {
    const { title, values } = found;
    const authority = session.path.find(({ subject }) => subject.text === values['authority']);
    const who = authority === undefined ? shortened(values['authority'] ?? '') : holderOf(authority);
    return {
      id: 'certificate-policy',
      severity: 'error',
      title: `${title} has no policy that holds all the way, which ${found.certificate === authority ? 'it' : `the authority “${who}”`} demands`,
      detail: `A policy is a number for the rules by which a certificate was issued, and one has to hold from the top of the chain down to the server’s certificate, says the extension policyConstraints. ${reason(found)} Browsers and desktop VS Code refuse this; Node.js in a terminal and curl do not look.`,
      advice: [
        values['how'] === 'mapping'
          ? 'Have the certificate of that authority issued anew without the mapping.'
          : 'Have the certificate issued anew with a policy that the authorities above it have as well.',
        `For an authority of your own, issue “${who}” anew without policy constraints if nobody needs them.`,
      ],
      citations: sources('rfc5280#4.2.1.11', 'rfc5280#6.1.5', 'rfc5280#4.2.1.4'),
    };
  });

function reason({ values, certificate }: FaultInPlace): string {
  const expected = values['expected'] ? ` Only ${shortened(values['expected'])} would do.` : '';
  switch (values['how']) {
    case 'none':
      return `This one names none.${expected}`;
    case 'any':
      return `This one says only “any policy”, and an authority above it has ruled that this no longer counts.${expected}`;
    case 'mapping':
      return 'This one puts other policies in place of those above it (policyMappings), and an authority above it has forbidden that.';
    default:
      return `This one names ${shortened(namedBy(certificate))}.${expected}`;
  }
}

function namedBy({ policies }: Certificate): string {
  return policies.join(', ');
}
