import assert from 'node:assert/strict';
import { setTimeout as after } from 'node:timers/promises';
import * as vscode from 'vscode';
import { openText, withFiles } from './request-text.ts';

const scheme = 'portside-preview';

/** The preview's text as soon as it is what is meant. */
async function previewed(isMeant: (text: string) => boolean): Promise<string> {
  let text = '';
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === scheme);
    text = editor?.document.getText() ?? '';
    if (editor && isMeant(text)) return text;
    await after(50);
  }
  throw new Error(`The preview did not come. It is:\n${text}`);
}

async function insert(document: vscode.TextDocument, needle: string, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(document.getText().indexOf(needle) + needle.length), text);
  await vscode.workspace.applyEdit(edit);
}

describe('The preview', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows beside the file what the request at the cursor would send', async () => {
    const document = await openText(
      '@host = x.example\nGET https://{{host}}/one\nX-A: 1\n\n###\nGET https://y.example\n',
    );
    await vscode.commands.executeCommand('portside.preview');
    const text = await previewed((shown) => shown.startsWith('GET /one HTTP/1.1\nHost: x.example\nX-A: 1\n'));
    assert.match(text, /\{\{host\}\} = x\.example\n# {5}line 1 of this file/);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    const shown = vscode.window.visibleTextEditors.find(({ document: { uri } }) => uri.scheme === scheme);
    assert.equal(shown?.document.languageId, 'http-preview');
    assert.equal(shown?.viewColumn, vscode.ViewColumn.Two);
    assert.deepEqual(vscode.languages.getDiagnostics(shown.document.uri), []);
  });

  it('follows what is typed, and the cursor', async () => {
    const document = await openText('GET https://x.example/one\n\n###\nGET https://y.example/two\n');
    await vscode.commands.executeCommand('portside.preview');
    await previewed((text) => text.startsWith('GET /one '));
    await insert(document, '/one', '-more');
    await previewed((text) => text.startsWith('GET /one-more '));
    const [editor] = vscode.window.visibleTextEditors.filter((one) => one.document === document);
    assert.ok(editor);
    editor.selection = new vscode.Selection(3, 0, 3, 0);
    await previewed((text) => text.startsWith('GET /two '));
  });

  it('says why nothing would be sent, and asks nothing', async () => {
    await openText('# @prompt who\nPOST https://x.example/{{who}}\n\n{{$secret not-kept}} {{nowhere}}\n');
    await vscode.commands.executeCommand('portside.preview');
    const text = await previewed((shown) => shown.startsWith('### It cannot be sent as it stands'));
    assert.match(text, /There is no variable named “nowhere”/);
    assert.match(text, /\{\{who\}\}: you are asked/);
  });

  it('masks secrets, follows the files of environments, and links to their lines', () =>
    withFiles(
      {
        'http-client.private.env.json': '{"dev": {"token": "hidden-away"}}',
        'http-client.env.json': '{"dev": {\n"host": "one.example"}}',
        'a.http': 'GET https://{{host}}/?t={{token}}\nX-T: {{token}}\n\n< ./data.json\n',
        'data.json': '{"data": 1}',
      },
      async (folder) => {
        await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'a.http'));
        await vscode.commands.executeCommand('portside.preview');
        const text = await previewed((shown) => shown.includes('Host: one.example'));
        assert.match(text, /^GET \/\?t=••• HTTP\/1\.1/);
        assert.match(text, /X-T: •••/);
        assert.match(text, /\{"data": 1\}/);
        assert.doesNotMatch(text, /hidden-away/);
        const preview = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === scheme);
        assert.ok(preview);
        const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
          'vscode.executeLinkProvider',
          preview.uri,
        );
        assert.ok(
          links.some(({ target }) => target?.path.endsWith('http-client.env.json') && target.fragment === 'L2'),
        );
        await vscode.workspace.fs.writeFile(
          vscode.Uri.joinPath(folder, 'http-client.env.json'),
          new TextEncoder().encode('{"dev": {"host": "two.example"}}'),
        );
        await previewed((shown) => shown.includes('Host: two.example'));
      },
    ));

  it('is linked from the hover of the target', async () => {
    const document = await openText('GET https://x.example/one\n');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 24),
    );
    const text = hovers.flatMap(({ contents }) => contents).map((one) => (typeof one === 'string' ? one : one.value));
    const given = /\(command:portside\.preview\?([^)]+)\)/.exec(text.join('\n'))?.[1];
    assert.ok(given);
    await vscode.commands.executeCommand('portside.preview', ...JSON.parse(decodeURIComponent(given)));
    await previewed((shown) => shown.startsWith('GET /one '));
  });
});
