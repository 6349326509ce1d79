import assert from 'node:assert/strict';
import { setTimeout as after } from 'node:timers/promises';
import * as vscode from 'vscode';
import { openText, withFiles } from './request-text.ts';

/** The clipboard, once it holds something else than `before`. */
async function clipboardAfter(before: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const text = await vscode.env.clipboard.readText();
    if (text !== before) return text;
    await after(50);
  }
  throw new Error('Nothing came to the clipboard.');
}

describe('curl', () => {
  beforeEach(() => vscode.env.clipboard.writeText('nothing yet'));
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('copies the request at the cursor as a command', async () => {
    const document = await openText(
      '@host = x.example\nGET https://{{host}}/one\n\n###\nPOST https://{{host}}/two\nX-A: 1\n\n{"a": 1}\n',
    );
    const [editor] = vscode.window.visibleTextEditors.filter((one) => one.document === document);
    assert.ok(editor);
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    await vscode.commands.executeCommand('portside.copyAsCurl');
    const text = await clipboardAfter('nothing yet');
    assert.match(text, /^curl --http1\.1 --location --compressed https:\/\/x\.example\/two \\\n/);
    assert.match(text, / \\\n {2}--header 'X-A: 1' \\\n/);
    assert.match(text, / \\\n {2}--data-raw '\{"a": 1\}'$/);
  });

  it('copies nothing of a request that cannot be sent', async () => {
    await openText('GET https://x.example/{{nowhere}}\n');
    await vscode.commands.executeCommand('portside.copyAsCurl');
    assert.equal(await vscode.env.clipboard.readText(), 'nothing yet');
  });

  it('pastes a command as a request of its own, behind the one at the cursor', async () => {
    const document = await openText('GET https://x.example/one\n');
    await vscode.env.clipboard.writeText(`$ curl -L 'https://y.example/two' \\\n  -H 'X-A: 1' --data-raw '{"a": 1}'\n`);
    await vscode.commands.executeCommand('portside.pasteCurl');
    assert.equal(
      document.getText(),
      'GET https://x.example/one\n\n###\nPOST https://y.example/two\nX-A: 1\nContent-Type: application/x-www-form-urlencoded\n\n{"a": 1}\n',
    );
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 3);
  });

  it('pastes nothing else', async () => {
    const document = await openText('GET https://x.example/one\n');
    await vscode.env.clipboard.writeText('wget https://y.example');
    await vscode.commands.executeCommand('portside.pasteCurl');
    assert.equal(document.getText(), 'GET https://x.example/one\n');
  });

  it('offers to write a command in a file as a request, and nothing of the kind elsewhere', async () => {
    const document = await openText('curl -L https://x.example/one\n\n###\nGET https://y.example\n');
    const at = async (line: number): Promise<readonly vscode.CodeAction[]> =>
      (
        await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          new vscode.Range(line, 2, line, 2),
          vscode.CodeActionKind.RefactorRewrite.value,
        )
      ).filter(({ title }) => title.includes('curl'));
    const [action] = await at(0);
    assert.ok(action?.edit);
    await vscode.workspace.applyEdit(action.edit);
    assert.equal(document.lineAt(0).text, 'GET https://x.example/one');
    assert.deepEqual(await at(3), []);
  });

  it('asks first whether secrets are to be in it, and offers variables of the shell', () =>
    withFiles(
      {
        'http-client.env.json': '{"dev": {}}',
        'http-client.private.env.json': '{"$shared": {"token": "hidden-away"}}',
        'a.http': 'GET https://x.example/\nAuthorization: Bearer {{token}}\n',
      },
      async (folder) => {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.http'));
        await vscode.window.showTextDocument(document);
        const copied = vscode.commands.executeCommand('portside.copyAsCurl');
        let isDone = false;
        void copied.then(() => {
          isDone = true;
        });
        for (let attempt = 0; attempt < 100 && !isDone; attempt += 1) {
          await after(100);
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        }
        await copied;
        const text = await vscode.env.clipboard.readText();
        assert.match(text, /--header 'Authorization: Bearer '"\$TOKEN"/);
        assert.doesNotMatch(text, /hidden-away/);
      },
    ));
});
