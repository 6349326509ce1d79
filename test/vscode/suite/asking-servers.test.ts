import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { readCertificate } from '../../../src/certificate/read-certificate.ts';
import { makeOcspResponse } from '../../../src/playground/ocsp-response.ts';
import { type Playground, startPlayground } from '../../../src/playground/start-playground.ts';
import { serving } from '../../tls/behaviour.ts';
import * as extensions from '../../tls/extensions.ts';
import type { LabCertificate } from '../../tls/lab-certificate.ts';
import { day, hour, openWorkbench } from '../../tls/workbench.ts';
import { makeCrl } from '../../unit/certificate/revocation/make-crl.ts';
import { eventually } from './eventually.ts';
import { openText, withFiles } from './request-text.ts';
import { withSetting } from './with-setting.ts';

/** Asks by the command, as a key binding could, and gives what is shown then. */
async function told(authority: string, question: string): Promise<string> {
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
      await told('127.0.0.1:1', 'scan'),
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
      assert.match(await told(authorityOf(port), question), wanted);
      // At the usual ports somebody has to answer: it asks with a HEAD of its own.
      assert.equal(playground.requestsSeen(port) - seen, question === 'port' ? 1 : 0);
    });

  describe('whether its certificates are revoked', () => {
    const bench = openWorkbench(Date.now());
    const root = join(folder, 'lab-root.pem');
    before(() => writeFileSync(root, bench.root.pem));

    /** `answer`: what the issuers have at which paths, once the certificate of the server is made. */
    const check = async (
      answer: (leaf: LabCertificate) => Readonly<Record<string, Uint8Array>>,
      wanted: RegExp,
      wantedAsked: readonly string[],
    ): Promise<void> => {
      const asked: string[] = [];
      let answers: Readonly<Record<string, Uint8Array>> = {};
      const issuers = createHttpServer((request, response) => {
        asked.push(`${request.method} ${request.url}`);
        const found = answers[request.url ?? ''];
        request.resume().on('end', () => response.writeHead(found ? 200 : 404).end(found));
      });
      const base = `http://127.0.0.1:${await portOf(issuers)}`;
      const leaf = bench.leaf('localhost', {
        extensions: {
          access: extensions.authorityInformation({ ocsp: `${base}/ocsp` }),
          points: extensions.crlPoints([`${base}/list`]),
        },
      });
      answers = answer(leaf);
      const server = createHttpsServer(serving(leaf, bench.issuing));
      try {
        await withSetting('portside', 'certificateAuthorities', [root], async () =>
          assert.match(await told(`localhost:${await portOf(server)}`, 'revocation'), wanted),
        );
        assert.deepEqual(asked, wantedAsked);
      } finally {
        server.close();
        issuers.close();
      }
    };

    it('asks its issuers by OCSP, and believes what they have signed', () =>
      check(
        ({ serialNumber }) => ({
          '/ocsp': makeOcspResponse({
            issuer: { name: bench.issuing.name, publicKey: bench.issuing.keys.publicKey },
            serialNumber,
            status: { revokedAt: bench.now - day, reason: 1 },
            producedAt: bench.now - hour,
            thisUpdate: bench.now - hour,
            nextUpdate: bench.now + day,
            signer: bench.issuing.keys.privateKey,
            responder: null,
            certificates: [],
          }),
        }),
        /1 certificate of the path is revoked\. .*OCSP \S+: revoked on .* \(keyCompromise\)/,
        ['POST /ocsp'],
      ));

    it('reads their list where they do not answer by OCSP', () =>
      check(
        ({ serialNumber }) => {
          const issuer = readCertificate(bench.issuing.der);
          assert.ok(issuer);
          const revoked = [{ serialNumber: Buffer.from(serialNumber).toString('hex'), at: bench.now - day, reason: 4 }];
          const times = { thisUpdate: bench.now - hour, nextUpdate: bench.now + day };
          return { '/list': makeCrl({ issuer, key: bench.issuing.keys.privateKey, ...times, revoked }) };
        },
        /OCSP \S+: the answer was 404 .*CRL \S+: revoked on .* \(superseded\)/,
        ['POST /ocsp', 'GET /list'],
      ));
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
