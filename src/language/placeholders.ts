import type { Located, Range } from './document.ts';
import type { Profile } from './profile.ts';

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
 * is text. By the draft specification only a name, or a part of an exchange, is a reference, without white space inside
 * the braces. Linear: every character is looked at a bounded number of times.
 */
export function placeholdersIn(text: string, offset: number, profile: Profile = 'auto'): readonly Placeholder[] {
  const found: Placeholder[] = [];
  let open = text.indexOf('{{');
  while (open !== -1) {
    const close = text.indexOf('}}', open + 2);
    if (close === -1) break;
    // `{{{a}}}`: the innermost pair is the placeholder, the outer braces are text (JSON around a placeholder).
    const placeholder = placeholderBetween(text, offset, text.lastIndexOf('{{', close - 2), close);
    if (
      placeholder &&
      (profile !== 'draft-2026' || isDraftReference(text.slice(placeholder.range.start - offset + 2, close)))
    )
      found.push(placeholder);
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

/** `name`, `$name`, `name.response.body`, `name.request.headers.Accept`: with its white space, if it has any. */
function isDraftReference(inner: string): boolean {
  return /^(?:\$?[A-Za-z0-9_-]+|[^\s.{}]+\.(?:request|response)\.[^\s{}]+)$/.test(inner);
}
