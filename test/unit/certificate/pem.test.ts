import assert from 'node:assert/strict';
import { certificateToPem } from '../../../src/certificate/certificate-to-pem.ts';
import { pemToDer } from '../../../src/certificate/pem-to-der.ts';
import { fixtureDer, fixtureText } from './fixture.ts';

describe('certificateToPem', () => {
  it('writes what OpenSSL writes', () => {
    assert.equal(certificateToPem(fixtureDer('web-rsa')), fixtureText('web-rsa', 'pem'));
  });
});

describe('pemToDer', () => {
  const one = fixtureText('web-rsa', 'pem');
  const two = fixtureText('self-ed25519', 'pem');
  const cases: readonly [title: string, pem: string, expected: readonly Uint8Array[]][] = [
    ['reads one certificate', one, [fixtureDer('web-rsa')]],
    ['reads several in their order', two + one, [fixtureDer('self-ed25519'), fixtureDer('web-rsa')]],
    ['reads Windows line ends', one.replaceAll('\n', '\r\n'), [fixtureDer('web-rsa')]],
    ['reads a block on one line', one.replace(/([^-])\n(?!-)/g, '$1'), [fixtureDer('web-rsa')]],
    [
      'passes over text around the blocks',
      `# my root\n${fixtureText('web-rsa', 'txt')}${one}end`,
      [fixtureDer('web-rsa')],
    ],
    [
      'passes over keys',
      `-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n${one}`,
      [fixtureDer('web-rsa')],
    ],
    [
      'leaves out a block that is not base64',
      `-----BEGIN CERTIFICATE-----\n?!\n-----END CERTIFICATE-----\n${one}`,
      [fixtureDer('web-rsa')],
    ],
    ['does not read a block without an end', '-----BEGIN CERTIFICATE-----\nAAAA\n', []],
    ['finds nothing in nothing', '', []],
  ];
  for (const [title, pem, expected] of cases) it(title, () => assert.deepEqual(pemToDer(pem), expected));
});
