import type { HttpDocument } from '../document.ts';
import { methodOf } from '../methods.ts';

/** A request by the name under which others refer to it. */
export interface NamedRequest {
  readonly called: string;
  /** Like `GET https://example.com/`, shortened. */
  readonly line: string;
}

/** The named requests of a document, each name once, in order. */
export function namedRequests(document: HttpDocument): readonly NamedRequest[] {
  const found = new Map<string, NamedRequest>();
  for (const { name, request } of document.blocks) {
    if (!name || !request || found.has(name.text)) continue;
    const target = request.target.text.length > 80 ? `${request.target.text.slice(0, 79)}…` : request.target.text;
    found.set(name.text, { called: name.text, line: `${methodOf(request)} ${target}` });
  }
  return [...found.values()];
}
