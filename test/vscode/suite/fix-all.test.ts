import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openAt } from './request-text.ts';

async function actions(document: vscode.TextDocument): Promise<readonly vscode.CodeAction[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  return vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    'source.fixAll.portside',
  );
}

describe('Fix all', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('mends what changes nothing that is sent', async () => {
    const { document } = await openAt(' # a\nget https://x\n\n###\nPOST https://y\n\nA: b\n');
    const [action] = await actions(document);
    assert.ok(action?.edit);
    await vscode.workspace.applyEdit(action.edit);
    assert.equal(document.getText(), '# a\nGET https://x\n\n###\nPOST https://y\n\nA: b\n');
  });

  it('is not offered where nothing is to be mended', async () => {
    const { document } = await openAt('POST https://y\n\nA: b\n');
    assert.deepEqual(await actions(document), []);
  });
});
