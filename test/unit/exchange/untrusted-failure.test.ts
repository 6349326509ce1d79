import assert from 'node:assert/strict';
import type { CertificateFault } from '../../../src/certificate/certificate-fault.ts';
import { untrustedFailure } from '../../../src/exchange/tls/tls-failure.ts';
import { intermediate, leaf, session } from '../findings/build.ts';

const place = { scheme: 'https', host: 'shop.example', port: 443 } as const;

function expiredOf(...fingerprints: readonly string[]): string {
  const faults = fingerprints.map(
    (fingerprint256): CertificateFault => ({
      code: 'CERT_HAS_EXPIRED',
      severity: 'error',
      fingerprint256,
      values: {},
    }),
  );
  const path = [leaf({ fingerprint256: 'AA' }), intermediate({ fingerprint256: 'BB' })];
  const seen = session({ trusted: false, trustErrors: ['CERT_HAS_EXPIRED'], faults, path });
  return untrustedFailure(seen, null, place, false).message;
}

describe('the message about an untrusted certificate', () => {
  for (const [what, fingerprints, words] of [
    ['the server’s own', ['AA'], ': it has expired.'],
    ['one above it', ['BB'], ': one above it has expired.'],
    ['both', ['AA', 'BB'], ': it, or one above it, has expired.'],
    ['nobody knows which', [], ': it, or one above it, has expired.'],
  ] as const)
    it(`says which has expired: ${what}`, () => assert.ok(expiredOf(...fingerprints).includes(words)));
});
