import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { holder } from '../unit/certificate/revocation/authority.ts';
import { makeCrl } from '../unit/certificate/revocation/make-crl.ts';
import { schemaProblems } from '../unit/view/schema-problems.ts';
import { type Json, portside } from './portside.ts';

const day = 86_400_000;

describe('portside tls asks more when it is asked to', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'portside-probes-'));
  const now = Date.now();
  const lasting = { notBefore: now - day, notAfter: now + 90 * day };
  const root = holder('Root', null, lasting);
  const issuing = holder('Issuing', root, { ...lasting, authority: { pathLength: 0, permitted: null } });
  const servers: Server[] = [];
  let port = 0;
  let octets = 0;
  const ca = join(folder, 'ca.pem');

  const listening = async (server: Server): Promise<number> => {
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return (server.address() as AddressInfo).port;
  };
  const revokedLeaf = { serial: '' };

  before(async () => {
    const web = await listening(
      createHttpServer((_request, response) =>
        response.writeHead(200, { Connection: 'close' }).end(issuing.certificate.der),
      ),
    );
    const leaf = holder('localhost', issuing, {
      ...lasting,
      alternativeNames: [{ type: 'dns', value: 'localhost' }],
      purposes: ['serverAuth'],
      issuerUrl: `http://127.0.0.1:${web}/issuer`,
    });
    revokedLeaf.serial = leaf.certificate.serialNumber;
    const key = leaf.keys.privateKey.export({ type: 'pkcs8', format: 'pem' });
    port = await listening(
      createServer({ key, cert: leaf.pem }, (socket) => {
        socket.on('error', () => undefined);
        socket.on('data', (data) => {
          octets += data.length;
        });
      }),
    );
    writeFileSync(ca, root.pem);
  });
  after(() => {
    for (const server of servers) server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function asked(
    ...args: readonly string[]
  ): Promise<{ readonly code: number | null; readonly json: Json; readonly err: string }> {
    const ran = await portside('tls', `localhost:${port}`, '--json', ...args);
    const json = JSON.parse(ran.out) as Json;
    assert.deepEqual(schemaProblems('tls.schema.json', json), []);
    return { ...ran, json };
  }

  it('fetches the issuer, and says so before', async () => {
    const { json, err, code } = await asked('--cacert', ca, '--probe', 'issuer');
    assert.match(json.probes[0].summary, /the server only fails to send it/);
    assert.match(err, /fetching the missing issuer over plain HTTP/);
    assert.deepEqual([code, json.tls.trusted], [1, false], 'what was fetched does not change who is trusted');
  });

  it('asks nothing unasked', async () => {
    const { json } = await asked('--cacert', ca);
    assert.deepEqual([json.probes, json.scan], [undefined, undefined]);
  });

  it('scans, and sends no request', async () => {
    const { json } = await asked('--scan');
    assert.deepEqual(
      json.scan.versions.filter((one: Json) => one.supported).map((one: Json) => one.version),
      ['TLSv1.3', 'TLSv1.2'],
    );
    assert.equal(octets, 0);
  });

  it('draws both for people', async () => {
    const { out } = await portside('tls', `localhost:${port}`, '--scan', '--probe', 'addresses');
    assert.match(out, /^ {2}TLSv1\.3 +yes, \d suites/m);
    assert.match(out, /^ {2}Probe addresses$/m);
  });

  it('finds a server without a name in the list of its issuer', async () => {
    const list = join(folder, 'issuing.crl');
    const revoked = [{ serialNumber: revokedLeaf.serial, at: now - day, reason: 1 }];
    const plan = { issuer: issuing.certificate, key: issuing.keys.privateKey, thisUpdate: now - day, nextUpdate: null };
    writeFileSync(list, makeCrl({ ...plan, revoked }));
    writeFileSync(ca, root.pem + issuing.pem);
    const { json, code } = await asked('--cacert', ca, '--crl', list);
    assert.deepEqual([code, json.tls.trusted, json.tls.trustError], [1, false, 'CERT_REVOKED']);
    assert.equal(json.findings[0].id, 'revoked');
    const other = join(folder, 'good.crl');
    writeFileSync(other, makeCrl(plan));
    const good = await asked('--cacert', ca, '--crl', other);
    assert.deepEqual([good.code, good.json.tls.trusted, good.json.tls.revocationLists[0].status], [0, true, 'good']);
  });

  for (const [args, message] of [
    [['--probe', 'nothing'], /--probe takes old-server, issuer, revocation, port, addresses, no-sni, not "nothing"/],
    [['--crl', join(folder, 'missing')], /list-unusable: --crl: .* cannot be read/],
    [['--plain-port', '0'], /--plain-port takes a whole number from 1 to 65535/],
  ] as const) {
    it(`refuses ${args.join(' ').replace(folder, '')}`, async () => {
      const ran = await portside('tls', 'localhost', ...args);
      assert.deepEqual([ran.code, ran.out], [3, '']);
      assert.match(ran.err, message);
    });
  }

  it('says all of it in its help', () => {
    const text = readFileSync(join(import.meta.dirname, '../../docs/cli.md'), 'utf8');
    for (const option of ['--scan', '--probe NAME', '--plain-port N', '--crl FILE'])
      assert.ok(text.includes(option), option);
  });
});
