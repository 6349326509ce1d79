import * as vscode from 'vscode';
import { formatEdits } from '../language/format.ts';
import { type ParsedDocuments, rangeIn } from './parsed-documents.ts';

export type Formatting = vscode.DocumentFormattingEditProvider & vscode.DocumentRangeFormattingEditProvider;

/** Formats a document or a part of it; what is sent stays as it is. */
export function createFormatting(parsedDocuments: ParsedDocuments): Formatting {
  const editsOf = (document: vscode.TextDocument, within: vscode.Range | null): vscode.TextEdit[] =>
    formatEdits(parsedDocuments.of(document))
      .map(({ range, newText }) => vscode.TextEdit.replace(rangeIn(document, range), newText))
      .filter(({ range }) => within === null || within.contains(range));
  return {
    provideDocumentFormattingEdits: (document) => editsOf(document, null),
    provideDocumentRangeFormattingEdits: (document, range) => editsOf(document, range),
  };
}
