import { deepEqual } from 'node:assert/strict';
import type { HelloBreach } from '../../../src/exchange/tls/handshake-record.ts';
import type { ServerHello } from '../../../src/exchange/tls/hello.ts';
import { readServerHello } from '../../../src/exchange/tls/hello.ts';
import { helloBreaches } from '../../../src/exchange/tls/hello-breaches.ts';

/** A server's hello: the version of old, the suite, and extensions, all in hexadecimal. */
function hello(legacyVersion: string, suite: string, ...extensions: readonly string[]): ServerHello {
  const list = Buffer.from(extensions.join(''), 'hex');
  const length = list.length.toString(16).padStart(4, '0');
  return readServerHello(
    Buffer.concat([Buffer.from(`${legacyVersion}${'07'.repeat(32)}00${suite}00${length}`, 'hex'), list]),
  );
}

const tls13 = '002B00020304';
const encryptThenMac = '00160000';
const aes128Gcm = 'C02F';

const cases: readonly (readonly [name: string, hello: ServerHello, ...expected: HelloBreach[]])[] = [
  ['TLS 1.3 looks like TLS 1.2', hello('0303', '1301', tls13)],
  ['and not like itself', hello('0304', '1301', tls13), 'legacy-version'],
  ['nor like older ones', hello('0302', '1301', tls13), 'legacy-version'],
  ['TLS 1.2 is what it says', hello('0303', aes128Gcm)],
  ['points are understood as they are sent', hello('0303', aes128Gcm, '000B00020100')],
  ['among other forms', hello('0303', aes128Gcm, '000B000403000102')],
  ['and not in others alone', hello('0303', aes128Gcm, '000B00020101'), 'point-formats'],
  ['what has a MAC may be encrypted before it', hello('0303', 'C027', encryptThenMac)],
  ['what has none may not', hello('0303', aes128Gcm, encryptThenMac), 'encrypt-then-mac'],
  [
    'each breach is told',
    hello('0303', aes128Gcm, '000B00020101', encryptThenMac),
    'point-formats',
    'encrypt-then-mac',
  ],
];

describe('a server’s hello', () => {
  for (const [name, answer, ...expected] of cases) it(name, () => deepEqual(helloBreaches(answer), expected));
});
