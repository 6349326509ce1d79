import type { Located, Range } from './document.ts';

/** `{{ … }}` in a piece of text. */
export interface Placeholder {
  /** With the braces. */
  readonly range: Range;
  /** Between the braces, trimmed. */
  readonly inner: Located;
}

/**
 * The placeholders of a piece of text that begins at `offset` of the document, in order. An unclosed `{{` is text.
 * `\{\{name\}\}` is an escaped, literal `{{name}}` and is no placeholder. A placeholder does not span lines, and `{{}}`
 * is text. Linear: every character is looked at a bounded number of times.
 */
export function placeholdersIn(text: string, offset: number): readonly Placeholder[] {
  const found: Placeholder[] = [];
  let open = text.indexOf('{{');
  while (open !== -1) {
    const close = text.indexOf('}}', open + 2);
    if (close === -1) break;
    // `{{{a}}}`: the innermost pair is the placeholder, the outer braces are text (JSON around a placeholder).
    const placeholder = placeholderBetween(text, offset, text.lastIndexOf('{{', close - 2), close);
    if (placeholder) found.push(placeholder);
    open = text.indexOf('{{', close + 2);
  }
  return found;
}

function placeholderBetween(text: string, offset: number, open: number, close: number): Placeholder | null {
  const raw = text.slice(open + 2, close);
  const inner = raw.trim();
  if (inner === '' || raw.includes('\n') || raw.includes('\r')) return null;
  const start = offset + open + 2 + raw.length - raw.trimStart().length;
  return {
    range: { start: offset + open, end: offset + close + 2 },
    inner: { text: inner, range: { start, end: start + inner.length } },
  };
}
