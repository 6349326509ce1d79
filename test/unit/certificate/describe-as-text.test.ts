import assert from 'node:assert/strict';
import { describeAsText } from '../../../src/certificate/describe-as-text.ts';
import { fixtureCertificate, fixtureNames, fixtureText } from './fixture.ts';

function check(name: (typeof fixtureNames)[number], expected: readonly RegExp[]): void {
  const text = describeAsText(fixtureCertificate(name));
  for (const pattern of expected) assert.match(text, pattern);
}

describe('describeAsText', () => {
  it('says every name, address and purpose', () => {
    check('web-rsa', [
      /^ {2}dns {4}\*\.shop\.example$/m,
      /^ {2}ip {5}2001:db8:0:1::1$/m,
      /^ {2}extendedKeyUsage {2,}serverAuth, clientAuth, 1\.3\.6\.1\.4\.1\.99999\.1$/m,
      /^ {2}Not after {6}2126-\d\d-\d\d \d\d:\d\d:\d\d UTC$/m,
      /^ {2}Type {11}RSA, 2048 bits$/m,
    ]);
  });

  it('marks what is critical, and what is not read', () => {
    check('odd-names', [/^ {2}1\.3\.6\.1\.4\.1\.99999\.7 {2,}\(not read\) {2}\[critical\]$/m]);
    check('root-p384', [/^ {2}basicConstraints {2,}certificate authority, at most 1 .* {2}\[critical\]$/m]);
  });

  it('says that there are no names rather than nothing', () =>
    check('self-ed25519', [/Names it is valid for\n {2}\(none\)/]));

  for (const name of fixtureNames) {
    it(`ends with the PEM of ${name}`, () => {
      assert.ok(describeAsText(fixtureCertificate(name)).endsWith(fixtureText(name, 'pem')));
    });
  }
});
