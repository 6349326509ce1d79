import * as vscode from 'vscode';
import type { RunRecord, Runs } from './runs.ts';

/** The responses of this window, newest first, to look at again. Resolves with the chosen one, or `null`. */
export async function chooseFromHistory(runs: Runs): Promise<RunRecord | null> {
  const items = runs
    .all()
    .toReversed()
    .flatMap((record) => {
      if (record.state.kind !== 'done') return [];
      const { view } = record.state;
      return [
        {
          label: view.title,
          description: view.summary,
          detail: new Date(record.startedAt).toLocaleTimeString(),
          record,
        },
      ];
    });
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing has been sent from this window yet.'));
    return null;
  }
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Show an earlier response'),
    matchOnDescription: true,
  });
  return picked?.record ?? null;
}
