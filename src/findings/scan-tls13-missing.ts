import type { ScanCheck } from './check.ts';
import { sources } from './sources.ts';

/** The server stops at TLS 1.2, which is safe with good suites. */
export const scanTls13Missing: ScanCheck = ({ versions }) => {
  const isSupported = (name: string): boolean =>
    versions.some(({ version, supported }) => version === name && supported === true);
  const isRefused = versions.some(({ version, supported }) => version === 'TLSv1.3' && supported === false);
  if (!isRefused || !isSupported('TLSv1.2')) return [];
  return [
    {
      id: 'scan-tls13-missing',
      severity: 'notice',
      title: 'The server does not take TLS 1.3',
      detail:
        'TLS 1.2 is still safe with good cipher suites. TLS 1.3 has nothing but good ones, takes one round trip less, hides the certificate from those on the path, and is where post-quantum key exchange is to be had.',
      advice: ['Enable TLS 1.3; nginx, Apache, IIS and all current TLS libraries have it.'],
      citations: sources('rfc9325#3.1.1', 'rfc8446'),
    },
  ];
};
