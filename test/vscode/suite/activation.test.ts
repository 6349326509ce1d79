import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

const portside = (): vscode.Extension<unknown> => {
  const extension = vscode.extensions.getExtension('portside.portside');
  assert.ok(extension, 'Portside is not there');
  return extension;
};

const open = async (name: string): Promise<vscode.TextDocument> => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await vscode.window.showTextDocument(document);
  return document;
};

describe('Portside in VS Code', () => {
  it('comes from where these tests mean it to come from', () => {
    const manifest = readFileSync(join(portside().extensionPath, 'package.json'), 'utf8');
    assert.equal(JSON.parse(manifest).name, 'portside');
    assert.ok(!portside().extensionPath.includes('portside.portside-'));
  });

  it('reads .http files as its own language', async () => {
    assert.equal((await open('requests.http')).languageId, 'http');
  });

  it('puts Send Request above every request and above nothing else', async () => {
    const document = await open('requests.http');
    await portside().activate();
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    const send = lenses.filter((lens) => lens.command?.title === 'Send Request');
    assert.deepEqual(
      send.map((lens) => document.lineAt(lens.range.start.line).text.split(' ')[0]),
      ['GET', 'POST'],
    );
  });

  it('registers every command that it contributes', async () => {
    await portside().activate();
    const known = await vscode.commands.getCommands(true);
    const contributed: readonly { readonly command: string }[] = portside().packageJSON.contributes.commands;
    assert.ok(contributed.length > 0);
    assert.deepEqual(
      contributed.map(({ command }) => command).filter((command) => !known.includes(command)),
      [],
    );
  });
});
