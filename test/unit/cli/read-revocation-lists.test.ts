import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRevocationLists } from '../../../src/cli/read-revocation-lists.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';
import { holder, now } from '../certificate/revocation/authority.ts';
import { makeCrl } from '../certificate/revocation/make-crl.ts';

describe('the files of --crl', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portside-lists-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const root = holder('Root', null);
  const der = makeCrl({ issuer: root.certificate, key: root.keys.privateKey, thisUpdate: now, nextUpdate: null });
  const pem = `-----BEGIN X509 CRL-----\n${Buffer.from(der).toString('base64')}\n-----END X509 CRL-----\n`;

  async function check(content: string | Uint8Array | null, expected: number | RegExp): Promise<void> {
    const file = join(folder, 'list');
    rmSync(file, { force: true });
    if (content !== null) writeFileSync(file, content);
    if (typeof expected === 'number') {
      const lists = await readRevocationLists([file]);
      assert.equal(lists.length, expected);
      for (const list of lists) assert.deepEqual([list.name, Buffer.from(list.der)], [file, Buffer.from(der)]);
    } else {
      await assert.rejects(
        readRevocationLists([file]),
        (error) => error instanceof UsageError && error.code === 'list-unusable' && expected.test(error.message),
      );
    }
  }

  it('may be DER', () => check(der, 1));
  it('may be PEM', () => check(pem, 1));
  it('may hold several', () => check(`issued by us\n${pem}${pem}`, 2));
  it('are refused when missing', () => check(null, /cannot be read: ENOENT/));
  it('are refused when they hold something else', () => check('<html>', /holds no revocation list/));
  it('are refused when they hold a certificate', () => check(root.pem, /holds no revocation list/));
  it('are refused when one of several is damaged', () =>
    check(pem + pem.replace('MI', 'AI'), /holds no revocation list/));
});
