import type { Range } from '../document.ts';

/** What a person is writing at an offset. `range` is what a completion replaces: the word around the offset. */
export type CompletionPlace =
  /** The first word of a line on which a request line may stand. */
  | (Word & {
      readonly kind: 'line-start';
      /** White space stands behind the word already. */
      readonly hasSpace: boolean;
      /** Nothing else stands on the line. */
      readonly isAlone: boolean;
    })
  | (Word & { readonly kind: 'target'; readonly method: string | null })
  | (Word & { readonly kind: 'version' })
  /** Behind `# @`. */
  | (Word & { readonly kind: 'directive-name'; readonly written: readonly string[] })
  /** `words` stand between the directive's name and the word. */
  | (Word & { readonly kind: 'directive-value'; readonly name: string; readonly words: readonly string[] })
  | (Word & {
      readonly kind: 'field-name';
      /** Names of the request's other fields. */
      readonly written: readonly string[];
      /** A colon stands behind the word already. */
      readonly hasColon: boolean;
    })
  | (Word & {
      readonly kind: 'field-value';
      readonly name: string;
      /** From the colon, or the comma before the word, to the word; without white space around it. */
      readonly before: string;
      /** Nothing stands between the colon and the word. */
      readonly needsSpace: boolean;
    })
  /** Between `{{` and `}}`; the range ends before `}}`. */
  | (Word & { readonly kind: 'placeholder'; readonly isClosed: boolean })
  | (Word & { readonly kind: 'file'; readonly use: FileUse; readonly needsSpace: boolean })
  /** Behind `run`, where a file or `#Name` is wanted. */
  | (Word & { readonly kind: 'run' })
  /** Behind `??` or `# @assert`; `left` stands between that and the word. */
  | (Word & { readonly kind: 'assertion'; readonly left: string })
  /** A line of the body, or behind it, with nothing or `#` on it. */
  | (Word & { readonly kind: 'body-line' });

export type FileUse = 'body' | 'output' | 'import' | 'script' | 'response';

interface Word {
  readonly range: Range;
  /** From the range's start to the offset. */
  readonly prefix: string;
}
