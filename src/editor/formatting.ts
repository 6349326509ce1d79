import * as vscode from 'vscode';
import { formatEdits } from '../language/format.ts';
import { type ParsedDocuments, rangeIn } from './parsed-documents.ts';

/** Formats a document or a part of it; what is sent stays as it is. */
export function registerFormatting(parsedDocuments: ParsedDocuments): vscode.Disposable {
  const editsOf = (document: vscode.TextDocument, within: vscode.Range | null): vscode.TextEdit[] =>
    formatEdits(parsedDocuments.of(document))
      .map(({ range, newText }) => vscode.TextEdit.replace(rangeIn(document, range), newText))
      .filter(({ range }) => within === null || within.contains(range));
  return vscode.Disposable.from(
    vscode.languages.registerDocumentFormattingEditProvider(
      { language: 'http' },
      { provideDocumentFormattingEdits: (document) => editsOf(document, null) },
    ),
    vscode.languages.registerDocumentRangeFormattingEditProvider(
      { language: 'http' },
      { provideDocumentRangeFormattingEdits: (document, range) => editsOf(document, range) },
    ),
  );
}
