import type { HelloBreach } from './handshake-record.ts';
import type { ServerHello } from './hello.ts';
import { cipherSuiteName } from './names.ts';

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
