import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { openText } from './request-text.ts';
import { withSetting } from './with-setting.ts';

/** The codes of the problems that stand under the text, once they are the wanted ones. */
async function checkProblems(document: vscode.TextDocument, wanted: readonly string[]): Promise<void> {
  const codes = (): readonly string[] =>
    vscode.languages
      .getDiagnostics(document.uri)
      .map(({ code }) => String(typeof code === 'object' ? code.value : code))
      .toSorted();
  await eventually(codes, (found) => found.join() === wanted.join(), `“${wanted.join()}”`).catch((error: unknown) => {
    throw new Error(`${error} There is “${codes().join()}”.`);
  });
}

const symbolsOf = async (document: vscode.TextDocument): Promise<readonly string[]> =>
  (
    await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri)
  ).map(({ name }) => name);

describe('Profiles', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('say where tools would send other octets, and mend it', async () => {
    const document = await openText('https://x.example/a\n');
    await checkProblems(document, ['differs-missing-method']);
    const [problem] = vscode.languages.getDiagnostics(document.uri);
    assert.ok(problem);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const [fix] = actions.filter(({ edit }) => edit);
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), 'GET https://x.example/a\n');
    await checkProblems(document, []);
  });

  it('say nothing of it where that was switched off', () =>
    withSetting('portside', 'portabilityHints', false, async () => {
      const document = await openText('https://x.example/a\n\n###\nGET https://x.example\nno colon\n');
      await checkProblems(document, ['field-without-colon']);
    }));

  it('are chosen by the setting, for files that are open too', async () => {
    const document = await openText('POST https://x.example\n\none\n# two\n');
    await checkProblems(document, ['differs-body-comment']);
    await withSetting('portside', 'dialect', 'rest-client', async () => checkProblems(document, []));
    await checkProblems(document, ['differs-body-comment']);
  });

  it('are chosen by the file, over the setting', () =>
    withSetting('portside', 'dialect', 'draft-2026', async () => {
      const document = await openText('# @dialect rest-client\nPOST https://x.example\n\none\n# two\n');
      await checkProblems(document, []);
      assert.deepEqual(await symbolsOf(document), ['POST https://x.example']);
    }));
});
