import assert from 'node:assert/strict';
import { type ClientCertificate, certificateFor } from '../../../src/request/client-certificate.ts';
import { readClientCertificate } from '../../../src/request/read-client-certificate.ts';

const given = (hosts: string): ClientCertificate => ({
  hosts,
  source: hosts,
  material: { kind: 'unusable', why: 'not tried' },
});

describe('the client certificate for a server', () => {
  /** Patterns, `host:port`, and the one that counts. */
  const chosen: readonly (readonly [string, readonly string[], string, number, string | null])[] = [
    ['is the one of its name', ['other.test', 'good.test'], 'good.test', 443, 'good.test'],
    ['is none where none is meant for it', ['other.test'], 'good.test', 443, null],
    ['is looked for whatever the case', ['GOOD.Test'], 'good.test', 443, 'GOOD.Test'],
    ['may be for one port only', ['good.test:8443'], 'good.test', 443, null],
    ['prefers the one with the port', ['good.test', 'good.test:443'], 'good.test', 443, 'good.test:443'],
    ['takes a star for what is below', ['*.good.test'], 'a.b.good.test', 443, '*.good.test'],
    ['does not take a star for the name itself', ['*.good.test'], 'good.test', 443, null],
    ['does not take a star for a name that ends alike', ['*.good.test'], 'notgood.test', 443, null],
    ['prefers the name to a star', ['*.good.test', '*', 'a.good.test'], 'a.good.test', 443, 'a.good.test'],
    ['prefers the longer star', ['*', '*.test', '*.good.test'], 'a.good.test', 443, '*.good.test'],
    ['takes the first of equal ones', ['good.test', 'Good.test'], 'good.test', 443, 'good.test'],
    ['knows addresses', ['[::1]:8443'], '::1', 8443, '[::1]:8443'],
    ['reads an address with its scheme', ['https://good.test:8443/'], 'good.test', 8443, 'https://good.test:8443/'],
    ['takes a star for every server', ['*'], 'good.test', 443, '*'],
    ['takes nothing for what is no pattern', ['', 'a b:x', '::1'], 'good.test', 443, null],
  ];
  for (const [what, patterns, host, port, expected] of chosen)
    it(what, () => assert.equal(certificateFor(patterns.map(given), host, port)?.hosts ?? null, expected));
});

describe('reading a client certificate', () => {
  const pkcs12 = Uint8Array.of(0x30, 0x82, 1, 0, 2, 1, 3);
  const files: Readonly<Record<string, Uint8Array>> = {
    '/c.pem': Uint8Array.of(1),
    '/c.key': Uint8Array.of(2),
    '/c.p12': pkcs12,
  };
  const none = { hosts: '*', source: 'x', certificate: null, key: null, pkcs12: null, passphrase: null };
  const read = async (written: Partial<typeof none | Record<keyof typeof none, string>>) =>
    (await readClientCertificate({ ...none, ...written }, (path) => Promise.resolve(files[path] ?? null))).material;

  it('takes a certificate and its key', async () =>
    assert.deepEqual(await read({ certificate: '/c.pem', key: '/c.key', passphrase: 'p' }), {
      kind: 'pair',
      certificate: Uint8Array.of(1),
      key: Uint8Array.of(2),
      passphrase: 'p',
    }));
  it('looks for the key in the file of the certificate', async () =>
    assert.deepEqual(await read({ certificate: '/c.pem' }), {
      kind: 'pair',
      certificate: Uint8Array.of(1),
      key: Uint8Array.of(1),
      passphrase: null,
    }));
  for (const place of ['certificate', 'pkcs12'])
    it(`knows PKCS #12 as ${place}`, async () =>
      assert.deepEqual(await read({ [place]: '/c.p12' }), { kind: 'pkcs12', bundle: pkcs12, passphrase: null }));

  for (const [what, written, why] of [
    ['no file at all', {}, /neither a certificate \(cert\) nor a PKCS #12 file/],
    ['a certificate that is not there', { certificate: '/no.pem' }, /^\/no\.pem cannot be read$/],
    ['a key that is not there', { certificate: '/c.pem', key: '/no.key' }, /^\/no\.key cannot be read$/],
    ['a PKCS #12 file that is none', { pkcs12: '/c.pem' }, /^\/c\.pem is no PKCS #12 file$/],
  ] as const)
    it(`says so of ${what}`, async () => {
      const material = await read(written);
      assert.match(material.kind === 'unusable' ? material.why : material.kind, why);
    });
});
