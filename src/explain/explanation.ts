/** Where a statement can be read in the original. */
export interface Citation {
  /** What the document is called, such as `RFC 9110` or `IANA HTTP Status Code Registry`. */
  readonly document: string;
  /** The section without a section sign, such as `15.5.5`; empty when the whole document is meant. */
  readonly section: string;
  /** Always `https://`, pointing at the section itself where the document has an anchor for it. */
  readonly url: string;
}

export type ExplanationKind =
  | 'status'
  | 'method'
  | 'field'
  | 'port'
  | 'failure'
  | 'tls-version'
  | 'cipher-suite'
  | 'alert'
  | 'certificate-error'
  | 'concept';

/** What the standards, or custom, say about one thing, in plain words. Knows nothing of a particular exchange. */
export interface Explanation {
  readonly kind: ExplanationKind;
  /** The canonical spelling within its kind: `404`, `TRACE`, `Strict-Transport-Security`, `CONNECTION_REFUSED`. */
  readonly key: string;
  /** Short, sentence case, no full stop: `Not Found`. */
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  /** A few sentences in plain text, never markup; paragraphs are separated by an empty line. */
  readonly detail: string;
  /** What a person can do, best first; each a sentence. Empty when there is nothing to do. */
  readonly advice: readonly string[];
  /** At least one. */
  readonly citations: readonly Citation[];
}
