import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TlsOptions } from 'node:tls';
import { inspectTls } from '../../../src/exchange/inspect-tls.ts';
import { openIdentity } from '../../../src/exchange/tls/client-identity.ts';
import { wishOf } from '../../../src/exchange/tls/wish-of.ts';
import { examine, examineInspection } from '../../../src/findings/examine.ts';
import type { ClientCertificate, ClientMaterial } from '../../../src/request/client-certificate.ts';
import { exchangeReport } from '../../../src/view/exchange-report.ts';
import { callOf, exchangeOf, fixture, type Loopback, ok, openLoopback, requestTo } from './loopback.ts';

const octets = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'fixtures', name));

function pair(certificate: string, key = 'leaf.key', passphrase: string | null = null): ClientMaterial {
  return { kind: 'pair', certificate: octets(certificate), key: octets(key), passphrase };
}

function bundle(name: string, passphrase: string | null): ClientMaterial {
  return { kind: 'pkcs12', bundle: octets(name), passphrase };
}

function given(material: ClientMaterial, hosts = '*'): ClientCertificate {
  return { hosts, source: '--cert client.pem', material };
}

describe('a client certificate', () => {
  const opened: readonly (readonly [string, ClientMaterial, RegExp | null])[] = [
    ['with its key', pair('good.pem'), null],
    ['with an encrypted key', pair('good.pem', 'leaf-encrypted.key', 'secret'), null],
    ['in PKCS #12', bundle('client.p12', 'secret'), null],
    ['with a key that belongs to another', pair('good.pem', 'weak.key'), /the key does not belong to the certificate/],
    ['without the passphrase', pair('good.pem', 'leaf-encrypted.key'), /its key is encrypted, and no passphrase/],
    ['with a wrong passphrase', pair('good.pem', 'leaf-encrypted.key', 'no'), /the passphrase of its key is wrong/],
    ['that is none', pair('leaf.key'), /its certificate cannot be read/],
    ['without a key', pair('good.pem', 'good.pem'), /there is no private key that can be read in its file/],
    ['with octets for a key', pair('good.pem', 'client.p12'), /its key cannot be read; it has to be PEM or DER/],
    ['in PKCS #12 with a wrong passphrase', bundle('client.p12', 'no'), /does not open with this passphrase/],
    ['in PKCS #12 without its passphrase', bundle('client.p12', null), /needs a passphrase/],
    ['in PKCS #12 of an old making', bundle('client-legacy.p12', 'secret'), /an algorithm that is out of use/],
    ['that could not be read', { kind: 'unusable', why: 'x.pem cannot be read' }, /^x\.pem cannot be read$/],
  ];
  for (const [what, material, trouble] of opened)
    it(`${what} ${trouble === null ? 'can be used' : 'says why it cannot be used'}`, () => {
      const identity = openIdentity(given(material));
      if (trouble === null) assert.ok(!('why' in identity) && identity.certificate !== null);
      else assert.match('why' in identity ? identity.why : 'usable', trouble);
    });
});

