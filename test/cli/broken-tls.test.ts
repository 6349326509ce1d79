import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Playground, startPlayground } from '../../src/playground/start-playground.ts';
import { type Json, portside, runFile, runText } from './portside.ts';

interface Broken {
  readonly failure: string;
  readonly finding: string | null;
  readonly trustError: string | null;
  /** Certificates the server sends before the end. */
  readonly chain: number;
  /** Exit code of `portside tls`. */
  readonly tls: 0 | 1 | 2;
}

const untrusted = { failure: 'TLS_UNTRUSTED', tls: 1 } as const;
const neverSecure = { trustError: null, chain: 0, tls: 2 } as const;

const broken: Readonly<Record<string, Broken>> = {
  expired: { ...untrusted, finding: 'certificate-expired', trustError: 'CERT_HAS_EXPIRED', chain: 2 },
  'not-yet-valid': { ...untrusted, finding: 'certificate-not-yet-valid', trustError: 'CERT_NOT_YET_VALID', chain: 2 },
  'wrong-host': { ...untrusted, finding: 'wrong-host', trustError: 'ERR_TLS_CERT_ALTNAME_INVALID', chain: 2 },
  'self-signed': { ...untrusted, finding: 'self-signed', trustError: 'DEPTH_ZERO_SELF_SIGNED_CERT', chain: 1 },
  'unknown-issuer': {
    ...untrusted,
    finding: 'unknown-issuer',
    trustError: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    chain: 2,
  },
  'missing-intermediate': {
    ...untrusted,
    finding: 'missing-intermediate',
    trustError: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    chain: 1,
  },
  'weak-key': { ...untrusted, finding: 'weak-key', trustError: 'WEAK_KEY', chain: 2 },
  'weak-signature': { ...untrusted, finding: 'weak-signature', trustError: 'WEAK_SIGNATURE', chain: 2 },
  'hostile-subject': { ...untrusted, finding: 'self-signed', trustError: 'DEPTH_ZERO_SELF_SIGNED_CERT', chain: 1 },
  obsolete: { ...neverSecure, failure: 'TLS_ALERT', finding: 'obsolete-protocol' },
  'plain-http': { ...neverSecure, failure: 'TLS_NOT_TLS', finding: 'plain-http-on-tls-port' },
  'reset-in-handshake': { ...neverSecure, failure: 'CONNECTION_RESET', finding: 'handshake-broken-off' },
  alert: { ...neverSecure, failure: 'TLS_ALERT', finding: 'nothing-in-common' },
  silent: { ...neverSecure, failure: 'TLS_TIMEOUT', finding: 'handshake-stalled' },
  'no-san': { ...untrusted, finding: 'wrong-host', trustError: 'ERR_TLS_CERT_ALTNAME_INVALID', chain: 2 },
  'wrong-purpose': { ...untrusted, finding: 'wrong-purpose', trustError: 'INVALID_PURPOSE', chain: 2 },
  'name-constraints': { ...untrusted, finding: 'name-constraints', trustError: 'NAME_CONSTRAINT_VIOLATED', chain: 2 },
  revoked: { ...untrusted, finding: 'revoked', trustError: 'CERT_REVOKED', chain: 2 },
  'must-staple': { ...untrusted, finding: 'must-staple-missing', trustError: 'STAPLE_MISSING', chain: 2 },
  'unknown-name': { ...neverSecure, failure: 'TLS_ALERT', finding: 'server-name-unrecognized' },
  // The server refuses after the handshake of TLS 1.3 is done, for which an inspection waits.
  'client-certificate': {
    failure: 'TLS_CLIENT_CERTIFICATE_REQUIRED',
    finding: 'client-certificate-required',
    trustError: null,
    chain: 2,
    tls: 1,
  },
};

const sound = ['https', 'tls12', 'expires-soon', 'chain-order', 'no-forward-secrecy', 'hello-retry', 'http2'];

/** Several faults at once: the laboratory of test/tls has more of them. */
const manyFaults = 'many-faults';

