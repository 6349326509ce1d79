export interface DotEnvValue {
  readonly value: string;
  /** 0-based line of the name. */
  readonly line: number;
}

/**
 * Reads the text of a `.env` file: `NAME=value`, `export NAME=value`, comments from `#` on, values in `"`, `'` or a
 * backtick over several lines, `\n` and `\r` in `"…"`. Of a name that comes twice the last one counts. Nothing is
 * expanded and no command is run. A line that is none of this is passed over.
 */
export function readDotEnv(text: string): ReadonlyMap<string, DotEnvValue> {
  const values = new Map<string, DotEnvValue>();
  const content = (text.startsWith('\ufeff') ? text.slice(1) : text).replace(/\r\n?/g, '\n');
  const unclosed = new Set<string>();
  let line = 0;
  for (let at = 0; at < content.length; ) {
    const end = lineEnd(content, at);
    const written = content.slice(at, end);
    const named = /^[^\S\n]*(?:export[^\S\n]+)?([^\s=#][^\s=]*)[^\S\n]*=[^\S\n]*/.exec(written);
    const name = named?.[1];
    let next = end;
    if (named && name !== undefined) {
      const start = at + named[0].length;
      const quote = content[start] ?? '';
      const close = isQuote(quote) && !unclosed.has(quote) ? closingQuote(content, quote, start + 1) : -1;
      if (isQuote(quote) && close === -1) unclosed.add(quote);
      const value =
        close === -1
          ? (content.slice(start, end).split('#', 1)[0] ?? '').trim()
          : unescaped(content.slice(start + 1, close), quote);
      values.delete(name);
      values.set(name, { value, line });
      if (close !== -1) next = lineEnd(content, close);
    }
    for (let index = content.indexOf('\n', at); index !== -1 && index < next; index = content.indexOf('\n', index + 1))
      line += 1;
    line += 1;
    at = next + 1;
  }
  return values;
}

function lineEnd(content: string, from: number): number {
  const end = content.indexOf('\n', from);
  return end === -1 ? content.length : end;
}

function isQuote(character: string): boolean {
  return character === '"' || character === "'" || character === '`';
}

/** A quotation mark behind a backslash ends nothing. -1 when there is none. */
function closingQuote(content: string, quote: string, from: number): number {
  for (let at = content.indexOf(quote, from); at !== -1; at = content.indexOf(quote, at + 1))
    if (at === from || content[at - 1] !== '\\') return at;
  return -1;
}

function unescaped(value: string, quote: string): string {
  return quote === '"' ? value.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : value;
}
