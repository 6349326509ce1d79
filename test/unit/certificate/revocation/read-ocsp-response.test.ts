import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pemToDer } from '../../../../src/certificate/pem-to-der.ts';
import { readCertificate } from '../../../../src/certificate/read-certificate.ts';
import { readOcspResponse } from '../../../../src/certificate/revocation/read-ocsp-response.ts';
import type { OcspReading } from '../../../../src/certificate/revocation/revocation.ts';
import { day, holder, now } from './authority.ts';
import { makeOcspRefusal, makeOcspResponse, type OcspPlan } from './make-ocsp-response.ts';

const root = holder('Root', null);
const other = holder('Other', null);
const leaf = holder('server', root);
const neighbour = holder('neighbour', root);
const delegate = holder('responder', root, { purposes: ['OCSPSigning'] });
const usher = holder('no responder', root, { purposes: ['serverAuth'] });
const expired = holder('old responder', root, { purposes: ['OCSPSigning'], notAfter: now - day });
const stranger = holder('responder of others', other, { purposes: ['OCSPSigning'] });

const good: OcspPlan = {
  certificate: leaf.certificate,
  issuer: root.certificate,
  key: root.keys.privateKey,
  producedAt: now - day,
};

const reading: OcspReading = {
  outcome: 'successful',
  responder: 'CN=Root',
  producedAt: now - day,
  signature: 'issuer',
  answer: { status: 'good', thisUpdate: now - day, nextUpdate: now + 6 * day, revokedAt: null, reason: null },
  others: [],
};
const nothing = { responder: null, producedAt: null, signature: null, answer: null, others: [] } as const;
const answer = reading.answer;

function check(response: Uint8Array, expected: Partial<OcspReading>): void {
  const read = readOcspResponse(response, leaf.certificate, root.certificate, now);
  assert.deepEqual(read, { ...reading, ...expected });
}

/** Signed by somebody whose certificate comes along. */
function by(signer: typeof root): OcspPlan {
  return { ...good, key: signer.keys.privateKey, included: [signer.certificate] };
}

describe('an OCSP response', () => {
  const keyHash = makeOcspResponse({ ...good, responderByKey: true });

  const cases: readonly (readonly [string, Uint8Array, Partial<OcspReading>])[] = [
    ['of the issuer is read and verified', makeOcspResponse(good), {}],
    ['may hash with SHA-256', makeOcspResponse({ ...good, hash: 'sha256' }), {}],
    [
      'without a time for the next one says so',
      makeOcspResponse({ ...good, nextUpdate: null }),
      { answer: { ...answer, nextUpdate: null } as OcspReading['answer'] },
    ],
    [
      'tells when and why a certificate was revoked',
      makeOcspResponse({ ...good, status: { revokedAt: now - 3 * day, reason: 1 } }),
      { answer: { ...answer, status: 'revoked', revokedAt: now - 3 * day, reason: 'keyCompromise' } as never },
    ],
    [
      'may revoke without a reason',
      makeOcspResponse({ ...good, status: { revokedAt: now - 3 * day, reason: null } }),
      { answer: { ...answer, status: 'revoked', revokedAt: now - 3 * day } as never },
    ],
    [
      'tells a certificate that the responder does not know from a good one',
      makeOcspResponse({ ...good, status: 'unknown' }),
      { answer: { ...answer, status: 'unknown' } as never },
    ],
    ['of a responder of the issuer counts', makeOcspResponse(by(delegate)), { signature: 'delegate' }],
    ['of a certificate that may not answer does not', makeOcspResponse(by(usher)), { signature: 'not-entitled' }],
    ['of a responder that has expired does not', makeOcspResponse(by(expired)), { signature: 'not-entitled' }],
    ['of another issuer’s responder does not', makeOcspResponse(by(stranger)), { signature: 'not-entitled' }],
    ['of a stranger does not', makeOcspResponse({ ...good, key: other.keys.privateKey }), { signature: 'wrong' }],
    ['that was changed does not', makeOcspResponse({ ...good, damaged: true }), { signature: 'wrong' }],
    [
      'about another certificate is not about this one',
      makeOcspResponse({ ...good, serialNumber: neighbour.certificate.serialNumber }),
      { answer: null, others: [neighbour.certificate.serialNumber] },
    ],
    [
      'about the same number of another issuer’s key is not about this one',
      makeOcspResponse({ ...good, keyHashOf: other.certificate }),
      { answer: null, others: [leaf.certificate.serialNumber] },
    ],
    ['may ask to try later', makeOcspRefusal(3), { outcome: 'try-later', ...nothing }],
    ['may refuse', makeOcspRefusal(6), { outcome: 'unauthorized', ...nothing }],
    ['with a number that no standard gives is unreadable', makeOcspRefusal(4), { outcome: 'unreadable', ...nothing }],
    ['that is text is unreadable', new TextEncoder().encode('<html>'), { outcome: 'unreadable', ...nothing }],
    ['that is empty is unreadable', new Uint8Array(), { outcome: 'unreadable', ...nothing }],
    ['that ends early is unreadable', makeOcspResponse(good).subarray(0, 100), { outcome: 'unreadable', ...nothing }],
  ];
  for (const [name, response, expected] of cases) it(name, () => check(response, expected));

  it('may name its responder by the hash of the key', () => {
    const { responder, signature } = readOcspResponse(keyHash, leaf.certificate, root.certificate, now);
    assert.match(responder ?? '', /^[0-9A-F]{40}$/);
    assert.equal(signature, 'issuer');
  });

  it('cannot be verified while the issuer is not known', () => {
    const read = readOcspResponse(makeOcspResponse(good), leaf.certificate, null, now);
    assert.deepEqual(read, { ...reading, signature: 'issuer-unknown' });
  });

  it('is read whatever is damaged in it, and counts only as it was made', () => {
    const octets = makeOcspResponse(by(delegate));
    fc.assert(
      fc.property(fc.nat(octets.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(octets.length), (at, by, end) => {
        const mutant = Uint8Array.from(octets);
        mutant[at] = (mutant[at] ?? 0) ^ by;
        const read = readOcspResponse(mutant, leaf.certificate, root.certificate, now);
        if (read.signature === 'delegate') assert.deepEqual(read.answer, reading.answer);
        readOcspResponse(mutant.subarray(0, end), leaf.certificate, null, now);
      }),
      { numRuns: Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 60) },
    );
  });
});

