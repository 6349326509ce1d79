import * as vscode from 'vscode';
import { type FoldingRange, foldingRanges, type KnownFoldings } from '../language/folding.ts';
import { type Outlined, symbols } from '../language/symbols.ts';
import { type ParsedDocuments, rangeIn } from './parsed-documents.ts';

const kinds: Readonly<Record<Outlined['kind'], vscode.SymbolKind>> = {
  request: vscode.SymbolKind.Function,
  variable: vscode.SymbolKind.Variable,
  section: vscode.SymbolKind.Namespace,
  script: vscode.SymbolKind.Event,
  assertion: vscode.SymbolKind.Boolean,
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
          symbols(parsedDocuments.of(document)).map((symbol) => documentSymbol(document, symbol)),
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

function documentSymbol(document: vscode.TextDocument, symbol: Outlined): vscode.DocumentSymbol {
  const { name, detail, kind, range, selection, children } = symbol;
  const shown = new vscode.DocumentSymbol(
    name,
    detail,
    kinds[kind],
    rangeIn(document, range),
    rangeIn(document, selection),
  );
  shown.children = children.map((child) => documentSymbol(document, child));
  return shown;
}
