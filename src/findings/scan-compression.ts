import type { ScanCheck } from './check.ts';
import { sources } from './sources.ts';

/** The server takes TLS compression, by which secrets leak through lengths. */
export const scanCompression: ScanCheck = ({ older }) =>
  older?.compression
    ? [
        {
          id: 'scan-compression',
          severity: 'error',
          title: 'The server takes TLS compression',
          detail:
            'Compression before encryption shows in the length of a record whether a guess was right, and so gives cookies and tokens away, one character after the other (CRIME, 2012). TLS 1.3 has none.',
          advice: ['Have the server compress at the level of HTTP only, where secrets can be kept out of it.'],
          citations: sources('rfc9325#3.3', 'rfc3749#6'),
        },
      ]
    : [];
