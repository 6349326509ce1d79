import { stapleProof } from '../certificate/revocation/revocation-faults.ts';
import { issuerOf } from './certificates-in-use.ts';
import type { Found, SessionCheck } from './check.ts';
import { sources } from './sources.ts';
import { type Stapled, stapledIn } from './stapled.ts';

/** The stapled OCSP response was signed by nobody who may speak for the issuer. */
export const stapleForged: SessionCheck = (session, { now }) =>
  stapledIn(session)
    .filter(({ staple }) => stapleProof(staple, now) === 'forged')
    .map(describe);

function describe({ staple, certificate, whose }: Stapled): Found[number] {
  const issuer = issuerOf(certificate);
  const who =
    staple.signature === 'wrong'
      ? `Its signature was made with another key than that of “${issuer}”, or the response was changed afterwards`
      : `It is signed by a responder of its own, whose certificate does not come from “${issuer}”, has expired, or is not for the signing of OCSP responses`;
  return {
    id: 'staple-forged',
    severity: 'error',
    title: `The stapled OCSP response${whose} is forged`,
    detail: `The server sent a proof along that ${whose === '' ? 'its certificate' : 'this certificate'} is not revoked, and the proof is not from the issuer. ${who}. What it says of the certificate counts for nothing, and somebody may be hiding that it was revoked. Node and most browsers would go on.`,
    advice: [
      'On a server of your own, delete the stored response, let the server fetch a new one from the address in its certificate, and reload it.',
      'Ask the issuer whether the certificate is revoked, by OCSP or by its revocation list.',
      'If the server is not yours, tell its owner and send nothing until then.',
    ],
    citations: sources('rfc6960#3.2', 'rfc6960#4.2.2.2', 'rfc6066#8'),
  };
}