describe('an OCSP response of OpenSSL [slow]', function () {
  this.timeout(60_000);
  const openssl = '/usr/bin/openssl';
  const folder = mkdtempSync(join(tmpdir(), 'portside-ocsp-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...args: string[]): string =>
    execFileSync(openssl, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

  /** Made by the program as an authority would; what it says of the certificate with that serial number. */
  function read(index: string, ...signed: readonly string[]): OcspReading {
    writeFileSync(join(folder, 'index.txt'), index);
    const key = ['-newkey', 'rsa:2048', '-nodes', '-days', '30'];
    run('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=OpenSSL root');
    run('req', ...key.slice(0, 3), '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=leaf');
    run(
      'x509',
      '-req',
      '-in',
      'leaf.csr',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-set_serial',
      '0x1001',
      '-out',
      'leaf.pem',
    );
    run('ocsp', '-issuer', 'ca.pem', '-cert', 'leaf.pem', '-reqout', 'request.der', '-no_nonce');
    const responder = ['-index', 'index.txt', '-rsigner', 'ca.pem', '-rkey', 'ca.key', '-CA', 'ca.pem', '-ndays', '5'];
    run('ocsp', ...responder, ...signed, '-reqin', 'request.der', '-respout', 'response.der');
    const certificateIn = (name: string) => {
      const der = pemToDer(readFileSync(join(folder, name), 'utf8'))[0];
      const certificate = der === undefined ? null : readCertificate(der);
      assert.ok(certificate);
      return certificate;
    };
    return readOcspResponse(
      new Uint8Array(readFileSync(join(folder, 'response.der'))),
      certificateIn('leaf.pem'),
      certificateIn('ca.pem'),
      Date.now(),
    );
  }

  it('is understood and verified, good and revoked, with each kind of RSA signature', function () {
    if (!existsSync(openssl)) {
      console.log('      skipped: OpenSSL is not installed');
      this.skip();
    }
    const valid = read('V\t361231235959Z\t\t1001\tunknown\t/CN=leaf\n');
    assert.equal(valid.signature, 'issuer');
    assert.equal(valid.answer?.status, 'good');
    assert.equal((valid.answer.nextUpdate ?? 0) - valid.answer.thisUpdate, 5 * day);
    const revoked = read(
      'R\t361231235959Z\t260102030405Z,superseded\t1001\tunknown\t/CN=leaf\n',
      '-rsigopt',
      'rsa_padding_mode:pss',
    );
    assert.equal(revoked.signature, 'issuer');
    assert.deepEqual(
      [revoked.answer?.status, revoked.answer?.revokedAt, revoked.answer?.reason],
      ['revoked', Date.UTC(2026, 0, 2, 3, 4, 5), 'superseded'],
    );
    const withTwoHashes = ['-rsigopt', 'rsa_padding_mode:pss', '-rsigopt', 'rsa_mgf1_md:sha1'];
    const twoHashes = read('V\t361231235959Z\t\t1001\tunknown\t/CN=leaf\n', ...withTwoHashes);
    assert.equal(twoHashes.signature, 'unverifiable');
  });
});
