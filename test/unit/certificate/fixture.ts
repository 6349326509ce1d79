import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from '../../../src/certificate/certificate.ts';
import { pemToDer } from '../../../src/certificate/pem-to-der.ts';
import { readCertificate } from '../../../src/certificate/read-certificate.ts';

export const fixtureNames = [
  'root-p384',
  'web-rsa',
  'staple-ed25519',
  'self-ed25519',
  'weak-sha1',
  'pss-rsa',
  'odd-names',
  'brainpool',
  'dsa',
] as const;

export type FixtureName = (typeof fixtureNames)[number];

/** A file made by `fixtures/make.sh`. */
export function fixtureText(name: FixtureName, ending: 'pem' | 'txt'): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', `${name}.${ending}`), 'utf8');
}

export function fixtureDer(name: FixtureName): Uint8Array {
  return pemToDer(fixtureText(name, 'pem'))[0] ?? new Uint8Array();
}

export function fixtureCertificate(name: FixtureName): Certificate {
  const certificate = readCertificate(fixtureDer(name));
  if (certificate === null) throw new Error(`${name} is no certificate`);
  return certificate;
}
