/** The ways in which one body can be read as text. */
export type BodyForm = 'pretty' | 'raw' | 'hex';

/** The response's body or the one that was sent. */
export type BodyPart = 'response' | 'request';

/** A body as the panel shows it. */
export interface BodyView {
  readonly kind: 'none' | 'text' | 'image' | 'binary';
  /** As declared, or as found when nothing is declared: `application/json; charset=utf-8`. */
  readonly mediaType: string | null;
  /** For people: `JSON`, `PNG image`, `HTML document`, `Binary data`. */
  readonly typeName: string;
  /** How the text is highlighted. */
  readonly language: BodyLanguage;
  /** Name of the encoding the text was read with, like `UTF-8`; `null` when it is no text. */
  readonly charset: string | null;
  /** What is shown first: pretty-printed where that changes no value, else as received; `null` for binary data. */
  readonly pretty: BodyText | null;
  /** Decoded text as received; `null` when it equals `pretty` or there is no text. */
  readonly raw: BodyText | null;
  /** Hex dump, for every kind but none. */
  readonly hex: BodyText | null;
  /** Images up to a limit: a `data:` URL. */
  readonly dataUrl: string | null;
  /** Bytes of the decoded body, all of it. */
  readonly size: number;
  /** Like `1.2 kB`. */
  readonly sizeText: string;
  /** What is to be said beside it: malformed, broken off, charset guessed. */
  readonly notes: readonly string[];
  /** What to say where there is no body; `null` when there is one. */
  readonly emptyText: string | null;
  /** Name a saved copy would get. Never holds a path. */
  readonly fileName: string;
}

export type BodyLanguage = 'json' | 'xml' | 'html' | 'css' | 'javascript' | 'plain';

/** A text of which the beginning, or all, is here. */
export interface BodyText {
  /** From the start; may be empty where the rest is asked for piece by piece. */
  readonly text: string;
  /** UTF-16 code units of the whole. */
  readonly length: number;
}

/** A later part of a `BodyText`. */
export interface BodyPiece {
  readonly part: BodyPart;
  readonly form: BodyForm;
  /** UTF-16 code units from the start of the whole. */
  readonly start: number;
  readonly text: string;
  readonly length: number;
}
