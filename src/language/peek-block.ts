import type { Body, RequestBlock, WrittenField } from './document.ts';

/**
 * `target`: no field but Host, and no body. `text`: the fields, and the body without the files that it sends. `all`: the
 * block itself.
 */
export type PeekedPart = 'target' | 'text' | 'all';

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
      target: request.target,
      httpVersion: request.httpVersion,
      fields: part === 'text' ? request.fields : request.fields.filter(isHost),
      body: part === 'text' && request.body ? withoutFiles(request.body) : null,
      curl: request.curl,
    },
  };
}

function isHost({ name }: WrittenField): boolean {
  return name.text.toLowerCase() === 'host';
}

function withoutFiles({ range, kind, parts }: Body): Body | null {
  const texts = parts.filter((part) => part.kind !== 'file');
  return texts.length === 0 ? null : { range, kind, parts: texts };
}
