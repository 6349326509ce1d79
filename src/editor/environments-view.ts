import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { EnvironmentGroup, GroupVariable, ValuePlace } from '../request/environment/environment-tree.ts';
import { commands } from './commands.ts';
import type { ChosenEnvironment } from './environments.ts';
import { isRequestFile, type ParsedDocuments } from './parsed-documents.ts';

/** A row of the view: an environment or its like, or a variable in one. */
export type EnvironmentRow =
  | { readonly kind: 'group'; readonly group: EnvironmentGroup }
  | { readonly kind: 'variable'; readonly variable: GroupVariable; readonly group: EnvironmentGroup };

/** The view **Environments**: which there are, what they hold, where it stands. */
export interface EnvironmentsView extends vscode.Disposable {
  readonly use: (row: EnvironmentRow) => Promise<void>;
  readonly copyValue: (row: EnvironmentRow) => Promise<void>;
  /** Shows the place of a row in its file. */
  readonly open: (row: EnvironmentRow) => Promise<void>;
  /** Makes an `http-client.env.json` beside the request file, or opens the one that is there. */
  readonly createFile: () => Promise<void>;
}

/** Milliseconds of rest after a keystroke before the values of the file are shown anew. */
const rest = 300;

const template = `{
  "dev": {
    "host": "http://localhost:8080"
  },
  "prod": {
    "host": "https://example.org"
  }
}
`;

export function createEnvironmentsView(
  environment: ChosenEnvironment,
  parsedDocuments: ParsedDocuments,
): EnvironmentsView {
  const changed = new vscode.EventEmitter<EnvironmentRow | undefined>();
  let document = requestDocument();
  let timer: NodeJS.Timeout | undefined;
  const refresh = (): void => changed.fire(undefined);
  const refreshSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(refresh, rest);
  };

  const groups = async (): Promise<readonly EnvironmentRow[]> => {
    const [{ environmentTree }, environments] = await Promise.all([
      import('../request/environment/environment-tree.ts'),
      environment.read(document),
    ]);
    const parsed = document && !document.isClosed ? parsedDocuments.of(document) : null;
    const path = document && document.uri.scheme !== 'untitled' ? document.uri.fsPath : null;
    return environmentTree(environments, environment.namesFor(environments), parsed, path).map((group) => ({
      kind: 'group',
      group,
    }));
  };

  const view = vscode.window.createTreeView<EnvironmentRow>('portside.environments', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (row) => (row.kind === 'group' ? groupItem(row.group) : variableItem(row, row.variable)),
      getChildren(row) {
        if (!row) return groups().then((rows) => [...rows]);
        if (row.kind === 'variable') return [];
        return row.group.variables.map((variable) => ({ kind: 'variable', variable, group: row.group }));
      },
    },
  });

  const listeners = vscode.Disposable.from(
    view,
    changed,
    environment.onDidChange(refresh),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (!editor || !isRequestFile(editor.document) || editor.document === document) return;
      document = editor.document;
      refresh();
    }),
    vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === document && view.visible) refreshSoon();
    }),
    vscode.workspace.onDidCloseTextDocument((closed) => {
      if (closed !== document) return;
      document = requestDocument();
      refresh();
    }),
  );

  return {
    async use({ group }) {
      if (group.kind === 'environment') await environment.use([group.name]);
    },
    async copyValue(row) {
      if (row.kind !== 'variable') return;
      const { name, written, isSecret } = row.variable;
      if (!isSecret || (await mayCopy(name))) await vscode.env.clipboard.writeText(written);
    },
    async open(row) {
      await openPlace(row.kind === 'group' ? row.group.place : row.variable.place);
    },
    async createFile() {
      const folder = document?.uri.scheme === 'file' ? dirname(document.uri.fsPath) : workspaceFolder();
      if (folder === null) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Save the request file or open a folder first: environments stand beside request files.'),
        );
        return;
      }
      const uri = vscode.Uri.file(join(folder, 'http-client.env.json'));
      const edit = new vscode.WorkspaceEdit();
      edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(template) });
      await vscode.workspace.applyEdit(edit);
      await vscode.window.showTextDocument(uri);
    },
    dispose() {
      clearTimeout(timer);
      listeners.dispose();
    },
  };
}

