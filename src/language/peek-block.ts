import type { Body, RequestBlock, Target, WrittenField } from './document.ts';
import { writtenAuthority } from './written-authority.ts';

/**
 * `authority`: the target without path and query. `target`: no field but Host, and no body. `text`: the fields, and the
 * body without the files that it sends. `all`: the block itself.
 */
export type PeekedPart = 'authority' | 'target' | 'text' | 'all';

/** The block with as much of it as matters and costs little. For what is shown while a request is written, never sent. */
export function peekBlock(block: RequestBlock, part: PeekedPart): RequestBlock {
  if (part === 'all') return block;
  const { request } = block;
  return {
    index: block.index,
    range: block.range,
    separator: block.separator,
    title: block.title,
    name: block.name,
    comments: block.comments,
    directives: block.directives,
    variables: block.variables,
    scripts: block.scripts,
    imports: block.imports,
    handlers: block.handlers,
    assertions: block.assertions,
    outputs: block.outputs,
    storedResponses: block.storedResponses,
    request: {
      range: request.range,
      lineRange: request.lineRange,
      method: request.method,
      target: part === 'authority' ? authorityPart(request.target) : request.target,
      httpVersion: request.httpVersion,
      fields: part === 'text' ? request.fields : request.fields.filter(isHost),
      body: part === 'text' && request.body ? withoutFiles(request.body) : null,
      curl: request.curl,
    },
  };
}

/** Up to what ends the authority (RFC 3986 section 3.2); a placeholder may give a part of it, or all. */
function authorityPart({ pieces, text, range }: Target): Target {
  const cut = writtenAuthority(text).length;
  const kept: Target['pieces'][number][] = [];
  let length = 0;
  for (const piece of pieces) {
    const more = piece.text.slice(0, cut - length);
    if (more === '') break;
    const { start, end } = piece.range;
    kept.push(more === piece.text ? piece : { text: more, range: { start, end: Math.min(end, start + more.length) } });
    length += more.length;
  }
  return {
    pieces: kept,
    text: text.slice(0, cut),
    range: { start: range.start, end: kept.at(-1)?.range.end ?? range.start },
  };
}

function isHost({ name }: WrittenField): boolean {
  return name.text.toLowerCase() === 'host';
}

function withoutFiles({ range, kind, parts }: Body): Body | null {
  const texts = parts.filter((part) => part.kind !== 'file');
  return texts.length === 0 ? null : { range, kind, parts: texts };
}
