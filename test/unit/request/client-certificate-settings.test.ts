import assert from 'node:assert/strict';
import { clientCertificatesOf } from '../../../src/request/client-certificate-settings.ts';

const read = (value: unknown, takesClearPassphrase = false) =>
  clientCertificatesOf(value, 'portside.clientCertificates', takesClearPassphrase, {
    readFile: (path) => Promise.resolve(path.startsWith('/work/') ? Uint8Array.of(path.length) : null),
    resolvePath: (path) => (path.startsWith('/') ? path : `/work/${path}`),
    processEnvironment: (name) => (name === 'PASS' ? 'from the environment' : null),
    secret: (name) => Promise.resolve(name === 'kept' ? 'from the storage' : null),
  });

describe('the setting for client certificates', () => {
  it('names files below the workspace by host', async () => {
    assert.deepEqual(
      await read({ 'a.test:8443': { cert: 'c.pem', key: '/work/c.key' }, 'b.test': { cert: 'both.pem' } }),
      [
        {
          hosts: 'a.test:8443',
          source: 'portside.clientCertificates, “a.test:8443”',
          material: { kind: 'pair', certificate: Uint8Array.of(11), key: Uint8Array.of(11), passphrase: null },
        },
        {
          hosts: 'b.test',
          source: 'portside.clientCertificates, “b.test”',
          material: { kind: 'pair', certificate: Uint8Array.of(14), key: Uint8Array.of(14), passphrase: null },
        },
      ],
    );
  });

  for (const value of [null, undefined, [], 'x', { 'a.test': 'c.pem' }, { 'a.test': null }])
    it(`is passed over where it is ${JSON.stringify(value)}`, async () => assert.deepEqual(await read(value), []));

  for (const [what, entry, clear, expected] of [
    ['is one that is kept', { passphraseSecret: 'kept' }, false, 'from the storage'],
    ['is a variable of the process', { passphraseEnv: 'PASS' }, false, 'from the environment'],
    ['may stand in the settings of other tools', { passphrase: 'clear' }, true, 'clear'],
    ['may not stand in ours', { passphrase: 'clear' }, false, /settings are no place for a passphrase/],
    ['is missing when it is not kept', { passphraseSecret: 'other' }, false, /the secret other is not kept yet/],
    ['is missing when no variable has it', { passphraseEnv: 'OTHER' }, false, /the variable OTHER .* is not set/],
  ] as const)
    it(`takes a passphrase that ${what}`, async () => {
      const [certificate] = await read({ 'a.test': { cert: 'c.pem', ...entry } }, clear);
      const { material } = certificate ?? assert.fail('none');
      if (typeof expected === 'string') assert.equal(material.kind === 'pair' && material.passphrase, expected);
      else assert.match(material.kind === 'unusable' ? material.why : material.kind, expected);
    });

  it('says which file cannot be read', async () => {
    const [certificate] = await read({ 'a.test': { pfx: '/elsewhere/c.p12' } });
    assert.deepEqual(certificate?.material, { kind: 'unusable', why: '/elsewhere/c.p12 cannot be read' });
  });
});
