import { newlineOf } from './definition-place.ts';
import type { HttpDocument, RequestBlock, TextEdit } from './document.ts';
import { formatJson } from './format-json.ts';
import { replacement } from './problem.ts';

/** UTF-16 units of a body up to which formatting is offered. */
const longest = 1_000_000;

/** The body of a request as JSON with one member a line; `null` when it is no JSON, comes from a file, or is so already. */
export function jsonBodyEdit(document: HttpDocument, { request }: RequestBlock): TextEdit | null {
  const [only, ...others] = request.body?.parts ?? [];
  if (only?.kind !== 'text' || others.length > 0 || only.range.end - only.range.start > longest) return null;
  const text = document.text.slice(only.range.start, only.range.end);
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed) || trimmed.startsWith('{{')) return null;
  const formatted = formatJson(trimmed, newlineOf(document));
  if (formatted === null || formatted === trimmed) return null;
  const start = only.range.start + text.indexOf(trimmed);
  return replacement({ start, end: start + trimmed.length }, formatted);
}
