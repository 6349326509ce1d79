/** Results could not be written, for want of space or the like: exit code 74. Thrown only inside the command line. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}
