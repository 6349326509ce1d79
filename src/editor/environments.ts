import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Environments } from '../request/read-environments.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { commands } from './commands.ts';
import { environmentSections } from './environment-sections.ts';
import { isRequestFile } from './parsed-documents.ts';

/** The environments chosen for this workspace, and their place in the status bar. */
export interface ChosenEnvironment extends vscode.Disposable {
  /**
   * The names to resolve with, the strongest last: the chosen ones that the file's environments have; when nothing was
   * ever chosen and there is exactly one, that one; else none.
   */
  readonly namesFor: (environments: Environments) => readonly string[];
  /** Those of a request file; of the workspace folder for text that is in no file, or for `null`. */
  readonly read: (document: vscode.TextDocument | null) => Promise<Environments>;
  /** Asks which ones. */
  readonly choose: () => Promise<void>;
  readonly use: (names: readonly string[]) => Promise<void>;
  /** Other ones were chosen, or a file of environments changed. */
  readonly onDidChange: vscode.Event<void>;
}

const memory = 'environments';

/** Every file that `readEnvironments` looks at. */
const watched =
  '**/{http-client.env.json,http-client.env.json.user,http-client.private.env.json,rest-client.env.json,resterm.env.json,.httpyac.json,httpyac.config.json,.env,.env.*,*.env,secrets.json}';

export function createChosenEnvironment(state: vscode.Memento, surroundings: Surroundings): ChosenEnvironment {
  const item = vscode.window.createStatusBarItem('portside.environment', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('Portside: environment');
  item.command = commands.chooseEnvironment;
  const changed = new vscode.EventEmitter<void>();
  const watcher = vscode.workspace.createFileSystemWatcher(watched);

  const read = async (document: vscode.TextDocument | null): Promise<Environments> => {
    const [{ readEnvironments }, { settingsEnvironments }] = await Promise.all([
      import('../request/read-environments.ts'),
      import('./settings-environments.ts'),
    ]);
    return readEnvironments(pathFor(document), surroundings, settingsEnvironments(document?.uri ?? null));
  };

  const namesFor = ({ names }: Environments): readonly string[] => {
    const chosen = state.get<readonly string[]>(memory);
    if (chosen) return chosen.filter((name) => names.includes(name));
    return names.length === 1 ? names : [];
  };

  const show = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const environments = document && isRequestFile(document) ? await read(document) : null;
    if (!environments || environments.names.length === 0) {
      item.hide();
      return;
    }
    const chosen = namesFor(environments);
    item.text = `$(symbol-variable) ${chosen.join(' + ') || vscode.l10n.t('No environment')}`;
    item.tooltip = tooltip(environments, chosen);
    item.show();
  };

  const use = async (names: readonly string[]): Promise<void> => {
    await state.update(memory, names);
    changed.fire();
  };

  // Not in the way of the activation.
  setTimeout(() => void show(), 0);
  const refresh = (): void => changed.fire();
  const listeners = vscode.Disposable.from(
    item,
    changed,
    watcher,
    changed.event(() => void show()),
    watcher.onDidChange(refresh),
    watcher.onDidCreate(refresh),
    watcher.onDidDelete(refresh),
    vscode.window.onDidChangeActiveTextEditor(() => void show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (environmentSections.some((section) => change.affectsConfiguration(section))) refresh();
    }),
  );

  return {
    namesFor,
    read,
    use,
    onDidChange: changed.event,
    async choose() {
      const document = vscode.window.activeTextEditor?.document;
      const environments = document && isRequestFile(document) ? await read(document) : null;
      if (!environments || environments.names.length === 0) {
        const create = vscode.l10n.t('Create file');
        const answer = await vscode.window.showInformationMessage(
          vscode.l10n.t('There is no environment yet. They stand in a file named http-client.env.json.'),
          create,
        );
        if (answer === create) await vscode.commands.executeCommand(commands.createEnvironmentFile);
        return;
      }
      const names = await askWhich(environments.names, namesFor(environments));
      if (names) await use(names);
    },
    dispose: () => listeners.dispose(),
  };
}

/** The file beside which environments are looked for. */
function pathFor(document: vscode.TextDocument | null): string | null {
  if (document?.uri.scheme === 'file') return document.uri.fsPath;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder?.scheme === 'file' ? join(folder.fsPath, 'untitled.http') : null;
}

function tooltip({ files }: Environments, chosen: readonly string[]): string {
  const from =
    files.length === 1
      ? vscode.l10n.t('Values come from 1 file.')
      : vscode.l10n.t('Values come from {0} files.', files.length);
  const order = chosen.length > 1 ? ` ${vscode.l10n.t('Where two give a value, the last one counts.')}` : '';
  return `${vscode.l10n.t('Environment of request files. Select to choose another.')} ${from}${order}`;
}

/** `null` when the question was dismissed. */
async function askWhich(names: readonly string[], chosen: readonly string[]): Promise<readonly string[] | null> {
  const active = (is: boolean): string => (is ? vscode.l10n.t('active') : '');
  const several = {
    label: vscode.l10n.t('Several at once…'),
    description: active(chosen.length > 1),
    names: null,
  };
  const picked = await vscode.window.showQuickPick(
    [
      ...names.map((label) => ({
        label,
        description: active(chosen.length === 1 && chosen[0] === label),
        names: [label] as readonly string[] | null,
      })),
      { label: vscode.l10n.t('No environment'), description: active(chosen.length === 0), names: [] },
      ...(names.length > 1 ? [several] : []),
    ],
    { placeHolder: vscode.l10n.t('Choose the environment whose variables requests use') },
  );
  if (!picked) return null;
  return picked.names ?? askForSeveral(names, chosen);
}

async function askForSeveral(names: readonly string[], chosen: readonly string[]): Promise<readonly string[] | null> {
  const picked = await vscode.window.showQuickPick(
    names.map((label) => ({ label, picked: chosen.includes(label) })),
    {
      canPickMany: true,
      placeHolder: vscode.l10n.t('Choose environments; where two give a value, the lower one counts'),
    },
  );
  return picked?.map(({ label }) => label) ?? null;
}
