import type { Reference } from '../explain/cite.ts';
import type { ScanCheck } from './check.ts';
import { sources } from './sources.ts';

const old: Readonly<Record<string, { readonly name: string; readonly see: Reference }>> = {
  'TLSv1.1': { name: 'TLS 1.1', see: 'rfc8996#5' },
  TLSv1: { name: 'TLS 1.0', see: 'rfc8996#4' },
  SSLv3: { name: 'SSL 3.0', see: 'rfc7568#3' },
};

/** The server agrees on versions that must not be used any more, to whoever offers nothing newer. */
export const scanOldVersions: ScanCheck = ({ versions, fallbackProtection }) => {
  const found = versions.flatMap(({ version, supported }) => {
    const known = old[version];
    return supported && known ? [known] : [];
  });
  if (found.length === 0) return [];
  const names = found.map(({ name }) => name).join(' and ');
  const isOnly = !versions.some(({ version, supported }) => supported && old[version] === undefined);
  return [
    {
      id: 'scan-old-versions',
      severity: 'error',
      title: isOnly ? `The server speaks nothing newer than ${found[0]?.name}` : `The server still takes ${names}`,
      detail: `${names} must not be negotiated any more: their key derivation and signatures stand on MD5 and SHA-1, and their ciphers have been broken.${
        isOnly
          ? ' Today’s browsers and libraries cannot talk to this server at all.'
          : ' Present clients agree on something newer; old ones, and whoever makes a client fall back, do not.'
      }${fallbackProtection === false ? ' The server does not turn a client away that falls back (RFC 7507).' : ''}`,
      advice: [
        'Let the server take TLS 1.2 and TLS 1.3 only (nginx: ssl_protocols TLSv1.2 TLSv1.3).',
        'Look into its log for clients that still need the old versions, before you take them away.',
      ],
      citations: sources(...found.map(({ see }) => see), 'rfc9325#3.1.1'),
    },
  ];
};
