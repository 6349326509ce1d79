import { isWithoutStaple, stapleProof } from '../certificate/revocation/revocation-faults.ts';
import { isUndecided, leafOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** The certificate demands a stapled OCSP response (RFC 7633), and none came that counts. */
export const mustStapleMissing: SessionCheck = (session, { now }) => {
  const { staple } = session;
  const proof = staple === null ? null : stapleProof(staple, now);
  if (!leafOf(session)?.mustStaple || isUndecided(session) || session.resumed) return [];
  if (!isWithoutStaple(staple, proof)) return [];
  const what =
    staple === null ? 'the server sent none' : 'what the server sent along proves nothing about this certificate';
  return [
    {
      id: 'must-staple-missing',
      severity: 'error',
      title: 'The certificate demands a stapled OCSP response, and none came',
      detail: `It holds the TLS feature “status_request” (must-staple): its owner asked that it be refused unless a fresh proof comes along that it is not revoked, and ${what}. Firefox refuses such a connection; Node, curl and Chrome do not look.`,
      advice: [
        'Have the server staple (nginx: ssl_stapling on; Apache: SSLUseStapling on) and see that it can reach the OCSP address in the certificate.',
        'A server that has just started may not have fetched the response yet: try again after a minute.',
        'If stapling cannot be had, have the certificate issued anew without the must-staple feature.',
      ],
      citations: sources('rfc7633#4.3.3', 'rfc6066#8'),
    },
  ];
};
