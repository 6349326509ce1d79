import * as vscode from 'vscode';
import type { LineRange } from '../language/line-range.ts';

export function rangeAt({ start, end }: LineRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
