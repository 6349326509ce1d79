import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ocspRequest } from '../../../../src/certificate/revocation/ocsp-request.ts';
import { holder } from './authority.ts';

describe('an OCSP request', () => {
  const root = holder('Root', null);
  const leaf = holder('server', root);

  it('is what OpenSSL asks, octet for octet', function () {
    const openssl = '/usr/bin/openssl';
    if (!existsSync(openssl)) {
      console.log('      skipped: OpenSSL is not installed');
      this.skip();
    }
    const folder = mkdtempSync(join(tmpdir(), 'portside-ocsp-'));
    try {
      writeFileSync(join(folder, 'root.pem'), root.pem);
      writeFileSync(join(folder, 'leaf.pem'), leaf.pem);
      const args = ['ocsp', '-issuer', 'root.pem', '-cert', 'leaf.pem', '-no_nonce', '-reqout', '-'];
      const asked = execFileSync(openssl, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
      assert.deepEqual(
        Buffer.from(ocspRequest(leaf.certificate, root.certificate) ?? []).toString('hex'),
        asked.toString('hex'),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }).timeout(10_000);

  it('is none where the certificate cannot be read', () => {
    assert.equal(ocspRequest({ ...leaf.certificate, der: Uint8Array.of(1, 2) }, root.certificate), null);
  });
});
