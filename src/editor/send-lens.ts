import * as vscode from 'vscode';
import type { Block } from '../language/document.ts';
import { holdsRequest } from '../language/look-up.ts';
import { isRunnable } from '../request/planned-runs.ts';
import { commands } from './commands.ts';
import { blockKeys, type ParsedDocuments, rangeIn } from './parsed-documents.ts';
import type { Runs } from './runs.ts';

/** **Send Request** above every request, and beside it how its last run went. */
export function registerSendLens(parsedDocuments: ParsedDocuments, runs: Runs): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      const parsed = parsedDocuments.of(document);
      const keys = runs.all().length > 0 ? blockKeys(parsed) : null;
      return parsed.blocks.filter(isRunnable).flatMap((block) => {
        if (!holdsRequest(block)) return runLens(document, block);
        const range = rangeIn(document, block.request.lineRange);
        const send = new vscode.CodeLens(range, {
          title: 'Send Request',
          tooltip: vscode.l10n.t('Send this request and show its response'),
          command: commands.send,
          arguments: [document.uri, block.index],
        });
        const last = runs.latestOf(document.uri, keys?.get(block.index) ?? '');
        if (!last) return [send];
        if (last.state.kind === 'running') {
          const title = `$(loading~spin) ${last.state.phase} · ${vscode.l10n.t('Cancel')}`;
          return [send, new vscode.CodeLens(range, { title, command: commands.cancel, arguments: [last.id] })];
        }
        const { view } = last.state;
        const icon = view.tone === 'failure' ? '$(error) ' : '';
        return [
          send,
          new vscode.CodeLens(range, {
            title: `${icon}${view.summary}`,
            tooltip: vscode.l10n.t('Show this response'),
            command: commands.showResponse,
            arguments: [last.id],
          }),
        ];
      });
    },
  };
  /** Above the first `run` line of a block that only runs others. */
  function runLens(document: vscode.TextDocument, block: Block): vscode.CodeLens[] {
    const line = block.imports.find(({ kind }) => kind === 'run');
    if (!line) return [];
    return [
      new vscode.CodeLens(rangeIn(document, line.range), {
        title: 'Send Requests',
        tooltip: vscode.l10n.t('Send the requests that these lines name, one after the other'),
        command: commands.send,
        arguments: [document.uri, block.index],
      }),
    ];
  }

  return vscode.Disposable.from(
    changed,
    runs.onDidChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider({ language: 'http' }, provider),
  );
}
