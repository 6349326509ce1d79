import assert from 'node:assert/strict';
import { certificatesIn } from '../../../src/certificate/certificates-in.ts';
import * as der from '../../../src/playground/der.ts';
import { holder } from './revocation/authority.ts';

const one = holder('One', null);
const two = holder('Two', null);

/** A PKCS #7 message that holds nothing but certificates (RFC 5652 section 5.1). */
const bundle = der.sequence(
  der.objectIdentifier('1.2.840.113549.1.7.2'),
  der.explicit(
    0,
    der.sequence(
      der.integer(Uint8Array.of(1)),
      Uint8Array.of(0x31, 0),
      der.sequence(der.objectIdentifier('1.2.840.113549.1.7.1')),
      der.implicitSequence(0, one.certificate.der, two.certificate.der),
      Uint8Array.of(0x31, 0),
    ),
  ),
);
const all = [one.certificate.der, two.certificate.der];

const cases: readonly (readonly [string, Uint8Array, readonly Uint8Array[]])[] = [
  ['one in DER', one.certificate.der, [one.certificate.der]],
  ['several in PEM', Buffer.from(one.pem + two.pem), all],
  ['several in PKCS #7', bundle, all],
  ['none in what is empty', new Uint8Array(), []],
  ['none in text', new TextEncoder().encode('<html>'), []],
  ['none in a PKCS #7 message that ends early', bundle.subarray(0, 40), []],
];

describe('certificates in what an authority publishes', () => {
  for (const [name, octets, expected] of cases) {
    it(name, () => {
      assert.deepEqual(
        certificatesIn(octets).map((one) => Buffer.from(one)),
        expected.map((one) => Buffer.from(one)),
      );
    });
  }
});
