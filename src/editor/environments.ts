import * as vscode from 'vscode';
import { type Environments, readEnvironments } from '../request/read-environments.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { commands } from './commands.ts';
import { isRequestFile } from './parsed-documents.ts';

/** The environment chosen for this workspace, and its place in the status bar. */
export interface ChosenEnvironment extends vscode.Disposable {
  /**
   * The name to resolve with: the chosen one where the file's environments have it; when nothing was ever chosen and
   * there is exactly one, that one; else `null`.
   */
  readonly nameFor: (environments: Environments) => string | null;
  readonly read: (document: vscode.TextDocument) => Promise<Environments>;
  readonly choose: () => Promise<void>;
}

const memory = 'environment';

export function createChosenEnvironment(state: vscode.Memento, surroundings: Surroundings): ChosenEnvironment {
  const item = vscode.window.createStatusBarItem('portside.environment', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('Portside: environment');
  item.command = commands.chooseEnvironment;

  const read = (document: vscode.TextDocument): Promise<Environments> =>
    readEnvironments(document.uri.scheme === 'untitled' ? null : document.uri.fsPath, surroundings);

  const nameFor = (environments: Environments): string | null => {
    const chosen = state.get<string | null>(memory);
    if (chosen === null) return null;
    if (chosen !== undefined) return environments.names.includes(chosen) ? chosen : null;
    return environments.names.length === 1 ? (environments.names[0] ?? null) : null;
  };

  const show = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isRequestFile(document)) {
      item.hide();
      return;
    }
    const environments = await read(document);
    const name = nameFor(environments);
    if (environments.names.length === 0) {
      item.hide();
      return;
    }
    item.text = `$(symbol-variable) ${name ?? vscode.l10n.t('No environment')}`;
    item.tooltip = vscode.l10n.t('Environment of request files. Select to choose another.');
    item.show();
  };

  void show();
  const listeners = vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(() => void show()),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (document.fileName.endsWith('.env.json')) void show();
    }),
  );

  return {
    nameFor,
    read,
    async choose() {
      const document = vscode.window.activeTextEditor?.document;
      const environments = document && isRequestFile(document) ? await read(document) : null;
      if (!environments || environments.names.length === 0) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t(
            'There is no environment yet. Make a file named http-client.env.json beside your request file.',
          ),
        );
        return;
      }
      const current = nameFor(environments);
      const none = vscode.l10n.t('No environment');
      const picked = await vscode.window.showQuickPick(
        [
          ...environments.names.map((label) => ({
            label,
            description: label === current ? vscode.l10n.t('active') : '',
            name: label as string | null,
          })),
          { label: none, description: current === null ? vscode.l10n.t('active') : '', name: null },
        ],
        { placeHolder: vscode.l10n.t('Choose the environment whose variables requests use') },
      );
      if (!picked) return;
      await state.update(memory, picked.name);
      await show();
    },
    dispose: () => listeners.dispose(),
  };
}
