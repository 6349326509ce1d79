import { equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explainTlsVersion, knownTlsVersions } from '../../../src/explain/explain-tls-version.ts';
import { checkExplanation } from './check-explanation.ts';

describe('Explaining a version of TLS', () => {
  for (const version of knownTlsVersions()) {
    it(`explains ${version} in full`, () => {
      checkExplanation(explainTlsVersion(version));
      equal(explainTlsVersion(version)?.key, version);
    });
  }

  for (const [text, key] of [
    ['TLSv1.3', 'TLSv1.3'],
    ['TLS 1.3', 'TLSv1.3'],
    ['tls1.2', 'TLSv1.2'],
    ['tlsv1_1', 'TLSv1.1'],
    ['TLS 1.0', 'TLSv1'],
    ['TLSv1', 'TLSv1'],
    ['SSLv3', 'SSLv3'],
    ['SSL 3.0', 'SSLv3'],
    ['ssl2', 'SSLv2'],
  ] as const) {
    it(`reads ${text} as ${key}`, () => {
      equal(explainTlsVersion(text)?.key, key);
    });
  }

  for (const text of ['', 'TLS', 'TLSv1.4', 'TLSv2', 'SSLv1', 'DTLSv1.2', 'TLSv1.3.1', '1.3']) {
    it(`does not read ${JSON.stringify(text)} as a version`, () => {
      equal(explainTlsVersion(text), null);
    });
  }
});
