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
 * `\{\{name\}\}` is an escaped, literal `{{name}}` and is no placeholder. A placeholder does not span lines.
 * Linear: every character is looked at a bounded number of times.
 */
export function placeholdersIn(text: string, offset: number): readonly Placeholder[] {
  const found: Placeholder[] = [];
  let at = text.indexOf('{{');
  while (at !== -1) {
    const close = text.indexOf('}}', at + 2);
    if (close === -1) break;
    const newline = text.indexOf('\n', at + 2);
    if (newline !== -1 && newline < close) {
      at = text.indexOf('{{', newline + 1);
      continue;
    }
    // `{{{a}}}`: the innermost pair is the placeholder, the outer braces are text (JSON around a placeholder).
    const open = text.lastIndexOf('{{', close - 2);
    const raw = text.slice(open + 2, close);
    const lead = raw.length - raw.trimStart().length;
    const inner = raw.trim();
    const start = offset + open + 2 + lead;
    found.push({
      range: { start: offset + open, end: offset + close + 2 },
      inner: { text: inner, range: { start, end: start + inner.length } },
    });
    at = text.indexOf('{{', close + 2);
  }
  return found;
}
