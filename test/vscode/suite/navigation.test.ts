import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openAt, withFiles } from './request-text.ts';

/** `file:line:character` of each. */
function places(locations: readonly (vscode.Location | vscode.LocationLink)[]): readonly string[] {
  return locations
    .map((one) => ('uri' in one ? { uri: one.uri, range: one.range } : { uri: one.targetUri, range: one.targetRange }))
    .map(({ uri, range }) => `${uri.path.split('/').at(-1)}:${range.start.line}:${range.start.character}`)
    .sort();
}

async function definitions(document: vscode.TextDocument, line: number, character: number): Promise<readonly string[]> {
  return places(
    await vscode.commands.executeCommand(
      'vscode.executeDefinitionProvider',
      document.uri,
      new vscode.Position(line, character),
    ),
  );
}

async function references(document: vscode.TextDocument, line: number, character: number): Promise<readonly string[]> {
  return places(
    await vscode.commands.executeCommand(
      'vscode.executeReferenceProvider',
      document.uri,
      new vscode.Position(line, character),
    ),
  );
}

async function rename(
  document: vscode.TextDocument,
  line: number,
  character: number,
  newName: string,
): Promise<readonly string[]> {
  const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    new vscode.Position(line, character),
    newName,
  );
  return edit
    .entries()
    .flatMap(([uri, edits]) =>
      edits.map(({ range, newText }) => `${uri.path.split('/').at(-1)}:${range.start.line} ${newText}`),
    )
    .sort();
}

const files = {
  'http-client.env.json': '{\n  "dev": {\n    "base": "x"\n  },\n  "prod": {\n    "base": "y"\n  }\n}\n',
  '.env': 'fromDotEnv=1\n',
  'shared.http': '@far = 1\n\n### login\nGET https://{{base}}/{{far}}\n',
  'main.http':
    'import ./shared.http\n\n###\n# @ref login\nGET https://{{base}}/{{far}}/{{fromDotEnv}}/{{login.response.body.$.id}}\n',
};

async function opened(folder: vscode.Uri, name: string): Promise<vscode.TextDocument> {
  await vscode.extensions.getExtension('portside.portside')?.activate();
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
  await vscode.window.showTextDocument(document);
  return document;
}

describe('Navigation', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('goes to the definition that is in effect, and nowhere from the name of nothing', async () => {
    const { document } = await openAt('@a = 1\nGET https://{{a}}\n\n###\n@a = 2\nGET https://{{a}}/{{none}}\n');
    assert.deepEqual(
      (await definitions(document, 1, 14)).map((place) => place.split(':')[1]),
      ['0'],
    );
    assert.deepEqual(
      (await definitions(document, 5, 14)).map((place) => place.split(':')[1]),
      ['4'],
    );
    assert.deepEqual(await definitions(document, 5, 21), []);
  });

  it('goes to other files: imports, environments and .env', () =>
    withFiles(files, async (folder) => {
      const document = await opened(folder, 'main.http');
      const line = document.lineAt(4).text;
      assert.deepEqual(await definitions(document, 4, line.indexOf('far')), ['shared.http:0:1']);
      assert.deepEqual(await definitions(document, 4, line.indexOf('login')), ['shared.http:2:4']);
      assert.deepEqual(await definitions(document, 3, 8), ['shared.http:2:4']);
      assert.deepEqual(await definitions(document, 4, line.indexOf('fromDotEnv')), ['.env:0:0']);
      assert.deepEqual(await definitions(document, 4, line.indexOf('base')), [
        'http-client.env.json:2:5',
        'http-client.env.json:5:5',
      ]);
    }));

  it('finds references in the files that import this one', () =>
    withFiles(files, async (folder) => {
      const document = await opened(folder, 'shared.http');
      assert.deepEqual(await references(document, 0, 2), ['main.http:4:23', 'shared.http:0:1', 'shared.http:3:23']);
      assert.deepEqual(await references(document, 2, 5), ['main.http:3:7', 'main.http:4:46', 'shared.http:2:4']);
    }));

  it('renames over files, those of environments too', () =>
    withFiles(files, async (folder) => {
      const document = await opened(folder, 'main.http');
      const line = document.lineAt(4).text;
      assert.deepEqual(await rename(document, 4, line.indexOf('base'), 'origin'), [
        'http-client.env.json:2 origin',
        'http-client.env.json:5 origin',
        'main.http:4 origin',
        'shared.http:3 origin',
      ]);
      assert.deepEqual(await rename(document, 3, 8, 'enter'), [
        'main.http:3 enter',
        'main.http:4 enter',
        'shared.http:2 enter',
      ]);
    }));

  it('refuses to rename what Portside defines, and to an invalid name', async () => {
    const { document } = await openAt('@a = 1\nGET https://{{$uuid}}/{{a}}\n');
    await assert.rejects(rename(document, 1, 16, 'id'), /defined by Portside/);
    await assert.rejects(rename(document, 0, 1, 'b c'), /letters/);
  });
});