describe('a server that asks who we are', () => {
  const shared = openLoopback();
  after(() => shared.close());
  let net: Loopback;
  beforeEach(() => {
    net = openLoopback(shared);
  });
  afterEach(() => net.close());

  const asking: TlsOptions = { requestCert: true, rejectUnauthorized: true, ca: fixture('ca.pem') };
  const serving = (options: TlsOptions): Promise<number> =>
    net.secure(options, (peer) => peer.onHead(() => peer.write(ok('welcome'))));
  const withOwn = (...certificates: readonly ClientCertificate[]) =>
    net.connectionsWith({ clientCertificates: certificates });

  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    for (const [what, material] of [
      ['PEM', pair('good.pem')],
      ['PKCS #12', bundle('client.p12', 'secret')],
    ] as const)
      it(`gets the certificate that is meant for it, in ${maxVersion}, from ${what}`, async () => {
        const port = await serving({ ...asking, maxVersion });
        const { failure, connection } = await callOf(requestTo(`https://localhost:${port}/`), withOwn(given(material)));
        assert.equal(failure, null);
        const tls = connection?.tls ?? null;
        assert.deepEqual(wishOf(tls), { asked: true, sent: 'CN=good.test' });
        assert.deepEqual(
          [tls?.ownCertificate?.source, tls?.ownCertificate?.certificate?.issuer.text],
          ['--cert client.pem', 'CN=Portside test root'],
        );
      });

    it(`refuses one that expired, and it is told which and why, in ${maxVersion}`, async () => {
      const port = await serving({ ...asking, maxVersion });
      const exchange = await exchangeOf(requestTo(`https://localhost:${port}/`), withOwn(given(pair('expired.pem'))));
      const failure = exchange.calls.at(-1)?.failure;
      assert.equal(failure?.code, 'TLS_CLIENT_CERTIFICATE_REFUSED');
      assert.match(failure.message, /“CN=expired\.test”/);
      const found = examine(exchange, Date.now()).map(({ id }) => id);
      assert.ok(
        found.includes('client-certificate-required') && found.includes('client-certificate-expired'),
        found.join(),
      );
    });

    it(`refuses one of another authority, also without a request, in ${maxVersion}`, async () => {
      const port = await serving({ ...asking, maxVersion });
      const target = { host: 'localhost', port, serverName: null };
      const connections = withOwn(given(pair('unknown-issuer.pem')));
      const inspection = await inspectTls(target, connections, { signal: null, onPhase: null });
      assert.equal(inspection.failure?.code, 'TLS_CLIENT_CERTIFICATE_REFUSED', JSON.stringify(inspection.failure));
      const findings = examineInspection(inspection, Date.now());
      assert.match(
        findings.find(({ id }) => id === 'client-certificate-unfit')?.title ?? '',
        /comes from “Unknown test root”, which the server does not name/,
      );
    });

    it(`gets none where none is meant for it, in ${maxVersion}`, async () => {
      const port = await serving({ ...asking, rejectUnauthorized: false, maxVersion });
      const { connection } = await callOf(
        requestTo(`https://localhost:${port}/`),
        withOwn(given(pair('good.pem'), 'other.test')),
      );
      assert.deepEqual(wishOf(connection?.tls ?? null), { asked: true, sent: null });
      assert.equal(connection?.tls?.ownCertificate, null);
    });
  }

  it('gets none where the request says so', async () => {
    const port = await serving({ ...asking, rejectUnauthorized: false });
    const request = requestTo(`https://localhost:${port}/`, { options: { clientCertificate: 'none' } });
    const { connection } = await callOf(request, withOwn(given(pair('good.pem'))));
    assert.deepEqual(wishOf(connection?.tls ?? null), { asked: true, sent: null });
  });

  it('does not see one that it does not ask for', async () => {
    const port = await serving({});
    const { connection } = await callOf(requestTo(`https://localhost:${port}/`), withOwn(given(pair('good.pem'))));
    assert.deepEqual(wishOf(connection?.tls ?? null), { asked: false, sent: null });
  });

  it('is not even connected to when the one that is meant for it cannot be used', async () => {
    const port = await serving(asking);
    let connected = 0;
    net.server(port).on('connection', () => {
      connected += 1;
    });
    const { failure, connection } = await callOf(
      requestTo(`https://localhost:${port}/`),
      withOwn(given(pair('good.pem', 'weak.key'))),
    );
    assert.deepEqual([failure?.code, connection, connected], ['CLIENT_CERTIFICATE_UNUSABLE', null, 0]);
    assert.match(failure?.message ?? '', /--cert client\.pem.*does not belong/);
  });

  it('keeps a connection for the one it was made by', async () => {
    const port = await serving({ ...asking, rejectUnauthorized: false });
    const connections = withOwn(given(pair('good.pem')));
    const idOf = async (clientCertificate: ClientCertificate | 'none' | null): Promise<number | undefined> => {
      const options = clientCertificate === null ? {} : { options: { clientCertificate } };
      return (await callOf(requestTo(`https://localhost:${port}/`, options), connections)).connection?.id;
    };
    const own = await idOf(null);
    const other = await idOf(given(pair('expired.pem')));
    const nobody = await idOf('none');
    assert.equal(new Set([own, other, nobody]).size, 3);
    assert.deepEqual([await idOf(null), await idOf('none')], [own, nobody]);
  });

  it('does not get the one of another origin after a redirect', async () => {
    const second = await serving({ ...asking, rejectUnauthorized: false });
    const first = await net.secure({ ...asking, rejectUnauthorized: false }, (peer) =>
      peer.onHead(() =>
        peer.write(`HTTP/1.1 302 Found\r\nLocation: https://localhost:${second}/\r\nContent-Length: 0\r\n\r\n`),
      ),
    );
    const request = requestTo(`https://localhost:${first}/`, {
      options: { clientCertificate: given(pair('good.pem')), followRedirects: true },
    });
    const { calls } = await exchangeOf(request, net.connections);
    assert.deepEqual(
      calls.map(({ connection }) => wishOf(connection?.tls ?? null).sent),
      ['CN=good.test', null],
    );
  });

  it('leaves nothing of the key in an exchange where the request names it', async () => {
    const port = await serving(asking);
    const request = requestTo(`https://localhost:${port}/`, {
      options: { clientCertificate: given(pair('good.pem')) },
    });
    const exchange = await exchangeOf(request, net.connections);
    assert.equal(wishOf(exchange.calls[0]?.connection?.tls ?? null).sent, 'CN=good.test');
    assert.equal(exchange.request.options.clientCertificate, undefined);
  });

  it('leaves nothing of the key in a report', async () => {
    const port = await serving(asking);
    const key = fixture('leaf.key');
    const exchange = await exchangeOf(requestTo(`https://localhost:${port}/`), withOwn(given(pair('good.pem'))));
    const report = JSON.stringify(await exchangeReport(exchange, examine(exchange, Date.now()), Date.now()));
    assert.ok(report.includes('"sent":true') && report.includes('CN=good.test'));
    for (const line of key.split('\n').filter((text) => text.length > 20 && !text.startsWith('---')))
      assert.ok(!report.includes(line));
    assert.ok(!/PRIVATE KEY/.test(report));
  });
});
