import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText } from './request-text.ts';

describe('The certificates of a workspace', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are checked for every https host of its request files, each once, and shown as a table', async () => {
    await openText(
      'GET https://127.0.0.1:1/one\n\n###\nPOST https://127.0.0.1:1/two\n\n###\nGET http://127.0.0.1:2/\n\n###\nGET https://{{nowhere}}/\n',
    );
    await vscode.commands.executeCommand('portside.checkCertificates');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'portside');
    const text = document.getText();
    assert.match(text, /^127\.0\.0\.1:1 +NO ANSWER +– +– +2 /m);
    assert.ok(!text.includes('127.0.0.1:2'), text);
    assert.match(text, /There is no .*nowhere.*\n.*:10\n/);
    assert.match(text, /1 of 1 host needs attention; of 1 request the host is not known\./);
  });
});
