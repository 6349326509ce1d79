import { equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as der from '../../../src/playground/der.ts';

function check(made: Uint8Array, expectedHex: string): void {
  equal(Buffer.from(made).toString('hex'), expectedHex.replaceAll(' ', ''));
}

describe('DER', () => {
  const cases: readonly (readonly [string, () => Uint8Array, string])[] = [
    ['writes zero as one octet', () => der.integer(Uint8Array.of(0)), '02 01 00'],
    ['cuts leading zeros off an integer', () => der.integer(Uint8Array.of(0, 0, 5)), '02 01 05'],
    ['keeps an integer positive with a zero in front', () => der.integer(Uint8Array.of(0x80)), '02 02 00 80'],
    ['puts no zero in front of 127', () => der.integer(Uint8Array.of(0x7f)), '02 01 7f'],
    [
      'writes an object identifier with arcs past 127',
      () => der.objectIdentifier('1.2.840.113549'),
      '06 06 2a864886f70d',
    ],
    ['writes short lengths in one octet', () => der.octetString(new Uint8Array(0x7f)).subarray(0, 2), '04 7f'],
    [
      'writes long lengths in the fewest octets',
      () => der.octetString(new Uint8Array(0x80)).subarray(0, 3),
      '04 81 80',
    ],
    ['writes lengths of two octets', () => der.octetString(new Uint8Array(300)).subarray(0, 4), '04 82 01 2c'],
    ['numbers named bits from the left', () => der.namedBits([0, 2]), '03 02 05 a0'],
    ['cuts trailing zero bits off named bits', () => der.namedBits([5, 6]), '03 02 01 06'],
    [
      'writes a time before 2050 with two digits of year',
      () => der.time(Date.UTC(2049, 11, 31)),
      `17 0d ${hex('491231000000Z')}`,
    ],
    ['writes a time from 2050 with four', () => der.time(Date.UTC(2050, 0, 1)), `18 0f ${hex('20500101000000Z')}`],
    ['leaves parts of seconds out of a time', () => der.time(999), `17 0d ${hex('700101000000Z')}`],
    ['wraps an element under an explicit tag', () => der.explicit(3, der.nullValue()), 'a3 02 05 00'],
    ['replaces the identifier under an implicit tag', () => der.implicit(2, Buffer.from('a')), '82 01 61'],
    ['writes true as all ones', () => der.booleanTrue(), '01 01 ff'],
  ];
  for (const [title, make, expected] of cases) {
    it(title, () => check(make(), expected));
  }
});

function hex(text: string): string {
  return Buffer.from(text, 'latin1').toString('hex');
}
