import * as vscode from 'vscode';
import { selectionRanges } from '../language/selection-ranges.ts';
import { type ParsedDocuments, rangeIn } from './parsed-documents.ts';

/** "Expand selection": from the word to the placeholder, value, field, request, block and file. */
export function createSelectionRanges(parsedDocuments: ParsedDocuments): vscode.SelectionRangeProvider {
  return {
    provideSelectionRanges(document, positions) {
      const parsed = parsedDocuments.of(document);
      return positions.map((position) => {
        const outermostFirst = selectionRanges(parsed, document.offsetAt(position)).toReversed();
        return (
          outermostFirst.reduce<vscode.SelectionRange | undefined>(
            (parent, range) => new vscode.SelectionRange(rangeIn(document, range), parent),
            undefined,
          ) ?? new vscode.SelectionRange(new vscode.Range(position, position))
        );
      });
    },
  };
}
