import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { isDer } from '../../../src/certificate/is-der.ts';
import { fixtureDer, fixtureNames } from './fixture.ts';

/** Octets in hexadecimal, spaces for the eye. */
const cases: readonly (readonly [name: string, octets: string, expected: boolean])[] = [
  ['TRUE is FF', '01 01 FF', true],
  ['FALSE is 00', '01 01 00', true],
  ['TRUE is not 01', '01 01 01', false],
  ['a truth value is not empty', '01 00', false],
  ['a length up to 127 is one octet', '04 01 41', true],
  ['such a length is not written in two', '04 81 01 41', false],
  ['a longer one is', `04 81 80 ${'41'.repeat(128)}`, true],
  ['and has no zeros in front', `04 82 00 80 ${'41'.repeat(128)}`, false],
  ['a length is not left open', '30 80 02 01 01 00 00', false],
  ['nor ended by nothing', '30 02 00 00', false],
  ['nothing follows', '05 00 05 00', false],
  ['nothing is missing', '30 03 02 01', false],
  ['an element does not reach out of the one around it', '30 03 04 02 41 41', false],
  ['no octets are no element', '', false],
  ['a number has at least one octet', '02 00', false],
  ['a number has no zeros in front', '02 02 00 7F', false],
  ['but the one that keeps it positive', '02 02 00 80', true],
  ['a negative number has no ones in front', '02 02 FF 80', false],
  ['the bits left over are 0', '03 02 05 A0', true],
  ['and not 1', '03 02 05 A1', false],
  ['no more bits are left over than there are', '03 01 03', false],
  ['an identifier has no padding', '06 03 2A 80 03', false],
  ['an identifier is whole', '06 02 2A 80', false],
  ['octets are in one piece', '24 03 04 01 41', false],
  ['a sequence is made of elements', '10 00', false],
  ['what is inside counts too', 'A0 05 30 03 01 01 01', false],
  ['what is inside of octets does not', '04 03 01 01 01', true],
  ['a tag may be long', '9F 81 01 01 41', true],
];

describe('isDer', () => {
  for (const [name, octets, expected] of cases)
    it(`${expected ? 'takes' : 'refuses'}: ${name}`, () =>
      equal(isDer(Buffer.from(octets.replaceAll(' ', ''), 'hex')), expected));

  for (const name of fixtureNames) it(`takes the certificate ${name}`, () => equal(isDer(fixtureDer(name)), true));

  it('refuses what is nested a thousand times, and does not tire of it', () => {
    let nested = Buffer.alloc(200, '0500', 'hex');
    for (let depth = 0; depth < 1000; depth += 1) {
      const head = Buffer.from('30820000', 'hex');
      head.writeUInt16BE(nested.length, 2);
      nested = Buffer.concat([head, nested]);
    }
    equal(isDer(nested), false);
  });

  it('throws at nothing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (octets) => typeof isDer(octets) === 'boolean'));
  });
});
