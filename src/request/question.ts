/** What a person is asked before a request is sent: `# @prompt`, `{{$input}}`, `{{$password}}`, `{{$pick}}`. */
export interface Question {
  /** Name of the variable that the answer becomes; `null` for a question that stands in a placeholder. */
  readonly name: string | null;
  /** What is asked, as the file words it. */
  readonly text: string;
  /** The answer that is offered; `null` without one. */
  readonly suggestion: string | null;
  /** The answers to choose from; `null` when any text will do. */
  readonly choices: readonly string[] | null;
  /** The answer is not shown while it is typed, nor anywhere later. */
  readonly isSecret: boolean;
}
