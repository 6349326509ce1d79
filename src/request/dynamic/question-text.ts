/** What stands in a placeholder that asks: `Your name? $value: Ada`. */
export interface WrittenQuestion {
  /** Empty when nothing is asked. */
  readonly text: string;
  /** What follows `$value:`; `null` without it. */
  readonly value: string | null;
}

const marker = '$value:';

export function writtenQuestion(rest: string): WrittenQuestion {
  const at = rest.indexOf(marker);
  if (at === -1) return { text: unquoted(rest), value: null };
  return { text: unquoted(rest.slice(0, at).trim()), value: unquoted(rest.slice(at + marker.length).trim()) };
}

/** Text in quotes without them. */
function unquoted(text: string): string {
  return /^"[^"]*"$|^'[^']*'$/.test(text) ? text.slice(1, -1) : text;
}
