/** Stable names of what makes an input unusable; `docs/cli.md` lists them. */
export type UsageCode =
  | 'bad-usage'
  | 'not-available'
  | 'file-missing'
  | 'file-unreadable'
  | 'out-unwritable'
  | 'no-request'
  | 'no-such-request'
  | 'not-confirmed'
  | 'unknown-environment'
  | 'unknown-word'
  | 'authority-unusable'
  | 'client-certificate-unusable'
  | 'list-unusable'
  | 'playground-failed'
  | 'cannot-be-sent';

/** The input cannot be used: exit code 3, with what to write instead. Thrown only inside the command line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code: UsageCode;

  constructor(code: UsageCode, message: string) {
    super(message);
    this.code = code;
  }
}
