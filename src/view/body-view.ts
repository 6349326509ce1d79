/** A body as the panel shows it. */
export interface BodyView {
  readonly kind: 'none' | 'text' | 'image' | 'binary';
  /** As declared and as found, in words: `application/json; charset=utf-8`. */
  readonly mediaType: string | null;
  /** How `text` is highlighted. */
  readonly language: 'json' | 'xml' | 'html' | 'css' | 'javascript' | 'plain';
  /** Decoded text, pretty-printed where that is possible without changing a value; `null` for other kinds. */
  readonly pretty: string | null;
  /** Decoded text as received; `null` when it equals `pretty` or the kind is another. */
  readonly raw: string | null;
  /** Images up to a limit: a `data:` URL. */
  readonly dataUrl: string | null;
  /** Hex dump of the first bytes, for every kind but none; the rest is asked for. */
  readonly hex: string | null;
  /** Bytes of the decoded body, all of it. */
  readonly size: number;
  /** What is to be said beside it: shown in part, malformed, charset guessed. */
  readonly notes: readonly string[];
  /** Name a saved copy would get. */
  readonly fileName: string;
}
