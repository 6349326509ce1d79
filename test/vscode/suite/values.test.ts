import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { openAt, withFiles } from './request-text.ts';

async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

async function hover(marked: string): Promise<string> {
  const { document, position } = await openAt(marked);
  return hoverAt(document, position);
}

async function hints(document: vscode.TextDocument): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    new vscode.Range(0, 0, document.lineCount, 0),
  );
  return found.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
}

describe('Values while a request is written', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows the value of a variable, and where it comes from', async () => {
    const text = await hover('@a = one\n@b = {{a}} two\nGET https://x.example/{{b|}}');
    assert.match(text, /one two/);
    assert.match(text, /line 2/);
  });

  it('shows an example of a dynamic variable, and says that it is one', async () => {
    const text = await hover('GET https://x.example/{{$uu|id}}');
    assert.match(text, /random UUID/);
    assert.match(text, /for example/);
    assert.match(text, /[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  it('says when nothing gives a value, and when a request was not run', async () => {
    assert.match(await hover('GET https://x.example/{{no|where}}'), /There is no variable named “nowhere”/);
    assert.match(
      await hover('### login\nGET https://x.example\n\n###\nGET https://x.example/{{login.resp|onse.body.$.id}}'),
      /has not been run yet/,
    );
  });

  it('shows the request that a directive names, and that there is none', async () => {
    const text = await hover('### login\nPOST https://x.example/login\n\n###\n# @ref lo|gin\nGET https://x.example');
    assert.match(text, /POST https:\/\/x\.example\/login/);
    assert.match(text, /Line 2 of this file/);
    assert.match(text, /not been sent yet/);
    assert.match(await hover('# @ref no|where\nGET https://x.example'), /no request named “nowhere”/);
    assert.match(await hover('run #no|where\n'), /no request named “nowhere”/);
  });

  it('shows the whole address of a target', async () => {
    assert.match(await hover('@a = p\nGET x.exam|ple/{{a}}'), /GET https:\/\/x\.example\/p/);
  });

  it('masks what a private environment gives', () =>
    withFiles(
      {
        'http-client.env.json': '{"dev": {"host": "dev.example"}}',
        'http-client.private.env.json': '{"dev": {"host": "hidden.example", "token": "hidden-away"}}',
        'a.http': 'GET https://{{host}}/{{token}}\n',
      },
      async (folder) => {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.http'));
        await vscode.window.showTextDocument(document);
        const text = await hoverAt(document, new vscode.Position(0, 25));
        assert.match(text, /•••/);
        assert.match(text, /http-client\.private\.env\.json/);
        assert.doesNotMatch(text, /hidden-away/);
      },
    ));

  it('forgets what it said of a send when the environment changes', () =>
    withFiles(
      { 'http-client.env.json': '{"dev": {}}', 'a.http': 'GET http://127.0.0.1:9/{{late}}\n' },
      async (folder) => {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.http'));
        await vscode.window.showTextDocument(document);
        const codes = (): readonly unknown[] => vscode.languages.getDiagnostics(document.uri).map(({ code }) => code);
        await vscode.commands.executeCommand('portside.send', document.uri, 0);
        await eventually(codes, (found) => found.includes('undefined-variable'), 'The squiggle of the send');
        await vscode.workspace.fs.writeFile(
          vscode.Uri.joinPath(folder, 'http-client.env.json'),
          new TextEncoder().encode('{"dev": {"late": "x"}}'),
        );
        await eventually(codes, (found) => !found.includes('undefined-variable'), 'Its end');
      },
    ));

  it('shows the scheme, the address and the unit that are not written', async () => {
    const { document } = await openAt('@p = one\n# @timeout 5\nGET x.example/{{p}}\n\n###\nGET localhost:8080\n');
    assert.deepEqual(await hints(document), ['s', '→ https://x.example/one', 'http://']);
  });

  it('shows no address while a value is missing or to be asked for', async () => {
    assert.deepEqual(await hints((await openAt('GET https://{{nowhere}}/')).document), []);
    assert.deepEqual(await hints((await openAt('# @prompt who\nGET https://x.example/{{who}}')).document), []);
  });

  it('shows no hints that were switched off', async () => {
    const settings = vscode.workspace.getConfiguration('portside');
    await settings.update('inlayHints.scheme', false, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await hints((await openAt('GET localhost:8080')).document), []);
    } finally {
      await settings.update('inlayHints.scheme', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('proposes and shows what the last response of a named request held', async () => {
    const server = createServer((_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json', 'x-made-up': '1' })
        .end('{"token": "abc", "user": {"id": 7}}'),
    );
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    try {
      const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const { document } = await openAt(
        `### login\nGET ${base}/login\n\n###\nGET ${base}/{{login.response.body.$.token}}\n\n###\nGET ${base}\nX-A: {{login.response.body.$.}}\nX-B: {{login.response.headers.}}\n`,
      );
      const proposals = async (line: number, character: number): Promise<readonly string[]> => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          new vscode.Position(line, character),
          '.',
        );
        return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      };
      await vscode.commands.executeCommand('portside.send', document.uri, 0);
      assert.match(await hoverAt(document, new vscode.Position(4, base.length + 10)), /abc/);
      assert.ok((await proposals(8, 29)).includes('login.response.body.$.user'));
      assert.ok((await proposals(9, 30)).includes('login.response.headers.x-made-up'));
      assert.deepEqual(await hints(document), [`→ ${base}/abc`]);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});
