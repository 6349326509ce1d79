import assert from 'node:assert/strict';
import { setTimeout as after } from 'node:timers/promises';
import * as vscode from 'vscode';
import { openAt, withFiles } from './request-text.ts';

async function actionsAt(document: vscode.TextDocument, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    undefined,
    20,
  );
}

async function chosen(document: vscode.TextDocument, range: vscode.Range, title: RegExp): Promise<vscode.CodeAction> {
  const actions = await actionsAt(document, range);
  const action = actions.find((one) => title.test(one.title));
  assert.ok(action, `there is only ${actions.map((one) => one.title).join(', ')}`);
  return action;
}

async function apply({ edit }: vscode.CodeAction): Promise<void> {
  assert.ok(edit);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

const at = (position: vscode.Position): vscode.Range => new vscode.Range(position, position);

describe('Code actions', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('define a variable that nothing gives a value, or write the near one', async () => {
    const { document, position } = await openAt('@host = x.example\nGET https://{{ho|ts}}/\n');
    await apply(await chosen(document, at(position), /^Change to “host”$/));
    assert.equal(document.lineAt(1).text, 'GET https://{{host}}/');
    const second = await openAt('@a = 1\n\n###\nGET https://x.example/{{now|here}}\n');
    await apply(await chosen(second.document, at(second.position), /^Define “nowhere” in this file$/));
    assert.equal(second.document.getText(), '@a = 1\n@nowhere = \n\n###\nGET https://x.example/{{nowhere}}\n');
  });

  it('offer nothing of that for a variable with a value', async () => {
    const { document, position } = await openAt('@host = x.example\nGET https://{{ho|st}}/\n');
    const titles = (await actionsAt(document, at(position))).map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title) => /Define|Change|Add/.test(title)),
      [],
    );
  });

  it('add a variable to the environment', () =>
    withFiles(
      {
        'http-client.env.json': '{\n  "dev": {\n    "a": "1"\n  }\n}\n',
        'a.http': 'GET https://x.example/{{nowhere}}\n',
      },
      async (folder) => {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.http'));
        await vscode.window.showTextDocument(document);
        await apply(await chosen(document, at(new vscode.Position(0, 26)), /^Add “nowhere” to the environment dev/));
        const file = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'http-client.env.json'));
        assert.deepEqual(JSON.parse(file.getText()), { dev: { a: '1', nowhere: '' } });
        await file.save();
      },
    ));

  it('make a variable of a selection, here and everywhere', async () => {
    const { document } = await openAt('GET https://x.example/10?a=10\n');
    const range = new vscode.Range(0, 22, 0, 24);
    assert.ok(await chosen(document, range, /^Extract to a variable$/));
    await apply(await chosen(document, range, /^Extract to a variable, in 2 places$/));
    assert.equal(document.getText(), '@value = 10\nGET https://x.example/{{value}}?a={{value}}\n');
  });

  it('put a variable back in its places, and leave one that would mean something else', async () => {
    const { document, position } = await openAt('@a = one\n@b = {{$uuid}}\nGET https://x.example/{{a|}}/{{b}}\n');
    await apply(await chosen(document, at(position), /^Inline the variable “a”$/));
    assert.equal(document.getText(), '@b = {{$uuid}}\nGET https://x.example/one/{{b}}\n');
    const other = await chosen(document, at(new vscode.Position(0, 1)), /^Inline the variable “b”$/);
    assert.equal(other.edit, undefined);
  });

  it('format a body as JSON, with its placeholders as they are', async () => {
    const { document, position } = await openAt('POST https://x.example\n\n{"a":|{{b}}}\n');
    await apply(await chosen(document, at(position), /^Format the body as JSON$/));
    assert.equal(document.getText(), 'POST https://x.example\n\n{\n  "a": {{b}}\n}\n');
    await after(50);
    const titles = (await actionsAt(document, at(new vscode.Position(3, 3)))).map(({ title }) => title);
    assert.ok(!titles.includes('Format the body as JSON'));
  });
});
