import * as vscode from 'vscode';
import type { Block, HttpDocument, Range, RequestBlock } from '../language/document.ts';
import { blockWithIndex, isRunnable, requestBlocks } from '../language/look-up.ts';
import { parse } from '../language/parse.ts';
import type { Profile, ReadAs } from '../language/profile.ts';
import { holdsRequestFence, readMarkdown } from '../language/read-markdown.ts';
import { reparse } from '../language/reparse.ts';
import { requestLabel } from '../request/send-places.ts';
import { readSetting } from './settings.ts';

/**
 * Reads each version of an open document once, for all features together. Of a version that follows another only the
 * blocks that changed are read; what changed is found by comparing, so that no event can be missed.
 */
export interface ParsedDocuments {
  readonly of: (document: vscode.TextDocument) => HttpDocument;
}

/** Request files, and Markdown, whose fenced blocks may hold requests. */
export const requestLanguages: readonly vscode.DocumentFilter[] = [{ language: 'http' }, { language: 'markdown' }];

/** Whether requests may stand in it at all. */
export function mayHoldRequests({ languageId }: vscode.TextDocument): boolean {
  return requestLanguages.some(({ language }) => language === languageId);
}

/** Whether it is a request file, or Markdown with a fenced block for requests. */
export function isRequestFile(document: vscode.TextDocument): boolean {
  return document.languageId === 'http' || (isMarkdown(document) && holdsRequestFence(document.getText()));
}

function isMarkdown({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'markdown';
}

export function createParsedDocuments(): ParsedDocuments {
  // By the document and not by its address: an untitled one that is opened anew may have the address of a closed one.
  const read = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly dialect: Profile; readonly parsed: HttpDocument }
  >();
  return {
    of(document) {
      const known = read.get(document);
      const dialect = readSetting(document.uri, 'dialect');
      if (known?.version === document.version && known.dialect === dialect) return known.parsed;
      const text = document.getText();
      const readAs: ReadAs = { profile: dialect, isForced: false };
      const parsed = isMarkdown(document)
        ? readMarkdown(text, readAs)
        : known?.dialect === dialect
          ? reparse(known.parsed, text, readAs)
          : parse(text, readAs);
      read.set(document, { version: document.version, dialect, parsed });
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
  return blockKeys(parsed).get(block.index) ?? '';
}

/** The keys of all requests, by the index of their block. */
function blockKeys(parsed: HttpDocument): ReadonlyMap<number, string> {
  return countedKeys(requestBlocks(parsed).map((block) => ({ index: block.index, label: requestLabel(block) })));
}

/** The same from labels (see `requestLabel`), which must be those of all requests, in order. */
export function countedKeys(
  requests: Iterable<{ readonly index: number; readonly label: string }>,
): ReadonlyMap<number, string> {
  const twins = new Map<string, number>();
  const keys = new Map<number, string>();
  for (const { index, label } of requests) {
    const before = twins.get(label) ?? 0;
    twins.set(label, before + 1);
    keys.set(index, `${label}#${before}`);
  }
  return keys;
}

/** The request that a run is remembered by; `null` when it is no longer in the file. */
export function blockWithKey(parsed: HttpDocument, key: string): RequestBlock | null {
  for (const [index, one] of blockKeys(parsed)) if (one === key) return blockWithIndex(parsed, index);
  return null;
}
