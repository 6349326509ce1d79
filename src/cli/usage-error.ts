/** The input cannot be used: exit code 3, with what to write instead. Thrown only inside the command line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
