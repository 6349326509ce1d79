/** The contract of `docs/cli.md`. */
export const exitCodes = {
  /** All sent and all assertions true. */
  fine: 0,
  /** An assertion is false; for `tls`: untrusted, or an error finding; for `parse --lint-portable`: a difference. */
  assertionFalse: 1,
  /** No complete response: network, TLS, time-out. */
  noResponse: 2,
  /** The input cannot be used; nothing was sent. */
  unusable: 3,
  /** A bug of ours (EX_SOFTWARE of sysexits.h). */
  bug: 70,
  /** The results could not be written (EX_IOERR of sysexits.h). */
  outputFailed: 74,
  /** Ended by Ctrl+C (128 + SIGINT). */
  interrupted: 130,
  /** The reader of standard output went away (128 + SIGPIPE). */
  readerGone: 141,
  /** Asked to end (128 + SIGTERM). */
  terminated: 143,
} as const;
