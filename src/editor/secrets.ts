import * as vscode from 'vscode';

/** What `{{$secret name}}` stands for: kept by VS Code's secret storage, never in settings or files. */
export interface Secrets {
  /** Asks for one that is not kept yet; `null` when that is dismissed. */
  readonly valueOf: (name: string) => Promise<string | null>;
  /** Never asks; `null` when none is kept. */
  readonly kept: (name: string) => Promise<string | null>;
  /** Sorted. */
  readonly names: () => readonly string[];
  /** Asks for a name and its value. */
  readonly set: () => Promise<void>;
  /** Asks which one, and forgets it. */
  readonly remove: () => Promise<void>;
}

const memory = 'secretNames';
const keyOf = (name: string): string => `secret ${name}`;

/** `state` keeps the names, as the storage does not tell them. */
export function createSecrets(storage: vscode.SecretStorage, state: vscode.Memento): Secrets {
  const names = (): readonly string[] => state.get<readonly string[]>(memory) ?? [];

  const ask = async (name: string): Promise<string | null> => {
    const value = await vscode.window.showInputBox({
      title: vscode.l10n.t('Secret “{0}”', name),
      prompt: vscode.l10n.t('Its value. VS Code keeps it in its secret storage, and Portside never shows it.'),
      password: true,
      ignoreFocusOut: true,
    });
    if (value === undefined || value === '') return null;
    await storage.store(keyOf(name), value);
    await state.update(memory, [...new Set([...names(), name])].sort());
    return value;
  };

  const kept: Secrets['kept'] = async (name) => (await storage.get(keyOf(name))) ?? null;

  return {
    names,
    kept,
    valueOf: async (name) => (await kept(name)) ?? ask(name),
    async set() {
      const name = await vscode.window.showInputBox({
        title: vscode.l10n.t('Set secret'),
        prompt: vscode.l10n.t('The name, as in {0}', '{{$secret name}}'),
        ignoreFocusOut: true,
        validateInput: (text) =>
          /^[^\s{}(),"'%]+$/.test(text)
            ? null
            : vscode.l10n.t('A name has no spaces, quotation marks, commas, braces or %.'),
      });
      if (name !== undefined) await ask(name);
    },
    async remove() {
      if (names().length === 0) {
        void vscode.window.showInformationMessage(vscode.l10n.t('No secret is kept.'));
        return;
      }
      const name = await vscode.window.showQuickPick([...names()], {
        placeHolder: vscode.l10n.t('Delete which secret?'),
      });
      if (name === undefined) return;
      await storage.delete(keyOf(name));
      await state.update(
        memory,
        names().filter((one) => one !== name),
      );
    },
  };
}
