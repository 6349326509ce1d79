import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText } from './request-text.ts';

describe('formatting in VS Code', () => {
  const written = '@a=1\nPOST   http://localhost/{{a}}\nAccept:a/b\n\n  a:b  \n###next\nGET http://localhost/';
  const apply = async (document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): Promise<string> => {
    const change = new vscode.WorkspaceEdit();
    change.set(document.uri, [...edits]);
    assert.ok(await vscode.workspace.applyEdit(change));
    return document.getText();
  };
  const options = { tabSize: 2, insertSpaces: true };

  it('spaces a document and leaves its bodies', async () => {
    const document = await openText(written);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      options,
    );
    assert.equal(
      await apply(document, edits),
      '@a = 1\nPOST http://localhost/{{a}}\nAccept: a/b\n\n  a:b  \n\n### next\nGET http://localhost/\n',
    );
  });
  it('spaces a selection and nothing else', async () => {
    const document = await openText(written);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatRangeProvider',
      document.uri,
      new vscode.Range(2, 0, 3, 0),
      options,
    );
    assert.equal(await apply(document, edits), written.replace('Accept:a/b', 'Accept: a/b'));
  });
});
