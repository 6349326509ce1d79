import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { makeOcspResponse } from '../../../src/playground/ocsp-response.ts';
import { type Playground, startPlayground } from '../../../src/playground/start-playground.ts';
import { serving } from '../../tls/behaviour.ts';
import * as extensions from '../../tls/extensions.ts';
import { day, hour, openWorkbench } from '../../tls/workbench.ts';
import { eventually } from './eventually.ts';
import { openText, withFiles } from './request-text.ts';
import { withSetting } from './with-setting.ts';

/** Asks by the command, as a key binding could, and gives what is shown then. */
async function asked(authority: string, question: string): Promise<string> {
  await vscode.commands.executeCommand('portside.askServer', authority, question);
  const document = vscode.window.activeTextEditor?.document;
  assert.equal(document?.uri.scheme, 'portside');
  assert.ok(document.uri.path.endsWith(` ${question}.txt`), document.uri.path);
  return document.getText().replaceAll(/\s+/g, ' ');
}

async function lensesOf(document: vscode.TextDocument): Promise<readonly vscode.Command[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    10,
  );
  return lenses.flatMap(({ command }) => command ?? []);
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return (server.address() as AddressInfo).port;
}

describe('Asking more of a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portside-asking-'));
  let playground: Playground;

  before(async () => {
    playground = await startPlayground({ httpPort: 0, httpsPort: 0, folder, now: Date.now, host: null });
    await vscode.workspace
      .getConfiguration('portside')
      .update('certificateAuthorities', [playground.caFile], vscode.ConfigurationTarget.Global);
  });
  after(async () => {
    await vscode.workspace
      .getConfiguration('portside')
      .update('certificateAuthorities', undefined, vscode.ConfigurationTarget.Global);
    await playground.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const authorityOf = (port: string): string =>
    new URL(playground.ports.find(({ name }) => name === port)?.url ?? '').host;

  it('shows what came of it as a document', async () =>
    assert.match(
      await asked('127.0.0.1:1', 'scan'),
      /^127\.0\.0\.1:1 Nothing accepts connections at 127\.0\.0\.1:1\. \(CONNECTION_REFUSED\)/,
    ));

  const answers: readonly (readonly [string, string, string, RegExp])[] = [
    ['for a missing issuer', 'missing-intermediate', 'issuer', /trusted here: the server only fails to send it/],
    [
      'by old versions',
      'obsolete',
      'old-server',
      /The server speaks TLSv1\.1 with \S+; the certificate of “localhost”/,
    ],
    ['at each of its addresses', 'https', 'addresses', /127\.0\.0\.1: TLSv1\.3, “localhost” .* trusted/],
    ['without its name', 'https', 'no-sni', /shows the same certificate with and without its name.* without: TLSv1\.3/],
    ['at the usual ports', 'plain-http', 'port', /http, port \d+: .*\b200\b/],
  ];
  for (const [how, port, question, wanted] of answers)
    it(`asks ${how}, and sends it no request`, async () => {
      const seen = playground.requestsSeen(port);
      assert.match(await asked(authorityOf(port), question), wanted);
      // At the usual ports somebody has to answer: it asks with a HEAD of its own.
      assert.equal(playground.requestsSeen(port) - seen, question === 'port' ? 1 : 0);
    });

  it('asks the issuers whether a certificate is revoked, and believes what they have signed', async () => {
    const bench = openWorkbench(Date.now());
    const posted: string[] = [];
    let response: Uint8Array = new Uint8Array();
    const issuers = createHttpServer((request, answer) => {
      posted.push(`${request.method} ${request.url}`);
      request.resume().on('end', () => answer.end(response));
    });
    const base = `http://127.0.0.1:${await portOf(issuers)}`;
    const leaf = bench.leaf('localhost', {
      extensions: { access: extensions.authorityInformation({ ocsp: `${base}/ocsp` }) },
    });
    response = makeOcspResponse({
      issuer: { name: bench.issuing.name, publicKey: bench.issuing.keys.publicKey },
      serialNumber: leaf.serialNumber,
      status: { revokedAt: bench.now - day, reason: 1 },
      producedAt: bench.now - hour,
      thisUpdate: bench.now - hour,
      nextUpdate: bench.now + day,
      signer: bench.issuing.keys.privateKey,
      responder: null,
      certificates: [],
    });
    const server = createHttpsServer(serving(leaf, bench.issuing));
    const root = join(folder, 'lab-root.pem');
    writeFileSync(root, bench.root.pem);
    try {
      await withSetting('portside', 'certificateAuthorities', [root], async () => {
        const text = await asked(`localhost:${await portOf(server)}`, 'revocation');
        assert.match(text, /1 certificate of the path is revoked\. .*OCSP \S+: revoked on .* \(keyCompromise\)/);
      });
      assert.deepEqual(posted, ['POST /ocsp']);
    } finally {
      server.close();
      issuers.close();
    }
  });

  it('inspects a server that is named, and remembers above its requests who answered', async () => {
    const authority = authorityOf('expired');
    const document = await openText(`GET https://${authority}/get\n`);
    const titles = async (): Promise<readonly string[]> => (await lensesOf(document)).map(({ title }) => title);
    assert.deepEqual(await titles(), ['Send Request']);
    await vscode.commands.executeCommand('portside.inspectCertificate', authority);
    const [, verdict = ''] = await eventually(titles, (found) => found.length === 2, 'The verdict above the request');
    assert.equal(verdict, '$(error) Not trusted');
    assert.equal(playground.requestsSeen('expired'), 0);
  });

  it('knows it again where the host is a value, and asks nobody for one', async () => {
    const authority = authorityOf('self-signed');
    await vscode.commands.executeCommand('portside.inspectCertificate', authority);
    await withFiles(
      {
        'http-client.env.json': JSON.stringify({ $shared: { host: authority, other: 'nobody-asked.example' } }),
        'a.http': [
          `@base = https://${authority}`,
          'GET https://{{host}}/{{login.response.body.$.id}}',
          '\n###\nGET {{base}}/get',
          '\n###\nGET https://{{other}}/get',
          '\n###\n# @prompt host\nGET https://{{host}}/get',
          '',
        ].join('\n'),
      },
      async (folder) => {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.http'));
        await vscode.window.showTextDocument(document);
        const titles = async (): Promise<readonly string[]> => (await lensesOf(document)).map(({ title }) => title);
        const send = 'Send Request';
        const verdict = '$(error) Not trusted';
        await eventually(titles, (found) => found.length > 4, 'The verdict above the requests');
        assert.deepEqual(await titles(), [send, verdict, send, verdict, send, send]);
        assert.deepEqual((await lensesOf(document))[1]?.arguments, [authority]);
      },
    );
  });
});
