import type { ScanCheck } from './check.ts';
import { sources } from './sources.ts';

/** Before TLS 1.3 a server must say that it ties a renegotiation to the connection (RFC 5746). */
export const scanInsecureRenegotiation: ScanCheck = ({ older }) =>
  older !== null && !older.secureRenegotiation
    ? [
        {
          id: 'scan-insecure-renegotiation',
          severity: 'warning',
          title: 'The server does not know secure renegotiation',
          detail:
            'Its answer lacks the extension renegotiation_info. Where such a server renegotiates, somebody in the middle can put requests of his own before those of a client (CVE-2009-3555), and current clients may refuse it. Whether it renegotiates at all was not tried.',
          advice: [
            'Update the TLS library of the server; every one since 2010 has the extension.',
            'Or enable TLS 1.3, which has no renegotiation.',
          ],
          citations: sources('rfc5746#3.6', 'rfc9325#3.5'),
        },
      ]
    : [];
