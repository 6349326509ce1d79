import { parseCipherSuite } from '../explain/tls/cipher-suite.ts';
import type { ScanCheck } from './check.ts';
import { sources } from './sources.ts';

/** The server agrees on suites that protect nothing or too little: NULL, anonymous, export, RC4, DES, 3DES, MD5. */
export const scanWeakSuites: ScanCheck = ({ versions }) => {
  const weak = [...new Set(versions.flatMap(({ suites }) => suites))].filter(
    (suite) => parseCipherSuite(suite)?.verdict === 'insecure',
  );
  if (weak.length === 0) return [];
  const kinds = kindsOf(weak);
  return [
    {
      id: 'scan-weak-suites',
      severity: 'error',
      title: `The server takes ${weak.length === 1 ? 'a broken cipher suite' : `${weak.length} broken cipher suites`}: ${kinds.map(({ name }) => name).join(', ')}`,
      detail: `${kinds.map(({ name, why }) => `${name}: ${why}`).join('; ')}. They are ${weak.slice(0, 12).join(', ')}${weak.length > 12 ? ` and ${weak.length - 12} more` : ''}. A client that offers nothing better gets one of them.`,
      advice: [
        'Leave only suites with GCM or CHACHA20 whose names begin with TLS_ECDHE, and those of TLS 1.3.',
        'With OpenSSL the list “ECDHE+AESGCM:ECDHE+CHACHA20” is these.',
      ],
      citations: sources('rfc9325#4.1', 'rfc7465#2', 'rfc8446#4.2'),
    },
  ];
};

interface Kind {
  readonly pattern: RegExp;
  readonly name: string;
  readonly why: string;
}

const kinds: readonly Kind[] = [
  { pattern: /_NULL_/, name: 'NULL', why: 'everyone on the path can read along' },
  { pattern: /_anon_/, name: 'anonymous', why: 'anyone may be the one at the other end' },
  { pattern: /_EXPORT/, name: 'export', why: 'keys of 40 or 56 bits, weak on purpose' },
  { pattern: /_RC4_/, name: 'RC4', why: 'its output can be told from chance, and what is sent often can be read' },
  { pattern: /_WITH_(?:DES|RC2)_/, name: 'DES', why: 'keys of 56 bits are found by trying' },
  { pattern: /_3DES_/, name: '3DES', why: 'blocks of 64 bits repeat in long connections (Sweet32)' },
];

function kindsOf(suites: readonly string[]): readonly Kind[] {
  const found = kinds.filter(({ pattern }) => suites.some((suite) => pattern.test(suite)));
  return found.length > 0 ? found : [{ pattern: /./, name: 'MD5', why: 'its records are protected by a broken hash' }];
}
