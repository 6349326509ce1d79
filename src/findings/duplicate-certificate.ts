import { holderOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** The same certificate came more than once. */
export const duplicateCertificate: SessionCheck = ({ chain }) => {
  const counts = new Map<string, number>();
  for (const { fingerprint256 } of chain) counts.set(fingerprint256, (counts.get(fingerprint256) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .flatMap(([fingerprint, count]) => {
      const certificate = chain.find(({ fingerprint256 }) => fingerprint256 === fingerprint);
      if (certificate === undefined) return [];
      return [
        {
          id: 'duplicate-certificate',
          severity: 'notice',
          title: `The server sends the certificate “${holderOf(certificate)}” ${count === 2 ? 'twice' : `${count} times`}`,
          detail: 'Once is enough; some simple clients stumble over the second.',
          advice: ['Take the copy out of the file of certificates that the server sends.'],
          citations: sources('rfc8446#4.4.2'),
        },
      ];
    });
};
