import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { openAt, withFiles } from './request-text.ts';

describe('Reading a request file', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const signature = async (marked: string): Promise<vscode.SignatureHelp | undefined> => {
    const { document, position } = await openAt(marked);
    return vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(
      'vscode.executeSignatureHelpProvider',
      document.uri,
      position,
      ' ',
    );
  };

  it('helps with the arguments of a dynamic variable, and with nothing else', async () => {
    const help = await signature('GET https://x/{{$randomInt 1 |}}');
    assert.equal(help?.signatures[0]?.label, '$randomInt [min] [max]');
    assert.equal(help.activeParameter, 1);
    assert.equal(await signature('GET https://x/{{$uuid |}}'), undefined);
  });

  it('colours variables by where their values come from', async () => {
    const text = '@a = 1\n# @nothing-such\nGET https://x/{{a}}/{{nowhere}}/{{$uuid}}\n';
    const { document } = await openAt(text);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentRangeSemanticTokensLegend',
      document.uri,
      whole,
    );
    const { data } = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentRangeSemanticTokens',
      document.uri,
      whole,
    );
    const found: string[] = [];
    let line = 0;
    let character = 0;
    for (let at = 0; at < data.length; at += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.subarray(at, at + 5);
      character = lines === 0 ? character + characters : characters;
      line += lines;
      const word = document.getText(new vscode.Range(line, character, line, character + length));
      const named = legend.tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
      found.push([legend.tokenTypes[type], ...named, word].join(' '));
    }
    assert.deepEqual(found, [
      'directive unknown nothing-such',
      'variable a',
      'variable undefined nowhere',
      'dynamicVariable $uuid',
    ]);
  });

  it('folds bodies, comments and regions by their kinds', async () => {
    const { document } = await openAt(
      '# region A\n# one\n\n###\nPOST https://x\n\n{\n  "a": [\n    1\n  ]\n}\n\n###\n# endregion\n',
    );
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const has = (start: number, end: number, kind?: vscode.FoldingRangeKind): boolean =>
      folds.some((fold) => fold.start === start && fold.end === end && (kind === undefined || fold.kind === kind));
    assert.ok(has(0, 13, vscode.FoldingRangeKind.Region));
    assert.ok(has(6, 10) && has(7, 8));
    assert.ok(!has(8, 9));
  });

  it('grows a selection from the placeholder to the file', async () => {
    const { document, position } = await openAt('GET https://x\nA: b {{ c|d }}\n');
    const [range] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [position],
    );
    const texts: string[] = [];
    for (let one: vscode.SelectionRange | undefined = range; one; one = one.parent)
      texts.push(document.getText(one.range));
    const wanted = ['cd', '{{ cd }}', 'b {{ cd }}', 'A: b {{ cd }}', document.getText()];
    assert.deepEqual(
      wanted.filter((text) => texts.includes(text)),
      wanted,
    );
  });

  it('makes links of the files it names', () =>
    withFiles(
      { 'a.http': 'POST https://x\n\n< ./body.json\n\n###\nPOST https://x\n\n< ./{{name}}.json\n', 'body.json': '{}' },
      async (folder) => {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.http'));
        await vscode.window.showTextDocument(document);
        const links = await eventually(
          async () =>
            (
              await vscode.commands.executeCommand<vscode.DocumentLink[]>(
                'vscode.executeLinkProvider',
                document.uri,
                100,
              )
            ).filter(({ target }) => target?.scheme === 'file'),
          (found) => found.length > 0,
          'The link',
        );
        assert.deepEqual(
          links.map(({ range, target }) => [document.getText(range), target?.fsPath]),
          [['./body.json', vscode.Uri.joinPath(folder, 'body.json').fsPath]],
        );
      },
    ));
});
