import type { ServerHello } from './hello.ts';
import { cipherSuiteName } from './names.ts';

/**
 * Rules for a server's hello at whose breach a client has to break off and OpenSSL does not: the version of old times is not that of
 * TLS 1.2 in TLS 1.3 (RFC 8446 section 4.1.3); points of curves are not understood in the one form there is (RFC 8422 section
 * 5.1.2); encryption before the MAC for a suite that has no MAC (RFC 7366 section 3).
 */
export type HelloBreach = 'legacy-version' | 'point-formats' | 'encrypt-then-mac';

const encryptThenMac = 22;
const uncompressed = 0;

export function helloBreaches(hello: ServerHello): readonly HelloBreach[] {
  const { version, legacyVersion, pointFormats, extensions, cipherSuite } = hello;
  const breaches: HelloBreach[] = [];
  if (version === 0x0304 && legacyVersion !== 0x0303) breaches.push('legacy-version');
  if (version < 0x0304 && pointFormats?.includes(uncompressed) === false) breaches.push('point-formats');
  const isBlockCipher = /_CBC_/.test(cipherSuiteName(cipherSuite));
  if (version < 0x0304 && extensions.includes(encryptThenMac) && !isBlockCipher) breaches.push('encrypt-then-mac');
  return breaches;
}
