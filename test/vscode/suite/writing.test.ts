import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { openAt, textOf, withFiles } from './request-text.ts';
import { withServer } from './with-server.ts';
import { withSetting } from './with-setting.ts';

async function opened(folder: vscode.Uri, name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Types a line at the end of the file, saves it, and gives what is on disk then. */
async function savedWith(document: vscode.TextDocument, line: string): Promise<string> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, line);
  assert.ok(await vscode.workspace.applyEdit(edit));
  await eventually(
    () => document.save(),
    (isSaved) => isSaved,
    'The file on disk',
  );
  return readFileSync(document.uri.fsPath, 'utf8');
}

describe('Writing a request file', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const files = { 'a.http': 'POST   https://x.example\nAccept:a/b\n\n  {"b":1}\n' };

  it('spaces a file when it is saved, where that is wanted, and leaves its bodies', () =>
    withSetting('editor', 'formatOnSave', true, () =>
      withFiles(files, async (folder) => {
        const document = await opened(folder, 'a.http');
        assert.equal(
          await savedWith(document, '\n###\nGET   https://y.example'),
          'POST https://x.example\nAccept: a/b\n\n  {"b":1}\n\n###\nGET https://y.example\n',
        );
      }),
    ));

  it('spaces nothing when it is saved otherwise', () =>
    withFiles(files, async (folder) => {
      const document = await opened(folder, 'a.http');
      assert.equal(await savedWith(document, '# c\n'), `${files['a.http']}# c\n`);
    }));

  it('tells what a directive does', async () => {
    const { document, position } = await openAt('# @no-red|irect\nGET https://x.example\n');
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    assert.match(textOf(hover), /redirect/i);
  });

  it('proposes the requests that a directive may name', async () => {
    const { document, position } = await openAt(
      '### login\nGET https://x.example\n\n###\n# @ref |\nGET https://x.example\n',
    );
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
      ' ',
    );
    assert.ok(items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'login'));
  });

  it('renames a request in all its places', async () => {
    const { document, position } = await openAt(
      '# @name log|in\nGET https://x.example\n\n###\n# @ref login\nGET https://x.example/{{login.response.body.$.id}}\n',
    );
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      position,
      'enter',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(
      document.getText(),
      '# @name enter\nGET https://x.example\n\n###\n# @ref enter\nGET https://x.example/{{enter.response.body.$.id}}\n',
    );
  });

  it('sends no request line with a line break out of a value, and marks the place', () =>
    withServer(
      (_request, response) => response.end(),
      async (base, seen) =>
        withFiles(
          {
            'http-client.env.json': '{"$shared": {"evil": "one\\r\\nX-Evil: 1"}}',
            'a.http': `GET ${base}/{{evil}}\n`,
          },
          async (folder) => {
            const document = await opened(folder, 'a.http');
            await vscode.commands.executeCommand('portside.send', document.uri, 0);
            const errors = await eventually(
              () =>
                vscode.languages
                  .getDiagnostics(document.uri)
                  .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
              (found) => found.length > 0,
              'The problem',
            );
            assert.match(errors[0]?.message ?? '', /line break/);
            assert.equal(seen(), 0);
          },
        ),
    ));

  it('begins a new file with a request, of its language, with the address to be typed over', async () => {
    await vscode.commands.executeCommand('portside.newFile');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.languageId, 'http');
    assert.match(editor.document.getText(), /^GET https:\/\/example\.org\/$/m);
    assert.equal(editor.document.getText(editor.selection), 'https://example.org/');
  });

  it('makes a file of environments beside the request file, and leaves one that is there', () =>
    withFiles({ 'a.http': 'GET https://{{host}}/\n' }, async (folder) => {
      await opened(folder, 'a.http');
      await vscode.commands.executeCommand('portside.createEnvironmentFile');
      const file = vscode.Uri.joinPath(folder, 'http-client.env.json').fsPath;
      assert.deepEqual(Object.keys(JSON.parse(readFileSync(file, 'utf8'))), ['dev', 'prod']);
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.uri.fsPath, file);
      const changed = await savedWith(document, '\n');
      await opened(folder, 'a.http');
      await vscode.commands.executeCommand('portside.createEnvironmentFile');
      assert.equal(readFileSync(file, 'utf8'), changed);
    }));
});
