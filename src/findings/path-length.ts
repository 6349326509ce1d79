import { holderOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { faultsOf } from './faults-of.ts';
import { sources } from './sources.ts';

/** More authorities stand below one than it allows (RFC 5280 section 4.2.1.9). */
export const pathLength: SessionCheck = (session) =>
  faultsOf(session, 'PATH_LENGTH_EXCEEDED').map(({ certificate, values }) => ({
    id: 'path-length',
    severity: 'error',
    title: `More authorities stand below “${holderOf(certificate)}” than it allows: ${values['found']}, not ${values['allowed']}`,
    detail: `Its path length constraint is ${values['allowed']}: so many further authorities may stand between it and the certificate of a server. One of them was issued without being allowed to issue others.`,
    advice: [
      'Have the certificate of the server issued by an authority further up.',
      `For an authority of your own, issue “${holderOf(certificate)}” anew with a greater path length.`,
    ],
    citations: sources('rfc5280#4.2.1.9', 'rfc5280#6.1.4'),
  }));
