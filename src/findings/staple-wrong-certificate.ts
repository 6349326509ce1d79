import { stapleProof } from '../certificate/revocation/revocation-faults.ts';
import type { Found, SessionCheck } from './check.ts';
import { sources } from './sources.ts';
import { type Stapled, stapledIn } from './stapled.ts';

/** The stapled OCSP response speaks of other certificates than the server's. */
export const stapleWrongCertificate: SessionCheck = (session, { now }) =>
  stapledIn(session)
    .filter(({ staple }) => stapleProof(staple, now) === 'wrong-certificate')
    .map(describe);

function describe({ staple, certificate, whose }: Stapled): Found[number] {
  const others = staple.others.length === 0 ? 'of none' : `of the serial number ${staple.others.join(', ')}`;
  return {
    id: 'staple-wrong-certificate',
    severity: 'warning',
    title: `The stapled OCSP response${whose} is for another certificate`,
    detail: `It speaks ${others}, and the certificate with which it came has the number ${certificate.serialNumber}. So it proves nothing about this one. This happens when a certificate is renewed and the old response stays in the server’s memory.`,
    advice: [
      'Delete the stored response and reload the server, so that it fetches one for its present certificate.',
      'If the server has several certificates, see that each has a response of its own.',
    ],
    citations: sources('rfc6960#3.2', 'rfc6960#4.1.1', 'rfc6066#8'),
  };
}
