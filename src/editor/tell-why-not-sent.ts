import * as vscode from 'vscode';
import type { Problem } from '../language/document.ts';
import { rangeIn } from './parsed-documents.ts';

/** The first problem, with a button that leads to its place. */
export async function tellWhyNotSent(document: vscode.TextDocument, problems: readonly Problem[]): Promise<void> {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const first = errors.find(({ code }) => code !== 'not-answered');
  if (errors.length > 0 && !first) {
    // Whoever dismissed a question knows why nothing is sent.
    vscode.window.setStatusBarMessage(vscode.l10n.t('Cancelled. Nothing was sent.'), 5000);
    return;
  }
  const text = first?.message ?? vscode.l10n.t('This request cannot be sent as it is written.');
  const show = vscode.l10n.t('Show');
  const answer = await vscode.window.showErrorMessage(vscode.l10n.t('Nothing was sent. {0}', text), show);
  if (answer !== show || !first) return;
  const editor = await vscode.window.showTextDocument(document);
  const range = rangeIn(document, first.range);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
