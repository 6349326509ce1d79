/** A part of a word, a body or another text: what stands there, or a variable of the shell. */
export type ShellPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string };

/**
 * What a terminal would act upon instead of taking it, and what would show a command in another order than it has. A
 * line feed is not among them: it stands within quotes.
 */
const control = /[\0-\x09\x0b-\x1f\x7f-\x9f\p{Bidi_Control}]/u;

/** Whether the text cannot stand within quotes as it is. */
export function needsPrintf(text: string): boolean {
  return control.test(text);
}

/**
 * One word of a command for a POSIX shell that means exactly these pieces. `$'…'` would do for controls as well, but
 * some shells that are called sh do not know it.
 */
export function shellWord(pieces: readonly ShellPiece[]): string {
  const word = joined(pieces)
    .map((piece) => {
      if (piece.kind === 'variable') return `"$${piece.name}"`;
      const text = piece.text.toWellFormed();
      if (text === '') return '';
      if (needsPrintf(text)) return `"$(${printf(text, 'text')})"`;
      return /^[\w@%+:,./-]+$/.test(text) ? text : quoted(text);
    })
    .join('');
  return word === '' ? "''" : word;
}

/** Texts beside each other as one, so that they stand within the same quotes. */
function joined(pieces: readonly ShellPiece[]): readonly ShellPiece[] {
  const result: ShellPiece[] = [];
  for (const piece of pieces) {
    const before = result.at(-1);
    if (piece.kind === 'text' && before?.kind === 'text')
      result[result.length - 1] = { kind: 'text', text: before.text + piece.text };
    else result.push(piece);
  }
  return result;
}

/** Commands that write the pieces to standard output; for `octets` every UTF-16 unit is one octet. */
export function printfCommand(pieces: readonly ShellPiece[], unit: 'text' | 'octets'): string {
  const commands = pieces.map((piece) =>
    piece.kind === 'variable' ? `printf %s "$${piece.name}"` : printf(piece.text.toWellFormed(), unit),
  );
  return commands.length === 1 ? commands.join('') : `{ ${commands.join('; ')}; }`;
}

/** Within `'` everything is itself, but for `'`. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

const named: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
  '%': '%%',
  "'": `'\\''`,
};

function printf(text: string, unit: 'text' | 'octets'): string {
  const special = unit === 'octets' ? /[^\x20-\x7e]|[\\%']/g : /[\0-\x1f\x7f-\x9f\p{Bidi_Control}\\%']/gu;
  const format = text.replace(special, (character) => named[character] ?? octal(character, unit));
  // What begins with - could be taken for an option.
  return `printf '${format.startsWith('-') ? `\\055${format.slice(1)}` : format}'`;
}

/** Three digits an octet: fewer would swallow a digit behind them. */
function octal(character: string, unit: 'text' | 'octets'): string {
  const bytes = unit === 'octets' ? [character.charCodeAt(0)] : [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
