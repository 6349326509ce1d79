/** What is proposed at a place of the document. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What is put in place of the range; VS Code's snippet syntax when `isSnippet`. */
  readonly insert: string;
  readonly isSnippet: boolean;
  /** A few words beside the label; may be empty. */
  readonly detail: string;
  /** Plain text, shown on demand; may be empty. */
  readonly documentation: string;
  /** What a typed word is compared with; `null` for the label. */
  readonly filter: string | null;
  /** Whether something is proposed anew at once, because what was put in wants more behind it. */
  readonly goesOn: boolean;
}

export type CompletionKind =
  | 'address'
  | 'directive'
  | 'dynamic'
  | 'field'
  | 'file'
  | 'folder'
  | 'keyword'
  | 'method'
  | 'path'
  | 'request'
  | 'snippet'
  | 'value'
  | 'variable';

/** A completion that puts in its label, but for what is said otherwise. Lists are in the order in which they are shown. */
export function completion(kind: CompletionKind, label: string, more: Partial<Completion> = {}): Completion {
  return {
    label,
    kind,
    insert: label,
    isSnippet: false,
    detail: '',
    documentation: '',
    filter: null,
    goesOn: false,
    ...more,
  };
}

/** Text that stands for itself inside a snippet. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
