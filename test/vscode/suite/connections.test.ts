import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import * as vscode from 'vscode';
import { serving } from '../../tls/behaviour.ts';
import { openWorkbench } from '../../tls/workbench.ts';
import { eventually } from './eventually.ts';
import { openText } from './request-text.ts';
import { withSetting } from './with-setting.ts';

/** Sends the one request of the text, and gives what stands beside its lens then. */
async function sent(text: string): Promise<string> {
  const document = await openText(text);
  await vscode.commands.executeCommand('portside.send', document.uri, 0);
  const lenses = await eventually(
    () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10),
    (found) => found.length > 1,
    'The status beside the lens',
  );
  return lenses[1]?.command?.title ?? '';
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}

describe('A client certificate of the settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portside-client-'));
  const bench = openWorkbench(Date.now());
  const own = bench.leaf('Ada of the tests');
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const root = write('root.pem', bench.root.pem);
  const cert = write('own.pem', own.pem + bench.issuing.pem);
  const key = write('own.key', own.keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const seen: string[] = [];
  const server = createHttpsServer(
    {
      ...serving(bench.leaf('localhost'), bench.issuing),
      requestCert: true,
      rejectUnauthorized: true,
      ca: bench.root.pem,
    },
    (request, response) => {
      seen.push(String((request.socket as TLSSocket).getPeerCertificate().subject.CN));
      response.end('welcome');
    },
  );
  let host = '';

  before(async () => {
    host = `localhost:${await listening(server)}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => seen.splice(0));
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const withCertificates = (certificates: unknown, use: () => Promise<void>): Promise<void> =>
    withSetting('portside', 'certificateAuthorities', [root], () =>
      withSetting('portside', 'clientCertificates', certificates, use),
    );

  it('is shown to the server that it is meant for', () =>
    withCertificates({ [host]: { cert, key } }, async () => {
      assert.match(await sent(`GET https://${host}/\n`), /^200 OK/);
      assert.deepEqual(seen, ['Ada of the tests']);
    }));

  it('is not shown to another one, which then refuses', () =>
    withCertificates({ 'elsewhere.example': { cert, key } }, async () => {
      assert.match(await sent(`GET https://${host}/\n`), /^\$\(error\) .*certificate/i);
      assert.deepEqual(seen, []);
    }));

  it('that cannot be used keeps the request back', () =>
    withCertificates({ [host]: { cert, key: root } }, async () => {
      assert.match(await sent(`GET https://${host}/\n`), /^\$\(error\) .*client certificate/i);
      assert.deepEqual(seen, []);
    }));
});

describe('The proxy of VS Code’s settings', () => {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end('by the proxy');
  });
  proxy.on('connect', (request, socket) => {
    asked.push(`${request.method} ${request.url}`);
    socket.end('HTTP/1.1 403 Not here\r\n\r\n');
  });
  let url = '';

  before(async () => {
    url = `http://127.0.0.1:${await listening(proxy)}`;
  });
  after(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  beforeEach(() => asked.splice(0));
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('gets the requests for other machines', () =>
    withSetting('http', 'proxy', url, async () => {
      assert.match(await sent('GET http://behind.example/one\n'), /^200 OK/);
      assert.deepEqual(asked, ['GET http://behind.example/one']);
    }));

  it('is asked for a tunnel to a server with TLS, and what it answers is no response of the server', () =>
    withSetting('http', 'proxy', url, async () => {
      assert.match(await sent('GET https://behind.example/one\n'), /^\$\(error\) .*proxy/i);
      assert.deepEqual(asked, ['CONNECT behind.example:443']);
    }));

  it('is not asked for hosts that http.noProxy names, nor for this machine', () =>
    withSetting('http', 'proxy', url, () =>
      withSetting('http', 'noProxy', ['behind.invalid'], async () => {
        assert.match(await sent('GET http://behind.invalid/one\n'), /^\$\(error\)/);
        const own = createServer((_request, response) => response.end());
        try {
          assert.match(await sent(`GET http://localhost:${await listening(own)}/\n`), /^200 OK/);
        } finally {
          own.close();
          own.closeAllConnections();
        }
        assert.deepEqual(asked, []);
      }),
    ));

  it('is not asked where http.proxySupport is off', () =>
    withSetting('http', 'proxy', url, () =>
      withSetting('http', 'proxySupport', 'off', async () => {
        assert.match(await sent('GET http://behind.invalid/one\n'), /^\$\(error\)/);
        assert.deepEqual(asked, []);
      }),
    ));
});
