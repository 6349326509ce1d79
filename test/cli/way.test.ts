import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createConnection, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { holder } from '../unit/certificate/revocation/authority.ts';
import { schemaProblems } from '../unit/view/schema-problems.ts';
import { type Json, portside, runText } from './portside.ts';

const day = 86_400_000;

describe('portside says who it is, and goes the way it is told', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'portside-way-'));
  const now = Date.now();
  const lasting = { notBefore: now - day, notAfter: now + 90 * day };
  const root = holder('Root', null, lasting);
  const client = holder('A client', root, { ...lasting, purposes: ['clientAuth'] });
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const keyOf = ({ keys }: typeof root): string => keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const ca = file('ca.pem', root.pem);
  const cert = file('client.pem', client.pem);
  const key = file('client.key', keyOf(client));
  const otherKey = file('other.key', keyOf(root));
  const servers: Server[] = [];
  let port = 0;
  let proxy = 0;
  const asked: string[] = [];

  const listening = async (server: Server): Promise<number> => {
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return (server.address() as AddressInfo).port;
  };

  before(async () => {
    const leaf = holder('shop.test', root, {
      ...lasting,
      alternativeNames: [
        { type: 'dns', value: 'shop.test' },
        { type: 'dns', value: 'localhost' },
      ],
      purposes: ['serverAuth'],
    });
    const options = { key: keyOf(leaf), cert: leaf.pem, ca: root.pem, requestCert: true, rejectUnauthorized: false };
    port = await listening(
      createServer(options, (socket) => {
        const name = socket.getPeerCertificate().subject?.CN ?? 'nobody';
        socket.on('error', () => undefined);
        socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${name.length}\r\n\r\n${name}`));
      }),
    );
    const tunnels = createHttpServer().on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      const server = createConnection({ port, host: '127.0.0.1' }, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        server.pipe(socket).pipe(server);
      });
      server.on('error', () => socket.destroy());
      socket.on('error', () => server.destroy());
    });
    proxy = await listening(tunnels);
  });

  after(async () => {
    await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    rmSync(folder, { recursive: true, force: true });
  });

  it('with --cert and --key', async () => {
    const { code, exchanges } = await runText(
      `GET https://localhost:${port}/`,
      '--cacert',
      ca,
      '--cert',
      cert,
      '--key',
      key,
    );
    assert.equal(code, 0);
    assert.equal(exchanges[0].response.bodyText, 'A client');
    const { requested, sent, subject } = exchanges[0].tls.clientCertificate;
    assert.deepEqual([requested, sent, subject], [true, true, 'CN=A client']);
    assert.deepEqual(schemaProblems('exchange.schema.json', exchanges[0]), []);
  });

  it('and not where a request says so', async () => {
    const text = `# @no-client-cert\nGET https://localhost:${port}/`;
    const { exchanges } = await runText(text, '--cacert', ca, '--cert', cert, '--key', key);
    assert.equal(exchanges[0].response.bodyText, 'nobody');
  });

  it('with what the environment says, and not where --cert says otherwise', async () => {
    file(
      'http-client.private.env.json',
      '{"dev": {"SSLConfiguration": {"clientCertificate": "client.pem", "clientCertificateKey": "client.key"}}}',
    );
    const request = file('mutual.http', `GET https://localhost:${port}/`);
    const subject = async (...args: readonly string[]): Promise<string> => {
      const { out } = await portside('run', request, '--output', 'json', '--cacert', ca, ...args);
      return (JSON.parse(out) as Json).response.bodyText;
    };
    assert.equal(await subject(), 'nobody');
    assert.equal(await subject('--env', 'dev'), 'A client');
    const { out } = await portside(
      'run',
      request,
      '--output',
      'json',
      '--cacert',
      ca,
      '--env',
      'dev',
      '--cert',
      ca,
      '--key',
      otherKey,
    );
    assert.equal((JSON.parse(out) as Json).tls.clientCertificate.subject, 'CN=Root');
  });

  for (const [what, args, code] of [
    ['a key of another certificate', ['--cert', cert, '--key', otherKey], 'client-certificate-unusable'],
    ['a certificate that is not there', ['--cert', join(folder, 'no.pem')], 'client-certificate-unusable'],
    [
      'a passphrase that is not set',
      ['--cert', cert, '--passphrase-env', 'PORTSIDE_NOT_SET'],
      'client-certificate-unusable',
    ],
    ['a key without a certificate', ['--key', key], 'bad-usage'],
    ['a proxy that is none', ['--proxy', 'socks5://x'], 'bad-usage'],
    ['a way that is none', ['--connect-to', 'a:b'], 'bad-usage'],
  ] as const)
    it(`sends nothing with ${what}`, async () => {
      const { code: exit, err } = await portside('tls', `localhost:${port}`, '--cacert', ca, ...args);
      assert.equal(exit, 3);
      assert.match(err, new RegExp(`^portside: error ${code}: `));
    });

  it('with --connect-to', async () => {
    const { exchanges } = await runText(
      'GET https://shop.test/',
      '--cacert',
      ca,
      '--connect-to',
      `shop.test:443:127.0.0.1:${port}`,
    );
    assert.deepEqual([exchanges[0].failure, exchanges[0].tls.serverName], [null, 'shop.test']);
  });

  it('with --proxy, in an inspection too', async () => {
    const { code, out } = await portside(
      'tls',
      'shop.test',
      '--json',
      '--cacert',
      ca,
      '--proxy',
      `http://127.0.0.1:${proxy}`,
    );
    const report: Json = JSON.parse(out);
    assert.deepEqual([code, report.failure, report.tls.trusted], [0, null, true]);
    assert.deepEqual(report.connection.proxy, { host: '127.0.0.1', port: proxy, source: '--proxy', isTunnel: true });
    assert.deepEqual(asked, ['shop.test:443']);
    assert.deepEqual(schemaProblems('tls.schema.json', report), []);
  });
});
