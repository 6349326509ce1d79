import { holderOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** What came and is on no way from the leaf to the anchor. Where there is no anchor, any of it may have been meant for the way. */
export const extraCertificate: SessionCheck = ({ path, chain, anchorStore }) => {
  if (anchorStore === null || path.length === 0) return [];
  const onPath = new Set(path.map(({ fingerprint256 }) => fingerprint256));
  const extras = new Map(chain.map((certificate) => [certificate.fingerprint256, certificate]));
  return [...extras.values()]
    .filter(({ fingerprint256 }) => !onPath.has(fingerprint256))
    .map((certificate) => ({
      id: 'extra-certificate',
      severity: 'notice',
      title: `The server sends the certificate “${holderOf(certificate)}”, which is not needed here`,
      detail: path.some(({ subject }) => subject.text === certificate.subject.text)
        ? 'Another certificate of the same authority leads to a trusted root as well. Clients with older stores may need this one, so it can be there on purpose; others, curl among them, may follow this one only and then refuse the server.'
        : 'It is on no way from the certificate of the server to a trusted root.',
      advice: ['Take it out of the file of certificates that the server sends, unless it is there for older clients.'],
      citations: sources('rfc8446#4.4.2'),
    }));
};
