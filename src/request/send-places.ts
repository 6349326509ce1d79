import type { Block, HttpDocument, RequestBlock } from '../language/document.ts';
import type { BlockSearch } from '../language/found-in-blocks.ts';
import { type LineRange, lineRangeOf, movedDown } from '../language/line-range.ts';
import { holdsRequest } from '../language/look-up.ts';

/** Where something can be sent from. */
export interface SendPlace {
  /** Of the block. */
  readonly index: number;
  /** The request line; of a block that only runs others, the first line that does. */
  readonly range: LineRange;
  /** `null` for a block that only runs others. */
  readonly request: { readonly label: string; readonly target: string } | null;
}

/** One for each block that can be sent. */
export const sendPlaceSearch: BlockSearch<SendPlace> = {
  find: placesOf,
  move: (place, { lines, blocks }) => ({
    ...place,
    index: place.index + blocks,
    range: lines === 0 ? place.range : movedDown(place.range, lines),
  }),
};

function placesOf(document: HttpDocument, block: Block): readonly SendPlace[] {
  const { index } = block;
  if (holdsRequest(block)) {
    const { lineRange, target } = block.request;
    const request = { label: requestLabel(block), target: target.text };
    return [{ index, range: lineRangeOf(document, lineRange), request }];
  }
  const run = block.imports.find(({ kind }) => kind === 'run');
  return run ? [{ index, range: lineRangeOf(document, run.range), request: null }] : [];
}

/** What a request is called where it has to be known again after edits: its name, else method and target. */
export function requestLabel({ name, request }: RequestBlock): string {
  return name?.text ?? `${request.method?.text ?? 'GET'} ${request.target.text}`;
}