/** Every program may read the clipboard, and some keep what was on it. */
async function mayCopy(secret: string): Promise<boolean> {
  const copy = vscode.l10n.t('Copy');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Copy the value of the secret “{0}”?', secret),
    { modal: true, detail: vscode.l10n.t('Every program on this computer may read the clipboard, and some keep it.') },
    copy,
  );
  return answer === copy;
}

/** The request file a person looks at, or one that is open. */
function requestDocument(): vscode.TextDocument | null {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const open = [activeTextEditor, ...visibleTextEditors].map((editor) => editor?.document);
  return [...open, ...vscode.workspace.textDocuments].find((one) => one && isRequestFile(one)) ?? null;
}

function workspaceFolder(): string | null {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? null;
}

function groupItem(group: EnvironmentGroup): vscode.TreeItem {
  const isOpen = group.isActive && group.kind !== 'default';
  const item = new vscode.TreeItem(
    groupLabel(group),
    isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  // Whether it is open changes with the choice, which VS Code follows only for another row.
  item.id = `${group.kind} ${group.name} ${isOpen}`;
  const isChoice = group.kind === 'environment';
  const only = onlyFile(group);
  item.description = [
    ...(isChoice && group.isActive ? [vscode.l10n.t('active')] : []),
    ...(only === null ? [] : [placeText({ path: only, line: null }, false)]),
  ].join(' · ');
  item.iconPath = isChoice
    ? group.isActive
      ? new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed'))
      : new vscode.ThemeIcon('circle-large-outline')
    : new vscode.ThemeIcon(group.kind === 'own' ? 'symbol-variable' : group.kind === 'dot-env' ? 'file' : 'globe');
  item.contextValue = isChoice ? (group.isActive ? 'activeEnvironment' : 'environment') : 'group';
  item.tooltip = group.place ? placeText(group.place, true) : '';
  return item;
}

function groupLabel({ kind, name }: EnvironmentGroup): string {
  switch (kind) {
    case 'environment':
      return name;
    case 'shared':
      return vscode.l10n.t('Shared by all environments');
    case 'default':
      return vscode.l10n.t('Without an environment');
    case 'dot-env':
      return '.env';
    case 'own':
      return vscode.l10n.t('Defined in this file');
  }
}

/** The file in which all variables of an environment stand, told once; `null` when there are several, or none is to be told. */
function onlyFile({ kind, variables }: EnvironmentGroup): string | null {
  if (kind === 'own' || kind === 'dot-env') return null;
  const [first, ...others] = new Set(variables.map(({ place }) => place?.path ?? null));
  return others.length > 0 ? null : (first ?? null);
}

function variableItem(row: EnvironmentRow, { name, shown, isSecret, place }: GroupVariable): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
  const isSaid = row.group.kind === 'own' || row.group.kind === 'dot-env' || onlyFile(row.group) !== null;
  const origin = isSaid || place === null ? '' : ` · ${placeText(place, false)}`;
  item.description = `${shown === '' ? vscode.l10n.t('(empty)') : shown}${origin}`;
  item.iconPath = new vscode.ThemeIcon(isSecret ? 'lock' : 'symbol-constant');
  item.contextValue = 'variable';
  item.tooltip = `${name} = ${shown}${place ? `\n${placeText(place, true)}` : ''}`;
  item.accessibilityInformation = {
    label: `${name}: ${isSecret ? vscode.l10n.t('secret') : shown}${place ? `, ${placeText(place, false)}` : ''}`,
  };
  if (place) item.command = { command: commands.openVariable, title: vscode.l10n.t('Open file'), arguments: [row] };
  return item;
}

function placeText({ path, line }: ValuePlace, whole: boolean): string {
  if (path === '') return vscode.l10n.t('VS Code settings');
  const file = whole ? path : basename(path);
  return whole && line !== null ? vscode.l10n.t('{0}, line {1}', file, line + 1) : file;
}

async function openPlace(place: ValuePlace | null): Promise<void> {
  if (!place) return;
  if (place.path === '') {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'environmentVariables');
    return;
  }
  const position = new vscode.Position(place.line ?? 0, 0);
  await vscode.window.showTextDocument(vscode.Uri.file(place.path), {
    selection: new vscode.Range(position, position),
  });
}
