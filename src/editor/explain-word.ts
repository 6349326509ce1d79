import * as vscode from 'vscode';
import { explain } from '../explain/explain.ts';
import { explanationMarkdown } from '../explain/explanation-markdown.ts';
import { nearWords } from '../explain/near-words.ts';
import type { TextDocuments } from './text-documents.ts';

/** "Explain…": asks for a status code, method, field, port or error, and shows what it means. */
export async function explainWord(textDocuments: TextDocuments): Promise<void> {
  const word = await vscode.window.showInputBox({
    title: vscode.l10n.t('Explain'),
    prompt: vscode.l10n.t('A status code, method, header, port, error code, cipher suite or a word like HTTPS'),
    placeHolder: '404, TRACE, Strict-Transport-Security, 443, ECONNREFUSED',
  });
  if (!word) return;
  const explanations = explain(word);
  if (explanations.length > 0) {
    await textDocuments.showPage(`${word}.md`, explanations.map((one) => explanationMarkdown(one, 1)).join('\n\n'));
    return;
  }
  const near = nearWords(word);
  void vscode.window.showInformationMessage(
    near.length > 0
      ? vscode.l10n.t('Nothing is known about "{0}". Did you mean {1}?', word, near.join(', '))
      : vscode.l10n.t('Nothing is known about "{0}".', word),
  );
}
