import * as vscode from 'vscode';
import type { ResponseView, Tone } from '../view/response-view.ts';
import { commands } from './commands.ts';
import type { Runs } from './runs.ts';

/** Of those that have no response. */
const icons: Partial<Record<Tone, string>> = { failure: '$(error)', cancelled: '$(circle-slash)' };

/** Status, time, size and TLS of the last response at the bottom of the window; a spinner with cancel while one runs. */
export function registerStatusBar(runs: Runs): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('portside.lastResponse', vscode.StatusBarAlignment.Left, 5);
  item.name = vscode.l10n.t('Portside: last response');

  const showDone = (id: number, view: ResponseView): void => {
    item.text = `${icons[view.tone] ?? '$(globe)'} ${view.summary}`;
    item.tooltip = vscode.l10n.t('{0}. Select to show the response.', view.title);
    item.command = { title: vscode.l10n.t('Show response'), command: commands.showResponse, arguments: [id] };
    item.accessibilityInformation = { label: `${view.title}: ${view.summary}` };
    item.backgroundColor = view.tone === 'failure' ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
  };

  const listener = runs.onDidChange((record) => {
    const last = runs.all().at(-1);
    if (!last) {
      item.hide();
      return;
    }
    if (record.id !== last.id && last.state.kind === 'running') return;
    if (last.state.kind === 'running') {
      item.text = `$(loading~spin) ${last.state.phase}`;
      item.tooltip = vscode.l10n.t('{0}. Select to cancel.', last.label);
      item.command = { title: vscode.l10n.t('Cancel'), command: commands.cancel, arguments: [last.id] };
      item.backgroundColor = undefined;
    } else {
      showDone(last.id, last.state.view);
    }
    item.show();
  });
  return vscode.Disposable.from(item, listener);
}
