import type * as vscode from 'vscode';
import { type BlockSearch, type FoundInBlocks, findInBlocks } from '../language/found-in-blocks.ts';
import type { ParsedDocuments } from './parsed-documents.ts';

/** Searches open documents, each from what was found in its version before. */
export function documentSearch<Found>(
  parsedDocuments: ParsedDocuments,
  searchIn: (document: vscode.TextDocument) => BlockSearch<Found>,
): (document: vscode.TextDocument) => FoundInBlocks<Found> {
  const known = new WeakMap<vscode.TextDocument, FoundInBlocks<Found>>();
  return (document) => {
    const found = findInBlocks(parsedDocuments.of(document), known.get(document) ?? null, searchIn(document));
    known.set(document, found);
    return found;
  };
}
