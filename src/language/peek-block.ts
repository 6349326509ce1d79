import type { Body, RequestBlock } from './document.ts';

/**
 * The block with as much of its body as costs little to look at: without one, or without the files that it sends. For
 * what is shown while a request is written; never for what is sent.
 */
export function peekBlock(block: RequestBlock, body: 'none' | 'text'): RequestBlock {
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
      fields: request.fields,
      body: body === 'none' || request.body === null ? null : withoutFiles(request.body),
      curl: request.curl,
    },
  };
}

function withoutFiles({ range, kind, parts }: Body): Body | null {
  const texts = parts.filter((part) => part.kind !== 'file');
  return texts.length === 0 ? null : { range, kind, parts: texts };
}
