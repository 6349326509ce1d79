import * as vscode from 'vscode';
import { semanticTokenModifiers, semanticTokenTypes } from '../language/semantic-token-types.ts';

/** The names behind the numbers by which VS Code is told of tokens. */
export const semanticTokensLegend = new vscode.SemanticTokensLegend(
  [...semanticTokenTypes],
  [...semanticTokenModifiers],
);
