import type { Block, Range } from './document.ts';

/** A block of which nothing was read. */
export function bareBlock(index: number, range: Range): Block {
  return {
    index,
    range,
    separator: null,
    title: null,
    name: null,
    comments: [],
    directives: [],
    variables: [],
    scripts: [],
    imports: [],
    request: null,
    handlers: [],
    assertions: [],
    outputs: [],
    storedResponses: [],
  };
}
