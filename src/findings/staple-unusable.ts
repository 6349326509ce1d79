import { stapleProof } from '../certificate/revocation/revocation-faults.ts';
import type { Found, SessionCheck } from './check.ts';
import { sources } from './sources.ts';
import { type Stapled, stapledIn } from './stapled.ts';
import { momentText } from './time-text.ts';

/** The stapled OCSP response is no answer, or one that does not count. Where the issuer is not known, other findings say so. */
export const stapleUnusable: SessionCheck = (session, { now }) =>
  stapledIn(session)
    .filter(({ staple }) => stapleProof(staple, now) === 'unusable' && staple.signature !== 'issuer-unknown')
    .map(describe);

function describe(stapled: Stapled): Found[number] {
  const { title, detail } = reason(stapled);
  return {
    id: 'staple-unusable',
    severity: 'warning',
    title,
    detail: `${detail} So whether the certificate was revoked is not known, and some clients refuse the connection.`,
    advice: [
      'Look at what the server has stored as its OCSP response, delete it and let it fetch a new one.',
      'Ask the address for OCSP in the certificate by hand, to see whether the responder or the server is at fault.',
    ],
    citations: sources('rfc6960#4.2.1', 'rfc6960#3.2', 'rfc6066#8'),
  };
}

function reason({ staple: { outcome, signature, answer }, name, whose }: Stapled): {
  readonly title: string;
  readonly detail: string;
} {
  if (outcome === 'unreadable')
    return {
      title: `The stapled OCSP response${whose} cannot be read`,
      detail: 'The server sent something along in its place that is no OCSP response.',
    };
  if (outcome !== 'successful')
    return {
      title: `The stapled OCSP response${whose} is a refusal (${outcome})`,
      detail: 'The server passed on that the responder had no answer, which it should have kept to itself.',
    };
  if (signature === 'unverifiable')
    return {
      title: `The signature of the stapled OCSP response${whose} cannot be verified here`,
      detail: 'It uses an algorithm that the TLS library of this program does not have.',
    };
  if (answer?.status === 'unknown')
    return {
      title: `The OCSP responder does not know ${name}`,
      detail: 'The response is signed as it should be, and says that the issuer knows nothing of this certificate.',
    };
  return {
    title: `The stapled OCSP response${whose} is not valid yet`,
    detail: `It counts from ${momentText(answer?.thisUpdate ?? 0)} on; the clock of this computer, or of the responder, is wrong.`,
  };
}
