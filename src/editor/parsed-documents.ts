import * as vscode from 'vscode';
import type { Block, HttpDocument, Range, RequestBlock } from '../language/document.ts';
import { requestBlocks } from '../language/look-up.ts';
import { parse } from '../language/parse.ts';
import { isRunnable } from '../request/planned-runs.ts';

/** Reads each version of an open document once, for all features together. */
export interface ParsedDocuments {
  readonly of: (document: vscode.TextDocument) => HttpDocument;
}

export function isRequestFile(document: vscode.TextDocument): boolean {
  return document.languageId === 'http';
}

export function createParsedDocuments(subscriptions: vscode.Disposable[]): ParsedDocuments {
  const read = new Map<string, { readonly version: number; readonly parsed: HttpDocument }>();
  subscriptions.push(vscode.workspace.onDidCloseTextDocument((document) => read.delete(document.uri.toString())));
  return {
    of(document) {
      const key = document.uri.toString();
      const known = read.get(key);
      if (known?.version === document.version) return known.parsed;
      const parsed = parse(document.getText());
      read.set(key, { version: document.version, parsed });
      return parsed;
    },
  };
}

export function rangeIn(document: vscode.TextDocument, range: Range): vscode.Range {
  return new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
}

/** The block to send for a cursor: the one it stands in, else, in a block that sends nothing, the next one that does. */
export function requestAt(parsed: HttpDocument, offset: number): Block | null {
  const blocks = parsed.blocks.filter(isRunnable);
  const isAfter = (block: Block): boolean => block.range.end > offset || block.range.end === parsed.text.length;
  return blocks.find(isAfter) ?? blocks.at(-1) ?? null;
}

/** What a run is remembered by while its file is edited: a name, or method and target, counted where they repeat. */
export function blockKey(parsed: HttpDocument, block: RequestBlock): string {
  const label = (one: RequestBlock): string =>
    one.name?.text ?? `${one.request.method?.text ?? 'GET'} ${one.request.target.text}`;
  const wanted = label(block);
  const twins = requestBlocks(parsed).filter((one) => one.index < block.index && label(one) === wanted).length;
  return `${wanted}#${twins}`;
}
