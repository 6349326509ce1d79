import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { createSecureContext, createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { Certificate } from '../../../../src/certificate/certificate.ts';
import { pemToDer } from '../../../../src/certificate/pem-to-der.ts';
import { readCertificate } from '../../../../src/certificate/read-certificate.ts';
import type { Connections } from '../../../../src/exchange/connections.ts';
import { type InspectionTarget, inspectTls } from '../../../../src/exchange/inspect-tls.ts';
import type { ProbeKind, ProbeResult } from '../../../../src/exchange/probe/probe-result.ts';
import { runProbe } from '../../../../src/exchange/probe/run-probe.ts';
import { probeView } from '../../../../src/view/probe-view.ts';
import * as extensions from '../../../tls/extensions.ts';
import { commonName } from '../../../tls/lab-certificate.ts';
import { openWorkbench } from '../../../tls/workbench.ts';
import { day, type Holder, holder } from '../../certificate/revocation/authority.ts';
import { makeCrl } from '../../certificate/revocation/make-crl.ts';
import { makeOcspResponse, type OcspPlan } from '../../certificate/revocation/make-ocsp-response.ts';
import { closedPort } from '../loopback.ts';
import { trustingConnections } from '../trusting-connections.ts';
import { alert, fakeServer, handshakeRecord, serverHello } from './scan/fake-server.ts';

const now = Date.now();
const lasting = { notBefore: now - 9 * day, notAfter: now + 60 * day };
const root = holder('Root', null, lasting);
const issuing = holder('Issuing', root, { ...lasting, authority: { pathLength: 0, permitted: null } });

/** A request as the server of an authority sees it. */
interface Asked {
  readonly method: string;
  readonly url: string;
  readonly fields: IncomingMessage['headers'];
  readonly body: Buffer;
}

describe('a probe', function () {
  this.timeout(60_000);
  const open: { close(): void }[] = [];
  const opened: Connections[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) one.close();
    await Promise.all(opened.splice(0).map((connections) => connections.close()));
  });

  function connectionsWith(lookup: LookupFunction | null = null): Connections {
    const connections = trustingConnections({
      useSystemCertificates: false,
      extraCertificates: [{ name: 'test', pem: root.pem }],
      lookup,
    });
    opened.push(connections);
    return connections;
  }

  /** The web server of an authority, at which everything is asked for by its path. */
  async function authority(answers: Readonly<Record<string, Uint8Array>>) {
    const asked: Asked[] = [];
    const server: Server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { method = '', url = '', headers: fields } = request;
        asked.push({ method, url, fields, body: Buffer.concat(parts) });
        const answer = answers[url];
        response.writeHead(answer === undefined ? 404 : 200, { Connection: 'close' }).end(answer);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    open.push(server);
    return { port: (server.address() as AddressInfo).port, asked };
  }

  async function serve(
    options: TlsOptions,
    host = '127.0.0.1',
    port = 0,
    staple: Uint8Array | null = null,
  ): Promise<number> {
    const server = createTlsServer(options, (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => assert.fail('a probe sends no request over TLS'));
    });
    server.on('tlsClientError', () => undefined);
    if (staple !== null) server.on('OCSPRequest', (_certificate, _issuer, answer) => answer(null, Buffer.from(staple)));
    await new Promise<void>((listening) => server.listen(port, host, listening));
    open.push(server);
    return (server.address() as AddressInfo).port;
  }
  const identity = ({ keys, pem }: Holder, ...above: readonly Holder[]): TlsOptions => ({
    key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: [pem, ...above.map((one) => one.pem)].join(''),
  });
  const forLocalhost = (issuer: Holder, changes: Parameters<typeof holder>[2] = {}): Holder =>
    holder('localhost', issuer, {
      ...lasting,
      alternativeNames: [{ type: 'dns', value: 'localhost' }],
      purposes: ['serverAuth'],
      ...changes,
    });

  async function probe(
    kind: ProbeKind,
    target: Partial<InspectionTarget> & { readonly port: number },
    connections = connectionsWith(),
    signal: AbortSignal | null = null,
  ): Promise<ProbeResult | null> {
    const whole = { host: 'localhost', serverName: null, ...target };
    const inspection = await inspectTls(whole, connections, { signal: null, onPhase: null });
    return runProbe(kind, whole, inspection, connections, signal, now);
  }
  const linesOf = (result: ProbeResult): string => probeView(result).lines.join('\n');
  const summaryOf = (result: ProbeResult | null): string | null => (result === null ? null : probeView(result).summary);

  describe('for the issuer', () => {
    async function withIssuerAt(answer: Uint8Array, changes: Parameters<typeof holder>[2] = {}) {
      const { port, asked } = await authority({ '/issuer': answer });
      const server = forLocalhost(issuing, { issuerUrl: `http://127.0.0.1:${port}/issuer`, ...changes });
      return { result: await probe('issuer', { port: await serve(identity(server)) }), asked };
    }

    it('fetches what the server does not send, and verifies anew', async () => {
      const { result, asked } = await withIssuerAt(issuing.certificate.der);
      assert.equal(
        summaryOf(result),
        'With the fetched certificate the chain ends at “Root”, which is trusted here: the server only fails to send it.',
      );
      assert.deepEqual(
        asked.map(({ method, url }) => `${method} ${url}`),
        ['GET /issuer'],
      );
      assert.deepEqual(Object.keys(asked[0]?.fields ?? {}).toSorted(), ['connection', 'host']);
    });

    it('takes PEM as well', async () => {
      const { result } = await withIssuerAt(Buffer.from(issuing.pem));
      assert.match(summaryOf(result) ?? '', /only fails to send it/);
    });

    it('says what else is wrong', async () => {
      const { result } = await withIssuerAt(issuing.certificate.der, { notAfter: now - day });
      assert.equal(
        summaryOf(result),
        'With the fetched certificate the chain is complete, and it is refused all the same: CERT_HAS_EXPIRED.',
      );
    });

    it('does not take another authority of the same name', async () => {
      const impostor = holder('Issuing', root, { ...lasting, authority: { pathLength: 0, permitted: null } });
      const { result } = await withIssuerAt(impostor.certificate.der);
      assert.ok(result?.kind === 'issuer' && result.trustErrors.length > 0);
    });

    it('does not take what is no certificate', async () => {
      const { result } = await withIssuerAt(new TextEncoder().encode('<html>'));
      assert.equal(summaryOf(result), 'The missing certificate could not be fetched.');
    });

    it('fetches nothing where nothing is missing', async () => {
      const { port, asked } = await authority({});
      const server = forLocalhost(issuing, { issuerUrl: `http://127.0.0.1:${port}/issuer` });
      const result = await probe('issuer', { port: await serve(identity(server, issuing)) });
      assert.equal(summaryOf(result), 'Nothing is missing: the chain is complete as the server sends it.');
      assert.deepEqual(asked, []);
    });

    it('says that the certificate gives no address', async () => {
      const result = await probe('issuer', { port: await serve(identity(forLocalhost(issuing))) });
      assert.equal(summaryOf(result), 'The certificate does not say where that of its issuer can be fetched.');
    });

    it('needs a certificate', async () => {
      assert.equal(await probe('issuer', { port: await closedPort() }), null);
    });
  });

  describe('for revocation', () => {
    /** A server whose certificate names the authority's addresses, which answer with these. */
    async function asking(
      answer: (leaf: Certificate, issuer: Certificate) => { readonly ocsp?: Uint8Array; readonly crl?: Uint8Array },
    ) {
      const answers: Record<string, Uint8Array> = {};
      const { port, asked } = await authority(answers);
      const own = forLocalhost(root);
      const pem = withStatusUrls(own, root, `http://127.0.0.1:${port}`);
      const leaf = readCertificate(pemToDer(pem)[0] ?? new Uint8Array());
      assert.ok(leaf);
      const { ocsp, crl } = answer(leaf, root.certificate);
      if (ocsp) answers['/ocsp'] = ocsp;
      if (crl) answers['/crl'] = crl;
      const result = await probe('revocation', { port: await serve({ ...identity(own), cert: pem }) });
      assert.ok(result?.kind === 'revocation');
      return { result, asked };
    }
    const ocsp =
      (changes: Partial<OcspPlan> = {}) =>
      (certificate: Certificate, issuer: Certificate) => ({
        ocsp: makeOcspResponse({ certificate, issuer, key: root.keys.privateKey, producedAt: now - day, ...changes }),
      });
    const crl = (serialNumber: string | null) =>
      makeCrl({
        issuer: root.certificate,
        key: root.keys.privateKey,
        thisUpdate: now - day,
        nextUpdate: now + day,
        revoked: serialNumber === null ? [] : [{ serialNumber, at: now - 2 * day, reason: 1 }],
      });

    it('takes what the server stapled where there is nobody to ask', async () => {
      const own = forLocalhost(root);
      const status = { revokedAt: now - day, reason: 1 };
      const { ocsp: staple } = ocsp({ status })(own.certificate, root.certificate);
      const result = await probe('revocation', { port: await serve(identity(own), '127.0.0.1', 0, staple) });
      assert.ok(result?.kind === 'revocation');
      assert.equal(summaryOf(result), '1 certificate of the path is revoked.');
      assert.match(linesOf(result), /^certificate 1, stapled by the server: revoked on .* \(keyCompromise\)$/);
    });

    it('asks by OCSP', async () => {
      const { result, asked } = await asking(ocsp());
      assert.equal(summaryOf(result), 'None of the certificates is revoked, as their issuers say.');
      assert.deepEqual(
        asked.map(({ method, url, fields }) => [method, url, fields['content-type']]),
        [['POST', '/ocsp', 'application/ocsp-request']],
      );
    });

    it('tells what is revoked', async () => {
      const { result } = await asking(ocsp({ status: { revokedAt: now - day, reason: 1 } }));
      assert.deepEqual([result.readings[0]?.status, result.readings[0]?.reason], ['revoked', 'keyCompromise']);
      assert.equal(summaryOf(result), '1 certificate of the path is revoked.');
      assert.match(linesOf(result), /OCSP \S+: revoked on \d{1,2} \w+ \d{4}.* \(keyCompromise\)$/);
    });

    it('takes the list where OCSP proves nothing', async () => {
      const { result, asked } = await asking((leaf, issuer) => ({
        ...ocsp({ damaged: true })(leaf, issuer),
        crl: crl(leaf.serialNumber),
      }));
      assert.equal(result.readings[0]?.status, 'revoked');
      assert.deepEqual(
        asked.map(({ method, url }) => `${method} ${url}`),
        ['POST /ocsp', 'GET /crl'],
      );
      assert.match(linesOf(result), /CRL \S+: revoked on \d{1,2} \w+ \d{4}.* \(keyCompromise\)$/);
    });

    it('takes the list where OCSP does not answer', async () => {
      const { result } = await asking(() => ({ crl: crl(null) }));
      assert.equal(result.readings[0]?.status, 'good');
      assert.equal(result.questions[0]?.failure, 'the answer was 404');
    });

    it('says that nothing is known', async () => {
      const { result } = await asking(() => ({}));
      assert.equal(summaryOf(result), 'Of 1 certificate it is not known whether it is revoked.');
    });
  });

  describe('for an old server', () => {
    it('reads the certificate of TLS 1.0', async () => {
      const server = forLocalhost(root);
      const options = {
        ...identity(server),
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1',
        ciphers: 'ALL:@SECLEVEL=0',
      } as const;
      const result = await probe('old-server', { port: await serve(options) });
      assert.match(
        summaryOf(result) ?? '',
        /^The server speaks TLSv1 with TLS_ECDHE_ECDSA_\w+; the certificate of “localhost” itself is in order\.$/,
      );
      assert.equal(probeView(result as ProbeResult).certificates.length, 1);
    });

    it('reads that of SSL 3.0, which no library speaks', async () => {
      const { der } = forLocalhost(root, { notAfter: now - day }).certificate;
      const list = Buffer.concat([length(der.length), der]);
      const server = await fakeServer(({ version, suites }) =>
        version === 0x0300 && suites.includes(5)
          ? Buffer.concat([serverHello(0x0300, 5), handshakeRecord(11, Buffer.concat([length(list.length), list]))])
          : alert(40),
      );
      open.push(server);
      const result = await probe('old-server', { host: '127.0.0.1', port: server.port, serverName: 'localhost' });
      assert.equal(
        summaryOf(result),
        'The server speaks SSLv3 with TLS_RSA_WITH_RC4_128_SHA; the certificate of “localhost” is not trusted either: CERT_HAS_EXPIRED, KEY_USAGE_MISMATCH.',
      );
    });

    it('says why nothing is to be read', async () => {
      const server = await fakeServer(() => alert(70));
      open.push(server);
      assert.equal(
        summaryOf(await probe('old-server', { host: '127.0.0.1', port: server.port })),
        'The certificate could not be read: the server turned every version down, last with the alert protocol_version (70).',
      );
      assert.match(
        summaryOf(await probe('old-server', { port: await closedPort() })) ?? '',
        /no connection could be made/,
      );
    });
  });

  it('for the port finds what answers in the clear', async () => {
    const { port, asked } = await authority({});
    const result = await probe('port', { host: '127.0.0.1', port });
    assert.ok(result?.kind === 'port');
    const own = result.answers.filter((answer) => answer.port === port);
    assert.deepEqual(
      own.map(({ scheme, speaks, status }) => [scheme, speaks, status]),
      [
        ['https', false, null],
        ['http', true, 404],
      ],
    );
    assert.match(summaryOf(result) ?? '', new RegExp(`HTTP at ${port}`));
    assert.deepEqual(
      asked.map(({ method, url }) => `${method} ${url}`),
      ['HEAD /'],
    );
  });

  it('for the addresses shows the one that differs', async () => {
    const lookup: LookupFunction = (_host, _options, found) =>
      found(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '127.0.0.2', family: 4 },
      ]);
    const port = await serve(identity(forLocalhost(root)));
    const alone = await probe('addresses', { port }, connectionsWith(lookup));
    assert.equal(summaryOf(alone), 'The addresses show one and the same certificate; 1 of 2 shows none.');
    await serve(identity(forLocalhost(root, { notAfter: now - day })), '127.0.0.2', port);
    const both = await probe('addresses', { port }, connectionsWith(lookup));
    assert.equal(summaryOf(both), 'The addresses show 2 different certificates.');
    assert.ok(both?.kind === 'addresses');
    assert.deepEqual(
      both.answers.map(({ inspection }) => inspection.connection?.tls?.trustErrors),
      [[], ['CERT_HAS_EXPIRED']],
    );
  });

  it('for the name tells a server that shows another certificate without it', async () => {
    const named = forLocalhost(root);
    const port = await serve({
      ...identity(holder('default', root, { ...lasting, alternativeNames: [{ type: 'dns', value: 'other.test' }] })),
      SNICallback: (_name, done) => done(null, createSecureContext(identity(named))),
    });
    assert.equal(
      summaryOf(await probe('no-sni', { port })),
      'Without its name the server shows another certificate, that of “default”.',
    );
    const plain = await serve(identity(named));
    assert.equal(
      summaryOf(await probe('no-sni', { port: plain })),
      'The server shows the same certificate with and without its name.',
    );
  });

  it('ends at once when it is cancelled', async () => {
    const silent = await fakeServer(() => null);
    open.push(silent);
    const stop = new AbortController();
    const connections = connectionsWith();
    const began = performance.now();
    const target = { host: '127.0.0.1', port: silent.port, serverName: 'localhost' };
    const inspection = { host: '', port: 1, connection: null, timings: timings(), failure: null, startedAt: 0 };
    setTimeout(() => stop.abort(), 50);
    const result = await runProbe('old-server', target, inspection, connections, stop.signal, now);
    assert.equal(summaryOf(result), 'The certificate could not be read: cancelled.');
    assert.ok(performance.now() - began < 15_000);
  });
});

function timings() {
  return { dns: null, connect: null, proxy: null, tls: null, send: null, wait: null, receive: null, total: 0 };
}

function length(value: number): Buffer {
  const octets = Buffer.alloc(3);
  octets.writeUIntBE(value, 0, 3);
  return octets;
}

/** The certificate of a server once more, signed by its issuer, with the addresses of OCSP and list in it. */
function withStatusUrls(own: Holder, issuer: Holder, base: string): string {
  return openWorkbench(now).leaf(
    own.name,
    {
      key: own.keys,
      extensions: {
        access: extensions.authorityInformation({ ocsp: `${base}/ocsp` }),
        points: extensions.crlPoints([`${base}/crl`]),
      },
    },
    { name: commonName(issuer.name), keys: issuer.keys },
  ).pem;
}
