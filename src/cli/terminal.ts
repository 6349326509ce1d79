import { styleText } from 'node:util';

/** Where a command writes: results to `out`, progress and problems to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `out` is a terminal that shows colour (NO_COLOR and FORCE_COLOR heard). */
  readonly colour: boolean;
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: number;
}

type Style = Parameters<typeof styleText>[0];

/** `text` in a style, where the terminal shows one. */
export function styled(terminal: Terminal, style: Style, text: string): string {
  return terminal.colour ? styleText(style, text, { validateStream: false }) : text;
}

/**
 * Text of a server made safe for a terminal: control characters and bidirectional controls become visible escapes, so
 * that a response cannot move the cursor, change colours or forge lines. Line feeds and tabs stay.
 */
export function harmless(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
