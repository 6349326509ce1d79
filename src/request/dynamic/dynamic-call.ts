/** A call as written between the braces, `$` first. */
export interface DynamicCall {
  /** Without `$`. */
  readonly name: string;
  /** The arguments, split at white space and commas that stand in no quotes. */
  readonly words: readonly Word[];
  /** All that is written behind the name, or within the parentheses, trimmed. */
  readonly rest: string;
}

export interface Word {
  /** Without the quotes. */
  readonly text: string;
  readonly isQuoted: boolean;
}

/** `$randomInt 1 5`, `$randomInt(1, 5)` and `$env.HOME`; `null` when it has none of these forms. */
export function dynamicCallOf(inner: string): DynamicCall | null {
  const match = /^\$([A-Za-z][\w.-]*)(?:\((.*)\)|\s+(.*))?$/s.exec(inner);
  const name = match?.[1];
  if (name === undefined) return null;
  const rest = (match?.[2] ?? match?.[3] ?? '').trim();
  if (!name.startsWith('env.')) return { name, words: wordsIn(rest), rest };
  const variable = name.slice(4);
  return { name: 'env', words: [{ text: variable, isQuoted: false }, ...wordsIn(rest)], rest: `${variable} ${rest}` };
}

/** `1, "a b" c`: three words. A quote within a word is a character of it, and one that is not closed as well. */
function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(/"([^"]*)"(?=[\s,]|$)|'([^']*)'(?=[\s,]|$)|[^\s,]+/g)].map((match) => {
    const quoted = match[1] ?? match[2];
    return { text: quoted ?? match[0], isQuoted: quoted !== undefined };
  });
}
