import { stapleProof } from '../certificate/revocation/revocation-faults.ts';
import { leafOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** The stapled OCSP response speaks of other certificates than the server's. */
export const stapleWrongCertificate: SessionCheck = (session, { now }) => {
  const { staple } = session;
  const leaf = leafOf(session);
  if (staple === null || leaf === null || stapleProof(staple, now) !== 'wrong-certificate') return [];
  const others = staple.others.length === 0 ? 'of none' : `of the serial number ${staple.others.join(', ')}`;
  return [
    {
      id: 'staple-wrong-certificate',
      severity: 'warning',
      title: 'The stapled OCSP response is for another certificate',
      detail: `It speaks ${others}, and the server’s certificate has the number ${leaf.serialNumber}. So it proves nothing about this one. This happens when a certificate is renewed and the old response stays in the server’s memory.`,
      advice: [
        'Delete the stored response and reload the server, so that it fetches one for its present certificate.',
        'If the server has several certificates, see that each has a response of its own.',
      ],
      citations: sources('rfc6960#3.2', 'rfc6960#4.1.1', 'rfc6066#8'),
    },
  ];
};
