import type { Entry } from '../entry.ts';

/** By the names of Node.js. */
export const tlsVersions: Readonly<Record<string, Entry>> = {
  'TLSv1.3': {
    title: 'TLS 1.3',
    summary: 'The current version of TLS, from 2018: faster, and without the weak parts of its predecessors.',
    detail:
      'The handshake takes one round trip, everything after the server hello is encrypted, certificates included, and every full handshake has forward secrecy. Only five cipher suites were defined, all of them sound. RFC 9846 revised the text in 2026 without changing the protocol.',
    advice: [],
    see: ['rfc8446', 'rfc9846'],
  },
  'TLSv1.2': {
    title: 'TLS 1.2',
    summary: 'The version before, from 2008: still secure if it is configured well.',
    detail:
      'Security depends on the cipher suite: with ECDHE and an AEAD such as AES-GCM it is good; with RSA key exchange there is no forward secrecy, and with CBC old attacks come near. The handshake takes two round trips and shows the certificates to anyone on the way.',
    advice: ['Offer TLS 1.3 beside it.', 'Allow only ECDHE suites with AES-GCM or ChaCha20-Poly1305.'],
    see: ['rfc5246', 'rfc9325#3.1.1'],
  },
  'TLSv1.1': {
    title: 'TLS 1.1',
    summary: 'An obsolete version from 2006 that must not be used any more.',
    detail:
      'It depends on SHA-1 and has no modern ciphers. Browsers dropped it in 2020, and it was formally deprecated in 2021.',
    advice: ['Switch to TLS 1.2 or 1.3 on the server.'],
    see: ['rfc4346', 'rfc8996'],
  },
  TLSv1: {
    title: 'TLS 1.0',
    summary: 'An obsolete version from 1999 that must not be used any more.',
    detail:
      'The BEAST attack and its reliance on MD5 and SHA-1 speak against it. Payment rules have forbidden it since 2018.',
    advice: ['Switch to TLS 1.2 or 1.3 on the server.'],
    see: ['rfc2246', 'rfc8996'],
  },
  SSLv3: {
    title: 'SSL 3.0',
    summary: 'The predecessor of TLS, from 1996, broken by the POODLE attack.',
    detail: 'An attacker on the way can read cookies. Its use is forbidden, and current libraries have removed it.',
    advice: ['Switch it off at once.'],
    see: ['rfc6101', 'rfc7568'],
  },
  SSLv2: {
    title: 'SSL 2.0',
    summary: 'The first published version, from 1995, without any security today.',
    detail: 'A server that still speaks it also endangers its newer versions, as the DROWN attack showed.',
    advice: ['Switch it off at once, on every server that has the same key.'],
    see: ['rfc6176'],
  },
};
