import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openAt, withFiles } from './request-text.ts';

/** Portside's proposals by label; those that VS Code makes of the words of the file are left out. */
async function proposals(
  document: vscode.TextDocument,
  position: vscode.Position,
  trigger?: string,
): Promise<ReadonlyMap<string, vscode.CompletionItem>> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    trigger,
    1000,
  );
  return new Map(
    list.items
      .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
      .map((item) => [typeof item.label === 'string' ? item.label : item.label.label, item]),
  );
}

async function labelsAt(marked: string, trigger?: string): Promise<readonly string[]> {
  const { document, position } = await openAt(marked);
  return [...(await proposals(document, position, trigger)).keys()];
}

describe('Completion', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('proposes methods, fields, values, directives and versions where they belong', async () => {
    assert.ok((await labelsAt('|')).includes('POST'));
    assert.ok((await labelsAt('GET https://x\nAc|')).includes('Accept-Encoding'));
    assert.ok((await labelsAt('GET https://x\nAccept: |', ' ')).includes('application/json'));
    assert.ok((await labelsAt('# @|', '@')).includes('no-redirect'));
    assert.ok((await labelsAt('GET https://x |', ' ')).includes('HTTP/1.1'));
  });

  it('proposes nothing in bodies and comments', async () => {
    assert.deepEqual(await labelsAt('POST https://x\n\nsome te|'), []);
    assert.deepEqual(await labelsAt('# some te|\nGET https://x'), []);
    assert.deepEqual(await labelsAt('POST https://x\n\na@|', '@'), []);
  });

  it('proposes variables with their values, and dynamic ones', async () => {
    const { document, position } = await openAt('@host = example.com\nGET https://{{|}}/');
    const found = await proposals(document, position, '{');
    const host = found.get('host');
    assert.ok(host && typeof host.label !== 'string');
    assert.equal(host.label.description, 'example.com');
    assert.ok(found.has('$uuid'));
  });

  it('proposes variables of the environments, with secrets masked, and files', () =>
    withFiles(
      {
        'http-client.env.json': '{"dev": {"base": "https://dev.example"}}',
        'http-client.private.env.json': '{"dev": {"token": "hidden-away"}}',
        'body.json': '{}',
        'data/users.json': '{}',
        'a.http': 'GET {{}}\n\n###\nPOST https://x\n\n< ./\n< ./data/\n',
      },
      async (folder) => {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.http'));
        await vscode.window.showTextDocument(document);
        const variables = await proposals(document, new vscode.Position(0, 6), '{');
        const base = variables.get('base')?.label;
        const token = variables.get('token')?.label;
        assert.ok(base && token && typeof base !== 'string' && typeof token !== 'string');
        assert.equal(base.description, 'https://dev.example');
        assert.doesNotMatch(JSON.stringify(variables.get('token')), /hidden-away/);
        const files = await proposals(document, new vscode.Position(5, 4), '/');
        assert.ok(files.has('body.json') && files.has('data/'));
        assert.deepEqual([...(await proposals(document, new vscode.Position(6, 9), '/')).keys()], ['users.json']);
      },
    ));

  it('replaces the word around the cursor', async () => {
    const { document, position } = await openAt('GET https://x\nAc|cept: a/b');
    const range = (await proposals(document, position)).get('Accept-Language')?.range;
    assert.ok(range && 'replacing' in range);
    assert.equal(document.getText(range.replacing), 'Accept');
    assert.equal(document.getText(range.inserting), 'Ac');
  });
});
