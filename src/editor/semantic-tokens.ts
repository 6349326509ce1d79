import * as vscode from 'vscode';
import { semanticTokens } from '../language/semantic-tokens.ts';
import { dynamicVariable } from '../request/dynamic/dynamic-variables.ts';
import type { Insight } from './insight.ts';
import { type ParsedDocuments, rangeIn } from './parsed-documents.ts';
import { semanticTokensLegend } from './semantic-tokens-legend.ts';

/**
 * Colours that depend on more than the words themselves. For ranges only: VS Code then asks for the lines in sight, and
 * a keystroke in a file of megabytes costs what these lines cost.
 */
export function createSemanticTokens(
  parsedDocuments: ParsedDocuments,
  insight: Insight,
): vscode.DocumentRangeSemanticTokensProvider {
  return {
    async provideDocumentRangeSemanticTokens(document, range) {
      // Read before anything is waited for: a document that was closed meanwhile must not be remembered.
      const parsed = parsedDocuments.of(document);
      const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      const { version } = document;
      const environment = await insight.environmentNames(document);
      if (document.version !== version) return null;
      const builder = new vscode.SemanticTokensBuilder(semanticTokensLegend);
      const known = { environment, isDynamic: (name: string) => dynamicVariable(name) !== null };
      for (const token of semanticTokens(parsed, within, known))
        builder.push(rangeIn(document, token.range), token.type, [...token.modifiers]);
      return builder.build();
    },
  };
}
