import * as vscode from 'vscode';
import { markdownText } from '../explain/markdown-text.ts';
import { signatureAt } from '../request/signature-at.ts';
import type { ParsedDocuments } from './parsed-documents.ts';

/** The arguments of a dynamic variable while they are written, as `$randomInt 1 10` or `$randomInt(1, 10)`. */
export function createSignatureHelp(parsedDocuments: ParsedDocuments): vscode.SignatureHelpProvider {
  return {
    provideSignatureHelp(document, position) {
      const found = signatureAt(parsedDocuments.of(document), document.offsetAt(position));
      if (!found) return null;
      const { description, label, parameters, active } = found;
      const text = new vscode.MarkdownString();
      text.appendMarkdown(markdownText(description.meaning));
      text.appendMarkdown('\n\n');
      text.appendMarkdown(vscode.l10n.t('For example:'));
      text.appendMarkdown(' `');
      text.appendMarkdown(description.example);
      text.appendMarkdown('`');
      const signature = new vscode.SignatureInformation(label, text);
      signature.parameters = parameters.map(({ start, end }) => new vscode.ParameterInformation([start, end]));
      const help = new vscode.SignatureHelp();
      help.signatures = [signature];
      help.activeSignature = 0;
      help.activeParameter = active;
      return help;
    },
  };
}
