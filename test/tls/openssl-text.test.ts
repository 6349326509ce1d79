import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readCertificate } from '../../src/certificate/read-certificate.ts';
import { inOpensslWords, readOpensslText } from '../unit/certificate/openssl-text.ts';
import { authorityCases } from './cases/authority.ts';
import { identityCases } from './cases/identity.ts';
import { keyCases } from './cases/keys.ts';
import { soundCases } from './cases/sound.ts';
import { usageCases } from './cases/usage.ts';
import type { LabCertificate } from './lab-certificate.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const program = '/usr/bin/openssl';
const options = ['-text', '-fingerprint', '-sha256', '-noout', '-nameopt', 'RFC2253,-esc_msb,utf8'];

/** Those that differ in their certificates, and not in time or on the wire. */
const cases = [...soundCases, ...identityCases, ...authorityCases, ...usageCases, ...keyCases];

/** Every certificate that these cases make, under the name of its case. */
function allCertificates(): ReadonlyMap<string, readonly LabCertificate[]> {
  const bench = openWorkbench(Date.now());
  const made = new Map<string, readonly LabCertificate[]>();
  for (const one of cases) {
    const list: LabCertificate[] = [];
    const keep = (certificate: LabCertificate): LabCertificate => {
      list.push(certificate);
      return certificate;
    };
    const watched: Workbench = {
      ...bench,
      leaf: (...args) => keep(bench.leaf(...args)),
      authority: (...args) => keep(bench.authority(...args)),
    };
    try {
      one.set(watched, `${one.name}.lab.test`);
    } catch {
      // A server that this machine cannot make; its certificates were made all the same.
    }
    made.set(one.name, list);
  }
  return made;
}

/** Where the two say different things, with the reason. */
const differing: Readonly<Record<string, string>> = {
  'serial-number-of-one': 'OpenSSL writes small serial numbers in decimal',
  'serial-number-zero': 'OpenSSL writes small serial numbers in decimal',
  'serial-number-negative': 'OpenSSL writes a minus sign, Portside the octets as they are',
  'address-of-version-6': 'OpenSSL does not shorten addresses (RFC 5952)',
  'address-mapped-into-version-6': 'OpenSSL does not shorten addresses (RFC 5952)',
  'address-of-five-octets': 'OpenSSL says that the length is wrong, Portside shows the octets',
  'name-with-nul': 'OpenSSL gives the extension up, Portside shows the character escaped',
  'name-in-unicode': 'OpenSSL writes the octet, Portside the letter',
  'san-empty': 'OpenSSL has a word for none',
  'subject-key-unreadable': 'OpenSSL shows the octets of what it cannot read',
  'authority-key-unreadable': 'OpenSSL shows the octets of what it cannot read',
  ed448: 'OpenSSL says no size of the key',
  'signature-algorithms-differ': 'OpenSSL shows what the signed part says, Portside what the signature is made with',
};

describe('the fields of the laboratory’s certificates', function () {
  this.timeout(60_000);
  let made: ReadonlyMap<string, readonly LabCertificate[]>;

  before(function () {
    if (!existsSync(program)) {
      console.log(`skipped: ${program} is not installed: nothing to compare with`);
      return this.skip();
    }
    made = allCertificates();
  });

  for (const { name } of cases.filter((one) => differing[one.name] === undefined)) {
    it(`are read as OpenSSL reads them: ${name}`, () => {
      for (const { pem, der } of made.get(name) ?? []) {
        const { stdout } = spawnSync(program, ['x509', ...options], { input: pem, encoding: 'utf8' });
        const certificate = readCertificate(new Uint8Array(der));
        assert.ok(certificate);
        assert.deepEqual(inOpensslWords(certificate), readOpensslText(stdout));
      }
    });
  }
});
