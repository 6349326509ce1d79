import { leafOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** A certificate of a public authority has no proof that it was logged (RFC 6962). For those of private ones nobody asks. */
export const missingTimestamps: SessionCheck = (session) => {
  const leaf = leafOf(session);
  if (leaf === null || session.anchorStore !== 'bundled' || leaf.selfSigned || leaf.timestampCount > 0) return [];
  return [
    {
      id: 'missing-timestamps',
      severity: 'warning',
      title: 'The certificate has no timestamps of certificate transparency',
      detail:
        'Chrome, Safari and Firefox refuse certificates of public authorities without proof that they stand in public logs. It could also come in the handshake, which is rare; Node.js does not ask.',
      advice: [
        'Have the certificate issued anew; public authorities embed the timestamps by themselves.',
        'Look at whether the server sends a certificate that was left out of the logs on purpose.',
      ],
      citations: [
        ...sources('rfc6962#3.3'),
        {
          document: 'Chrome Certificate Transparency Policy',
          section: '',
          url: 'https://googlechrome.github.io/CertificateTransparency/ct_policy.html',
        },
      ],
    },
  ];
};
