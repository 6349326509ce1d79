/** What became of an assertion. */
export interface TestReport {
  /** The assertion, values put in: `status == 200`. */
  readonly name: string;
  readonly passed: boolean;
  /** Why it is false, in a sentence with the value that was found; `null` when it is true. */
  readonly message: string | null;
  /** 1-based line of the file. */
  readonly line: number;
}
