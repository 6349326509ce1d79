import { deepEqual, equal, match, ok, rejects, throws } from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { startPlayground } from '../../../src/playground/start-playground.ts';
import { ask, failureOf, type OpenedPlayground, openPlayground } from './open-playground.ts';

describe('The playground', () => {
  const started: OpenedPlayground[] = [];
  let shared: OpenedPlayground;
  before(async () => {
    shared = await openPlayground();
  });
  after(() => shared.end());
  const servers: Server[] = [];
  afterEach(async () => {
    for (const one of started.splice(0)) await one.end();
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  });
  const open: typeof openPlayground = async (options) => {
    const opened = await openPlayground(options);
    started.push(opened);
    return opened;
  };
  const occupy = (port = 0): Promise<number> =>
    new Promise((resolve) => {
      const server = createServer().listen({ host: '127.0.0.1', port }, () => {
        const address = server.address();
        servers.push(server);
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });

  it('answers at both loopback addresses and by name', async () => {
    const { playground } = shared;
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      equal((await ask(playground.httpUrl.replace('localhost', host))).status, 200, host);
    }
  });

  it('answers at one address only where told, under its own URL', async () => {
    const { playground } = await open({ host: '127.0.0.1' });
    match(playground.httpUrl, /^http:\/\/127\.0\.0\.1:\d+$/);
    equal((await ask(playground.httpUrl)).status, 200);
    equal(await failureOf(ask(playground.httpUrl.replace('127.0.0.1', '[::1]'))), 'ECONNREFUSED');
  });

  it('names the port that another program holds, and leaves nothing behind', async () => {
    const port = await occupy();
    const folder = mkdtempSync(join(tmpdir(), 'portside-playground-'));
    const starting = startPlayground({ httpPort: 0, httpsPort: port, folder, now: Date.now, host: null });
    await rejects(starting, new RegExp(`^Error: Port ${port}, .*"https".* is in use`));
    rmSync(folder, { recursive: true });
  });

  it('refuses a port that would put its last server past 65535', async () => {
    await rejects(openPlayground({ httpsPort: 65_530 }), /65535/);
  });

  it('lists its servers, with what to expect there', async () => {
    const { playground } = shared;
    const answer = await ask(`${playground.httpUrl}/ports`);
    deepEqual(JSON.parse(answer.body.toString()), playground.ports);
    ok(playground.ports.every((port) => port.whatToExpect.endsWith('.')));
    deepEqual(
      playground.ports.slice(0, 2).map((port) => port.url),
      [playground.httpUrl, playground.httpsUrl],
    );
  });

  it('gives out the authority that its file holds', async () => {
    const { playground } = shared;
    const answer = await ask(`${playground.httpUrl}/playground-ca.pem`);
    equal(answer.body.toString(), readFileSync(playground.caFile, 'utf8'));
  });

  it('counts requests per server', async () => {
    const { playground } = shared;
    const seen = (): readonly number[] => ['http', 'https'].map(playground.requestsSeen);
    const [http = 0, https = 0] = seen();
    await ask(playground.httpUrl);
    await ask(`${playground.httpUrl}/status/404`);
    deepEqual(seen(), [http + 2, https]);
    ok(playground.bytesSeen('http') > 0);
    throws(() => playground.requestsSeen('no such'), RangeError);
  });

  it('lets two share a folder, and with it the authority', async () => {
    const { playground, folder } = shared;
    const other = await startPlayground({ httpPort: 0, httpsPort: 0, folder, now: Date.now, host: null });
    try {
      const ca = readFileSync(playground.caFile, 'utf8');
      equal(other.caFile, playground.caFile);
      equal((await ask(other.httpsUrl, { ca })).status, 200);
      equal((await ask(playground.httpsUrl, { ca })).status, 200);
    } finally {
      await other.close();
    }
  });

  it('ends connections that wait when it closes, keeps its folder, and may be closed again', async () => {
    const { playground, folder } = await open();
    const agent = new Agent({ keepAlive: true });
    const waiting = new Promise((resolve) => {
      get(`${playground.httpUrl}/delay/30`, { agent }).on('error', resolve);
    });
    while (playground.requestsSeen('http') === 0) await new Promise(setImmediate);
    await playground.close();
    ok((await waiting) instanceof Error);
    ok(existsSync(join(folder, 'playground-ca.pem')));
    await playground.close();
  });
});
