import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { openText } from './request-text.ts';

const isTable = (text: string): boolean => text.includes(' needs attention');

describe('The certificates of a workspace', () => {
  // Files of the tests before would be of the workspace as long as their tabs are there.
  before(() =>
    eventually(
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length,
      (tabs) => tabs === 0,
      'The end of the last tab',
    ),
  );
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are checked for every https host of its request files, each once, and shown as a table', async () => {
    await openText(
      'GET https://127.0.0.1:1/one\n\n###\nPOST https://127.0.0.1:1/two\n\n###\nGET http://127.0.0.1:2/\n\n###\nGET https://{{nowhere}}/\n',
    );
    await vscode.commands.executeCommand('portside.checkCertificates');
    const text = await eventually(
      () => vscode.workspace.textDocuments.map((document) => document.getText()).find(isTable) ?? '',
      isTable,
      'The table',
    );
    assert.match(text, /^127\.0\.0\.1:1 +NO ANSWER +– +– +2 /m);
    assert.ok(!text.includes('127.0.0.1:2'), text);
    assert.match(text, /There is no .*nowhere.*\n.*:10\n/);
    assert.match(text, /1 of 1 host needs attention; of 1 request the host is not known\./);
  });
});
