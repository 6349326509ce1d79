import * as vscode from 'vscode';
import { type FoldingRange, foldingSearch, regionSearch, regionsBetween } from '../language/folding.ts';
import { madeOf } from '../language/found-in-blocks.ts';
import { type Outlined, symbolSearch } from '../language/symbols.ts';
import { documentSearch } from './found-in-document.ts';
import type { ParsedDocuments } from './parsed-documents.ts';
import { rangeAt } from './range-at.ts';

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

export type Outline = vscode.DocumentSymbolProvider & vscode.FoldingRangeProvider;

/** Requests and variables in the outline, in breadcrumbs and in "Go to symbol", and blocks that fold. */
export function createOutline(parsedDocuments: ParsedDocuments): Outline {
  const symbolsIn = documentSearch(parsedDocuments, () => madeOf(symbolSearch, documentSymbol));
  const foldingsIn = documentSearch(parsedDocuments, () => madeOf(foldingSearch, foldingRange));
  const regionsIn = documentSearch(parsedDocuments, () => regionSearch);
  return {
    provideDocumentSymbols: (document) => symbolsIn(document).all.map(({ made }) => made),
    // Of two that begin on one line VS Code keeps the first: a region goes before the comments at its beginning.
    provideFoldingRanges: (document) =>
      regionsBetween(regionsIn(document).all)
        .map(foldingRange)
        .concat(foldingsIn(document).all.map(({ made }) => made)),
  };
}

function documentSymbol({ name, detail, kind, range, selection, children }: Outlined): vscode.DocumentSymbol {
  const shown = new vscode.DocumentSymbol(name, detail, kinds[kind], rangeAt(range), rangeAt(selection));
  shown.children = children.map(documentSymbol);
  return shown;
}

function foldingRange({ startLine, endLine, kind }: FoldingRange): vscode.FoldingRange {
  return new vscode.FoldingRange(startLine, endLine, foldingKinds[kind]);
}
