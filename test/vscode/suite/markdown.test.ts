import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { withFiles } from './request-text.ts';

const text = [
  'See {{host}}.',
  '',
  '```http Ask for all',
  '@host = a.example',
  '',
  'GET https://{{host}}/',
  '###',
  'GET https://{{nowhere}}/',
  'Accept Encoding: x',
  '```',
  '',
  '```json',
  'GET https://b.example/',
  '```',
].join('\n');

describe('Requests in Markdown', () => {
  const inMarkdown = (content: string, use: (document: vscode.TextDocument) => Promise<void>): Promise<void> =>
    withFiles({ 'notes.md': content }, async (folder) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'notes.md'));
      await vscode.window.showTextDocument(document);
      await use(document);
    });
  const lensesOf = (document: vscode.TextDocument): Thenable<vscode.CodeLens[]> =>
    vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri, 10);
  const placeOf = (document: vscode.TextDocument, words: string): vscode.Position =>
    document.positionAt(document.getText().indexOf(words) + 3);

  it('have Send Request above them, and nothing else has', () =>
    inMarkdown(text, async (document) => {
      const lenses = await eventually(
        () => lensesOf(document),
        (found) => found.length > 0,
        'lenses',
      );
      const lines = lenses
        .filter(({ command }) => command?.title === 'Send Request')
        .map(({ range }) => document.lineAt(range.start).text);
      assert.deepEqual(lines, ['GET https://{{host}}/', 'GET https://{{nowhere}}/']);
    }));

  it('are explained in their fences, and prose is not', () =>
    inMarkdown(text, async (document) => {
      const hover = (words: string): Thenable<vscode.Hover[]> =>
        vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, placeOf(document, words));
      await eventually(
        () => hover('{{host}}/'),
        (found) => found.length > 0,
        'a hover',
      );
      const [inFence] = await hover('{{host}}/');
      assert.match(inFence?.contents.map((one) => (one as vscode.MarkdownString).value).join() ?? '', /a\.example/);
      assert.deepEqual(await hover('{{host}}.'), []);
    }));

  it('have their problems underlined until the fence is gone', () =>
    inMarkdown(text, async (document) => {
      const problems = (): readonly string[] =>
        vscode.languages
          .getDiagnostics(document.uri)
          .filter(({ source }) => source === 'Portside')
          .map(({ range }) => document.lineAt(range.start).text);
      await eventually(problems, (found) => found.length > 0, 'a problem');
      assert.deepEqual(problems(), ['Accept Encoding: x']);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(2, 3, 2, 7), 'text');
      await vscode.workspace.applyEdit(edit);
      await eventually(problems, (found) => found.length === 0, 'the end of the problem');
      assert.deepEqual(problems(), []);
    }));

  it('are none where no fence is', () =>
    inMarkdown('# GET https://x.example/\n\nGET https://x.example/\n', async (document) => {
      assert.deepEqual(await lensesOf(document), []);
    }));
});
