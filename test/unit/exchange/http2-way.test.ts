import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { SecureServerOptions } from 'node:http2';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { scanHttp } from '../../../src/exchange/probe/scan/scan-http.ts';
import { wishOf } from '../../../src/exchange/tls/wish-of.ts';
import type { ClientCertificate } from '../../../src/request/client-certificate.ts';
import { readProxyUrl } from '../../../src/request/proxy-server.ts';
import { type Heard, type Http2Peer, openHttp2Server } from './http2-server.ts';
import {
  bodyText,
  callOf,
  closedPort,
  fixture,
  type Loopback,
  openLoopback,
  type Peer,
  requestTo,
} from './loopback.ts';

const octets = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'fixtures', name));

const own = (certificate: string): ClientCertificate => ({
  hosts: '*',
  source: '--cert client.pem',
  material: { kind: 'pair', certificate: octets(certificate), key: octets('leaf.key'), passphrase: null },
});

const hello = ({ stream }: Heard): void => {
  stream.respond({ ':status': 200 });
  stream.end('hello');
};

/** Who we are and the way to the server are the same whatever is spoken at its end. */
describe('HTTP/2', () => {
  const shared = openLoopback();
  after(() => shared.close());
  let net: Loopback;
  const peers: Http2Peer[] = [];
  beforeEach(() => {
    net = openLoopback(shared);
  });
  afterEach(async () => {
    await net.close();
    for (const peer of peers.splice(0)) await peer.close();
  });

  async function serverAt(options: SecureServerOptions | null): Promise<Http2Peer> {
    const peer = await openHttp2Server(options, hello);
    peers.push(peer);
    return peer;
  }

  const asking = { requestCert: true, rejectUnauthorized: true, ca: fixture('ca.pem') };

  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    it(`brings the client certificate along, in ${maxVersion}`, async () => {
      const { port } = await serverAt({ ...asking, maxVersion });
      const connections = net.connectionsWith({ clientCertificates: [own('good.pem')] });
      const call = await callOf(requestTo(`https://localhost:${port}/`, { httpVersion: '2' }), connections);
      assert.deepEqual([call.failure, bodyText(call)], [null, 'hello']);
      assert.deepEqual(wishOf(call.connection?.tls ?? null), { asked: true, sent: 'CN=good.test' });
    });

    it(`names the client certificate that is refused, in ${maxVersion}`, async () => {
      const { port, heard } = await serverAt({ ...asking, maxVersion });
      const connections = net.connectionsWith({ clientCertificates: [own('expired.pem')] });
      const { failure } = await callOf(requestTo(`https://localhost:${port}/`, { httpVersion: '2' }), connections);
      assert.deepEqual([failure?.code, heard.length], ['TLS_CLIENT_CERTIFICATE_REFUSED', 0]);
    });
  }

  for (const [speaks, options] of [
    ['nothing else', {}],
    ['HTTP/1.1 as well', { allowHTTP1: true }],
  ] as const)
    it(`is what a scan asks a server in that speaks ${speaks}`, async () => {
      const { port } = await serverAt({ ...options });
      const { secure } = await scanHttp('localhost', port, await closedPort(), net.connections, null);
      const call = secure.calls.at(-1);
      assert.deepEqual([call?.failure, call?.response?.httpVersion], [null, '2']);
    });

  /** Makes every tunnel; `heads` is what it was asked. */
  const tunnels =
    (heads: string[]) =>
    (peer: Peer): void =>
      peer.onHead((head, index) => {
        if (index > 0) return;
        heads.push(head.split('\r\n', 1)[0] ?? '');
        const port = Number(/^CONNECT \S+:(\d+) /.exec(head)?.[1]);
        const server = createConnection({ port, host: '127.0.0.1' }, () => {
          peer.write('HTTP/1.1 200 Connection established\r\n\r\n');
          peer.socket.pipe(server).pipe(peer.socket);
        });
        server.on('error', () => peer.socket.destroy());
      });

  for (const scheme of ['https', 'http'] as const)
    it(`goes through the tunnel of a proxy to ${scheme}`, async () => {
      const { port, heard } = await serverAt(scheme === 'https' ? {} : null);
      const heads: string[] = [];
      const proxy = readProxyUrl(`http://127.0.0.1:${await net.plain(tunnels(heads))}`, '--proxy');
      assert.ok(!('why' in proxy));
      const connections = net.connectionsWith({
        proxies: { http: proxy, https: proxy, except: [], includesLoopback: true },
      });
      const call = await callOf(requestTo(`${scheme}://localhost:${port}/a`, { httpVersion: '2' }), connections);
      assert.deepEqual([call.failure, bodyText(call), call.response?.httpVersion], [null, 'hello', '2']);
      assert.deepEqual(heads, [`CONNECT localhost:${port} HTTP/1.1`]);
      assert.equal(call.connection?.proxy?.isTunnel, true);
      assert.equal(heard[0]?.path, '/a');
    });
});
