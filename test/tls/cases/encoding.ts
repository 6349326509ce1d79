/** Certificates that say the right things in an encoding that is not allowed, or in one that is allowed and rare. */

import { extension } from '../../../src/playground/certificate-factory.ts';
import * as der from '../../../src/playground/der.ts';
import { serving, tlsServer } from '../behaviour.ts';
import * as extensions from '../extensions.ts';
import { type Expectation, good, type LabCase, labCase, refused } from '../lab-case.ts';

const malformed = refused(['malformed-certificate']);

function withExtension(name: string, expected: Expectation, key: string, make: (host: string) => der.Der): LabCase {
  return labCase(name, expected, (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { extensions: { [key]: make(host) } }), bench.issuing)),
  }));
}

function named(name: string, expected: Expectation, other: string): LabCase {
  return withExtension(name, expected, 'subjectAltName', (host) =>
    extension(
      '2.5.29.17',
      false,
      der.sequence(extensions.alternativeName(`DNS:${host}`), Buffer.from(other, 'hex') as der.Der),
    ),
  );
}

function wholly(name: string, expected: Expectation, key: string, octets: string): LabCase {
  return withExtension(name, expected, key, () => Buffer.from(octets, 'hex') as der.Der);
}

export const encodingCases: readonly LabCase[] = [
  // TRUE is FF in DER, and nothing else.
  wholly('critical-by-01', malformed, 'keyUsage', '300E0603551D0F0101010404030207 80'.replace(' ', '')),
  wholly('extension-with-a-long-length', malformed, 'keyUsage', '30810E0603551D0F0101FF040403020780'),
  withExtension('names-and-something-after-them', malformed, 'subjectAltName', (host) =>
    extension(
      '2.5.29.17',
      false,
      Buffer.concat([der.sequence(extensions.alternativeName(`DNS:${host}`)), der.nullValue()]),
    ),
  ),
  withExtension('features-unreadable', malformed, 'tlsFeature', () =>
    extension('1.3.6.1.5.5.7.1.24', false, der.sequence(der.nullValue())),
  ),
  named('address-of-three-octets-among-the-names', malformed, '87030A0000'),
  named('edi-party-among-the-names', good(), 'A506A1040C02686F'),
];
