import type { Range } from '../language/document.ts';

/** Where the value of a placeholder comes from. */
export type Origin =
  /** Given for this run: `--var`, or a script. */
  | { readonly kind: 'run' }
  /** `@name = value`; `file` is absolute, `null` for text that is in no file. */
  | { readonly kind: 'definition'; readonly file: string | null; readonly range: Range }
  /** A file of environments; `line` is 0-based, `null` when it is not known. `environment` may be `$shared`. */
  | {
      readonly kind: 'environment';
      readonly environment: string;
      readonly file: string;
      readonly line: number | null;
      readonly isPrivate: boolean;
    }
  /** `{{$uuid}}` and its like; without `$`. */
  | { readonly kind: 'dynamic'; readonly name: string }
  /** A part of an earlier exchange of this session. */
  | { readonly kind: 'exchange'; readonly name: string }
  /** Asked of a person. */
  | { readonly kind: 'answer' }
  /** Kept by the editor's secret storage or the process environment. */
  | { readonly kind: 'secret'; readonly name: string };

/** One placeholder of the document and what went in for it. */
export interface Substitution {
  /** Of the placeholder, braces included, in the document. */
  readonly range: Range;
  /** Between the braces, trimmed. */
  readonly inner: string;
  /** `null` when there is none, which is a problem. */
  readonly value: string | null;
  /** `null` when nothing gives it a value. */
  readonly origin: Origin | null;
  /** Weaker places that would give another value, the strongest first. */
  readonly shadowed: readonly Origin[];
  /** Not to be shown. */
  readonly isSecret: boolean;
}
