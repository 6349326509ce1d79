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
 * What acts on a terminal or hides instead of being seen, line feeds and tabs aside: C0 and C1 controls, the marks of the
 * bidirectional algorithm (UAX #9), line and paragraph separators, zero-width space, byte order mark. The joiners stay:
 * scripts and emoji need them.
 */
const harmful =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Text of a server made safe for a terminal: what could move the cursor, change colours or reorder text becomes a visible
 * escape. Line feeds and tabs stay.
 */
export function harmless(text: string): string {
  return text.replace(harmful, escaped);
}

/** The same for what must stay on one line, so that no line can be forged either. */
export function harmlessLine(text: string): string {
  return text.replace(harmful, escaped).replace(/[\n\t]/g, escaped);
}

/** At most `most` characters, with what is left out told: a line of megabytes helps nobody. */
export function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}… (${text.length - most} more characters)` : text;
}
