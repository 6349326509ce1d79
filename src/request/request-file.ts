import type { HttpDocument, RequestBlock } from '../language/document.ts';
import { requestNamed, requestNames } from '../language/request-named.ts';

/** A request file, read. */
export interface RequestFile {
  /** Absolute; `null` for text that is in no file. */
  readonly file: string | null;
  readonly document: HttpDocument;
}

/** A request and the file in which it stands. */
export interface PlacedRequest extends RequestFile {
  readonly block: RequestBlock;
}

/** The request that a name means: in the first of the files that has one. */
export function requestIn(files: readonly RequestFile[], name: string): PlacedRequest | null {
  for (const { file, document } of files) {
    const block = requestNamed(document, name);
    if (block) return { file, document, block };
  }
  return null;
}

/** The names of the requests in all the files, each once. */
export function requestNamesIn(files: readonly RequestFile[]): readonly string[] {
  return [...new Set(files.flatMap(({ document }) => requestNames(document)))];
}
