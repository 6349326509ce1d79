import { parseCipherSuite } from '../explain/tls/cipher-suite.ts';
import type { ScanCheck } from './check.ts';
import { sources } from './sources.ts';

/** No suite of the server makes a key for this connection alone. */
export const scanNoForwardSecrecy: ScanCheck = ({ versions }) => {
  const suites = versions.flatMap((version) => version.suites);
  if (suites.length === 0 || suites.some((suite) => parseCipherSuite(suite)?.forwardSecrecy !== false)) return [];
  return [
    {
      id: 'scan-no-forward-secrecy',
      severity: 'warning',
      title: 'None of the server’s cipher suites has forward secrecy',
      detail:
        'Every session key is encrypted with the key of the certificate, or follows from it. Whoever gets hold of that key, even years later, can read all traffic that was recorded.',
      advice: [
        'Enable TLS 1.3, or suites whose names begin with TLS_ECDHE.',
        'If the server cannot, put a proxy in front of it that does.',
      ],
      citations: sources('rfc9325#4.1', 'rfc9325#7.3'),
    },
  ];
};
