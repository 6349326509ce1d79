import assert from 'node:assert/strict';
import { setTimeout as after } from 'node:timers/promises';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { openText } from './request-text.ts';
import { withServer } from './with-server.ts';

async function hoverText(document: vscode.TextDocument, needle: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(needle) + 1);
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

const lensTitles = async (document: vscode.TextDocument): Promise<string[]> =>
  (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50)).map(
    (lens) => lens.command?.title ?? '',
  );

describe('Editing a request file', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('explains methods, fields and ports where the pointer is, and nothing else', async () => {
    const document = await openText(
      'TRACE http://localhost:8443/path\nAccept-Encoding: gzip\nX-Nobody-Knows-This: 1\n',
    );
    assert.match(await hoverText(document, 'TRACE'), /TRACE/);
    assert.match(await hoverText(document, 'Accept-Encoding'), /rfc-editor|httpwg|RFC 9110/i);
    assert.match(await hoverText(document, '8443'), /8443|HTTPS/);
    assert.equal(await hoverText(document, 'X-Nobody-Knows-This'), '');
  });

  it('underlines a problem with its code, and mends it', async () => {
    const document = await openText('GET http://localhost/\nAccept: a/b\nthis has no colon\n');
    const [problem] = await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.length > 0,
      'The problem',
    );
    assert.ok(problem);
    assert.equal(problem.source, 'Portside');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(problem.range), 'this has no colon');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const fix = actions.find((action) => action.kind?.contains(vscode.CodeActionKind.QuickFix) && action.edit);
    assert.ok(fix?.edit, 'no fix');
    await vscode.workspace.applyEdit(fix.edit);
    await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.every((one) => one.severity !== vscode.DiagnosticSeverity.Error),
      'The mended file',
    );
  });

  it('does not underline a file that is fine', async () => {
    const document = await openText('GET http://localhost/\nAccept: a/b\n');
    await after(400);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  it('lists requests and variables in the outline, and folds blocks', async () => {
    const document = await openText(
      '@host = localhost\n\n### First\nGET http://{{host}}/\n\n### Second\nPOST http://{{host}}/\n\nbody\n\n> ./after.js\n',
    );
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['@host', 'First', 'Second'],
    );
    assert.deepEqual(
      symbols.map(({ children }) => children.map(({ detail }) => detail)),
      [[], [], ['./after.js']],
    );
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.ok(folds.some(({ start }) => document.lineAt(start).text === '### Second'));
  });
});

describe('Sending from the editor', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('sends the request of the lens, and shows beside the lens how it went', () =>
    withServer(
      (_request, response) => response.writeHead(404).end('nothing'),
      async (base, seen) => {
        const document = await openText(`GET ${base}/first\n\n###\nGET ${base}/second\n`);
        assert.deepEqual(await lensTitles(document), ['Send Request', 'Send Request']);
        await vscode.commands.executeCommand('portside.send', document.uri, 1);
        const titles = await eventually(
          () => lensTitles(document),
          (found) => found.length === 3,
          'The status beside the lens',
        );
        assert.match(titles[2] ?? '', /^404 Not Found · .+ · 7 bytes$/);
        assert.equal(seen(), 1);
      },
    ));

  it('sends the request at the cursor, and the last one again', () =>
    withServer(
      (_request, response) => response.end(),
      async (base, seen) => {
        const document = await openText(`GET ${base}/first\n\n###\nGET ${base}/second\n`);
        const editor = vscode.window.activeTextEditor;
        assert.ok(editor);
        editor.selection = new vscode.Selection(3, 0, 3, 0);
        await vscode.commands.executeCommand('portside.send');
        await eventually(seen, (count) => count === 1, 'The request');
        await vscode.commands.executeCommand('portside.sendAgain');
        await eventually(seen, (count) => count === 2, 'The request again');
        await eventually(
          () => lensTitles(document),
          (found) => found.filter((title) => title.startsWith('200 OK')).length === 1,
          'One status',
        );
      },
    ));

  it('opens one response panel and uses it again', () =>
    withServer(
      (_request, response) => response.end('{}'),
      async (base) => {
        const document = await openText(`GET ${base}/1\n\n###\nGET ${base}/2\n`);
        await vscode.commands.executeCommand('portside.send', document.uri, 0);
        await vscode.commands.executeCommand('portside.send', document.uri, 1);
        const panels = () =>
          vscode.window.tabGroups.all
            .flatMap((group) => group.tabs)
            .filter((tab) => tab.input instanceof vscode.TabInputWebview);
        await eventually(
          panels,
          (tabs) => tabs.length === 1 && tabs[0]?.label.endsWith('/2') === true,
          'The panel of the second response',
        );
      },
    ));

  it('sends nothing when a variable is unknown, and marks the place', () =>
    withServer(
      (_request, response) => response.end(),
      async (base, seen) => {
        const document = await openText(`GET ${base}/{{nowhere}}\n`);
        await vscode.commands.executeCommand('portside.send', document.uri, 0);
        const problems = await eventually(
          () => vscode.languages.getDiagnostics(document.uri),
          (found) => found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
          'The problem',
        );
        assert.ok(problems.some((problem) => document.getText(problem.range).includes('nowhere')));
        assert.equal(seen(), 0);
      },
    ));

  it('cancels a request that is not answered, and stays able to send', () =>
    withServer(
      (request, response) => {
        if (request.url === '/answered') response.end();
      },
      async (base) => {
        const document = await openText(`GET ${base}/silent\n\n###\nGET ${base}/answered\n`);
        const sending = vscode.commands.executeCommand('portside.send', document.uri, 0);
        await eventually(
          () => lensTitles(document),
          (found) => found.some((title) => title.includes('Cancel')),
          'The lens that cancels',
        );
        await vscode.commands.executeCommand('portside.cancel');
        await sending;
        const titles = await lensTitles(document);
        assert.match(titles[1] ?? '', /cancel/i);
        await vscode.commands.executeCommand('portside.send', document.uri, 1);
        await eventually(
          () => lensTitles(document),
          (found) => found.some((title) => title.startsWith('200 OK')),
          'The next response',
        );
      },
    ));

  it('leaves the fetch of other extensions as it was', () =>
    withServer(
      (_request, response) => response.end(),
      async (base, seen) => {
        const dispatchers = () =>
          [1, 2].map(
            (version) => (globalThis as Record<symbol, unknown>)[Symbol.for(`undici.globalDispatcher.${version}`)],
          );
        const before = dispatchers();
        const document = await openText(`GET ${base}/\n`);
        await vscode.commands.executeCommand('portside.send', document.uri, 0);
        assert.equal(seen(), 1);
        assert.deepEqual(
          dispatchers().map((one, index) => one === before[index]),
          [true, true],
        );
      },
    ));
});
