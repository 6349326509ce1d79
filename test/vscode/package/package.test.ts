import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../suite/eventually.ts';
import { openText, textOf } from '../suite/request-text.ts';
import { withServer } from '../suite/with-server.ts';

const portside = (): vscode.Extension<unknown> => {
  const extension = vscode.extensions.getExtension('portside.portside');
  assert.ok(extension, 'Portside is not there');
  return extension;
};

/** Every text of the manifest that is a path in the package. */
function pathsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.startsWith('./') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

const allCommands = (): readonly string[] =>
  portside().packageJSON.contributes.commands.map(({ command }: { readonly command: string }) => command);

describe('Portside as people install it', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('comes from its package', () => {
    assert.match(portside().extensionPath, /portside\.portside-/);
    assert.ok(!existsSync(join(portside().extensionPath, 'src')));
  });

  it('holds every file that its manifest names', () => {
    const { packageJSON, extensionPath } = portside();
    const paths = [packageJSON.main, packageJSON.icon, packageJSON.bin?.portside, ...pathsIn(packageJSON.contributes)];
    const named = paths.filter((path): path is string => typeof path === 'string');
    assert.ok(named.length > 10, named.join());
    assert.deepEqual(
      named.filter((path) => !existsSync(join(extensionPath, path))),
      [],
    );
  });

  it('holds every part that one of its programs imports, at once or later, and takes none from elsewhere', () => {
    const dist = join(portside().extensionPath, 'dist');
    const programs = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mjs'));
    const imported = programs.flatMap((file) =>
      [...readFileSync(join(dist, file), 'utf8').matchAll(/(?:\bfrom|\bimport\(?)"(\.[^"]+\.mjs)"/g)].map(
        ([, path = '']) => join(dirname(file), path),
      ),
    );
    assert.ok(imported.length > 50, `${imported.length}`);
    assert.deepEqual(
      imported.filter((file) => !programs.includes(file)),
      [],
    );
  });

  it('registers every command that it contributes', async () => {
    await portside().activate();
    const known = await vscode.commands.getCommands(true);
    assert.deepEqual(
      allCommands().filter((command) => !known.includes(command)),
      [],
    );
  });

  it('sends through its worker, and shows the response in its page', () =>
    withServer(
      (_request, response) => response.writeHead(404).end('nothing'),
      async (base, seen) => {
        const document = await openText(`GET ${base}/first\n`);
        await vscode.commands.executeCommand('portside.send', document.uri, 0);
        const lenses = await eventually(
          () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10),
          (found) => found.length === 2,
          'The status beside the lens',
        );
        assert.match(lenses[1]?.command?.title ?? '', /^404 Not Found/);
        assert.equal(seen(), 1);
        const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
        assert.equal(tabs.filter((tab) => tab.input instanceof vscode.TabInputWebview).length, 1);
      },
    ));

  it('makes up data, tells dates, and follows JSONPath and XPath', () => {
    const targets: string[] = [];
    return withServer(
      (request, response) => {
        targets.push(request.url ?? '');
        const isXml = request.url === '/xml';
        response.writeHead(200, { 'content-type': isXml ? 'application/xml' : 'application/json' });
        response.end(isXml ? '<a><b>of-xml</b></a>' : '{"a": [{"b": "of-json"}]}');
      },
      async (base) => {
        const document = await openText(
          `### json\nGET ${base}/json\n\n### xml\nGET ${base}/xml\n\n###\nGET ${base}/{{json.response.body.$.a[?@.b].b}}/{{xml.response.body.//b}}/{{$datetime "YYYY"}}/{{$random.email}}\n`,
        );
        for (const index of [0, 1, 2]) await vscode.commands.executeCommand('portside.send', document.uri, index);
        assert.deepEqual(targets.slice(0, 2), ['/json', '/xml']);
        assert.match(targets[2] ?? '', /^\/of-json\/of-xml\/20\d\d\/[^/]+(?:@|%40)[^/]+$/);
      },
    );
  });

  it('explains, formats, previews, and copies for curl', async () => {
    const document = await openText('TRACE   http://localhost/one\nAccept:a/b\n');
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 1),
    );
    assert.match(textOf(hover), /RFC 9110/);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    assert.deepEqual(edits.length > 0, true);
    await vscode.env.clipboard.writeText('nothing yet');
    await vscode.commands.executeCommand('portside.copyAsCurl');
    const copied = await eventually(
      () => vscode.env.clipboard.readText(),
      (text) => text !== 'nothing yet',
      'The command',
    );
    assert.match(copied, /^curl .*--request TRACE /);
    await vscode.commands.executeCommand('portside.preview');
    await eventually(
      () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'portside-preview')?.getText() ?? '',
      (text) => text.startsWith('TRACE /one HTTP/1.1\n'),
      'The preview',
    );
  });
});