describe('a TLS port that is broken on purpose', function () {
  this.timeout(60_000);
  let playground: Playground;
  const folder = mkdtempSync(join(tmpdir(), 'portside-tls-'));
  const urlOf = (name: string): string => {
    const port = playground.ports.find((one) => one.name === name);
    assert.ok(port, `the playground has a port ${name}`);
    return port.url;
  };

  /** What came of one request to each, by name; all in one run. */
  const exchanges = new Map<string, Json>();

  /** Those that this Node's TLS library can make. */
  const open = (): readonly string[] =>
    Object.keys(broken).filter((name) => playground.ports.some((port) => port.name === name));

  before(async () => {
    playground = await startPlayground({ httpPort: 0, httpsPort: 0, folder, now: Date.now, host: null });
    const text = open().map(
      (name) => `### ${name}\nPOST ${urlOf(name)}/anything\nAuthorization: Bearer secret\n\nsecret\n`,
    );
    const {
      code,
      exchanges: all,
      err,
    } = await runText(text.join('\n'), ...['--cacert', playground.caFile, '--timeout', '5s', '--jobs', '4']);
    assert.equal(code, 2, err);
    for (const exchange of all) exchanges.set(exchange.name, exchange);
  });

  after(async () => {
    await playground.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is in the table, whichever the playground opens', () => {
    const names = playground.ports.map(({ name }) => name).filter((name) => name !== 'http');
    assert.deepEqual(
      names.filter((name) => broken[name] === undefined && !sound.includes(name) && name !== manyFaults),
      [],
    );
  });

  for (const [name, expected] of Object.entries(broken)) {
    it(`gets nothing of a request, and is told why: ${name}`, () => {
      if (!open().includes(name)) return;
      const { response, failure, findings, tls, timings } = exchanges.get(name);
      assert.equal(response, null);
      assert.equal(failure.code, expected.failure);
      // A server that wants a client certificate in TLS 1.3 refuses after its handshake.
      if (name !== 'client-certificate') assert.equal(failure.phase, 'tls');
      for (const text of ['title', 'detail', 'message']) assert.notEqual(failure[text], '', text);
      const serious = findings.filter(({ severity }: { severity: string }) => severity === 'error');
      assert.deepEqual(
        serious.map(({ id }: { id: string }) => id),
        expected.finding === null ? [] : [expected.finding],
      );
      assert.equal(tls.chain.length, expected.chain);
      assert.equal(tls.trustError, expected.trustError);
      assert.equal(tls.trusted, expected.trustError === null && expected.chain > 0);
      for (const certificate of tls.chain) {
        assert.match(certificate.pem, /^-----BEGIN CERTIFICATE-----\n[\s\S]+\n-----END CERTIFICATE-----\n$/);
        assert.match(certificate.fingerprint256, /^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/i);
      }
      assert.equal(typeof timings.tls, 'number');
      assert.equal(timings.wait === null || name === 'client-certificate', true);
      assert.equal(playground.requestsSeen(name), 0, 'requests that reached the server');
    });
  }

  for (const [name, expected] of Object.entries(broken)) {
    if (name === 'silent') continue;
    it(`makes portside tls end with exit code ${expected.tls}: ${name}`, async () => {
      if (!open().includes(name)) return;
      const { code, out, err } = await portside(
        'tls',
        new URL(urlOf(name)).host,
        '--json',
        '--cacert',
        playground.caFile,
      );
      assert.equal(code, expected.tls, err);
      const report = JSON.parse(out);
      assert.equal(report.tls.chain.length, expected.chain);
      assert.equal(report.tls.trustError, expected.trustError);
      assert.equal(report.failure === null, expected.tls === 0);
    });
  }

  const insecure = Object.keys(broken).filter((name) => broken[name]?.failure === 'TLS_UNTRUSTED');
  for (const [how, line, option] of [
    ['# @no-reject-unauthorized', '# @no-reject-unauthorized\n', []],
    ['--insecure', '', ['--insecure']],
  ] as const) {
    it(`is sent to with ${how}, which the results say`, async () => {
      const names = insecure.filter((name) => open().includes(name));
      const text = names.map((name) => `### ${name}\n${line}GET ${urlOf(name)}/get\n`).join('\n');
      const { code, exchanges: sent, err } = await runText(text, '--cacert', playground.caFile, ...option);
      assert.equal(code, 0, err);
      for (const { name, response, tls, findings, failure } of sent) {
        assert.equal(response.status, 200, name);
        assert.equal(failure, null);
        assert.equal(tls.trusted, false);
        assert.equal(tls.trustError, broken[name]?.trustError);
        const ids = findings.map(({ id }: { id: string }) => id);
        assert.ok(ids.includes('certificate-check-off'), `${name}: ${ids}`);
        assert.ok(ids.includes(broken[name]?.finding ?? ''), `${name}: ${ids}`);
      }
      assert.equal(sent.length, names.length);
    });
  }

  it('is not mended by switching the check off where no TLS comes about', async () => {
    for (const name of ['alert', 'plain-http']) {
      const { code, exchanges: sent } = await runText(`GET ${urlOf(name)}/get`, '--insecure');
      assert.equal(code, 2);
      assert.equal(sent[0].failure.code, broken[name]?.failure);
    }
  });

  for (const name of sound) {
    it(`does not keep a sound one from being sent to: ${name}`, async () => {
      const {
        code,
        exchanges: sent,
        err,
      } = await runText(`GET ${urlOf(name)}/get`, ...['--http2', '--cacert', playground.caFile]);
      assert.equal(code, 0, err);
      assert.equal(sent[0].tls.trusted, true);
      assert.deepEqual(
        sent[0].findings.filter(({ severity }: { severity: string }) => severity === 'error'),
        [],
      );
      const inspected = await portside('tls', new URL(urlOf(name)).host, '--cacert', playground.caFile);
      assert.equal(inspected.code, 0, inspected.out);
    });
  }

  it('shows the hostile names of a certificate as text: no control character reaches the terminal', async () => {
    const host = new URL(urlOf('hostile-subject')).host;
    for (const { out, err } of [
      await portside('tls', host),
      await portside('tls', host, '--json'),
      await runFile(`GET ${urlOf('hostile-subject')}/`, '--show', 'tls,headers,body', '--insecure'),
    ]) {
      assert.match(out, /<script>/);
      assert.doesNotMatch(out + err, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }
  });
});
