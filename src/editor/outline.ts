import * as vscode from 'vscode';
import { type FoldingRange, foldingRanges, type KnownFoldings } from '../language/folding.ts';
import { type Outlined, symbols } from '../language/symbols.ts';
import { type ParsedDocuments, rangeIn } from './parsed-documents.ts';

const kinds: Readonly<Record<Outlined['kind'], vscode.SymbolKind>> = {
  request: vscode.SymbolKind.Function,
  variable: vscode.SymbolKind.Variable,
  section: vscode.SymbolKind.Namespace,
};

const foldingKinds: Readonly<Partial<Record<FoldingRange['kind'], vscode.FoldingRangeKind>>> = {
  comment: vscode.FoldingRangeKind.Comment,
  imports: vscode.FoldingRangeKind.Imports,
  region: vscode.FoldingRangeKind.Region,
};

/** Requests and variables in the outline, in breadcrumbs and in "Go to symbol", and blocks that fold. */
export function registerOutline(parsedDocuments: ParsedDocuments): vscode.Disposable {
  const knownFoldings: KnownFoldings = new WeakMap();
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      { language: 'http' },
      {
        provideDocumentSymbols: (document) =>
          symbols(parsedDocuments.of(document)).map(
            (symbol) =>
              new vscode.DocumentSymbol(
                symbol.name,
                symbol.detail,
                kinds[symbol.kind],
                rangeIn(document, symbol.range),
                rangeIn(document, symbol.selection),
              ),
          ),
      },
    ),
    vscode.languages.registerFoldingRangeProvider(
      { language: 'http' },
      {
        provideFoldingRanges: (document) =>
          foldingRanges(parsedDocuments.of(document), knownFoldings).map(
            ({ startLine, endLine, kind }) => new vscode.FoldingRange(startLine, endLine, foldingKinds[kind]),
          ),
      },
    ),
  );
}
