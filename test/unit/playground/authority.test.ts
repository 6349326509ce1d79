import { equal, notEqual, ok } from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { day, openAuthority } from '../../../src/playground/authority.ts';

const start = Date.UTC(2026, 5, 1);

describe('The playground’s authority', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portside-authority-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const opened = (now = start): string => openAuthority(folder, now).certificate;

  it('is kept between runs', () => {
    equal(opened(), opened(start + day));
  });

  it('is made anew when less than 30 days are left of it', () => {
    const first = opened();
    const end = Date.parse(new X509Certificate(first).validTo);
    equal(opened(end - 30 * day), first);
    notEqual(opened(end - 30 * day + 1), first);
  });

  it('is made anew when its clock is before its beginning', () => {
    notEqual(opened(), opened(start - 400 * day));
  });

  it('is made anew when its file is damaged', () => {
    const first = opened();
    for (const damaged of ['', 'no key at all', first]) {
      writeFileSync(join(folder, 'playground-ca-key.pem'), damaged);
      notEqual(opened(), first);
    }
  });

  it('makes a folder and keys that only their owner can read', () => {
    const below = join(folder, 'deeper', 'still');
    openAuthority(below, start);
    equal(statSync(below).mode & 0o777, 0o700);
    for (const name of ['playground-ca-key.pem', 'playground-client-key.pem']) {
      equal(statSync(join(below, name)).mode & 0o777, 0o600, name);
    }
  });

  it('takes the rights of others to its keys away', () => {
    opened();
    const file = join(folder, 'playground-ca-key.pem');
    chmodSync(file, 0o644);
    opened();
    equal(statSync(file).mode & 0o777, 0o600);
  });

  it('writes its certificate without the key', () => {
    const { caFile, certificate } = openAuthority(folder, start);
    equal(readFileSync(caFile, 'utf8'), certificate);
    ok(!certificate.includes('PRIVATE KEY'));
  });

  it('leaves nothing half-written behind', () => {
    opened();
    const names = ['playground-ca-key.pem', 'playground-ca.pem', 'playground-client-key.pem', 'playground-client.pem'];
    equal(readdirSync(folder).sort().join(), names.join());
  });

  it('keeps the client’s certificate with the authority, and no longer', () => {
    const { clientCertificateFile, clientKeyFile } = openAuthority(folder, start);
    ok(existsSync(clientKeyFile));
    const first = readFileSync(clientCertificateFile, 'utf8');
    opened();
    equal(readFileSync(clientCertificateFile, 'utf8'), first);
    writeFileSync(join(folder, 'playground-ca-key.pem'), '');
    opened();
    notEqual(readFileSync(clientCertificateFile, 'utf8'), first);
  });
});
