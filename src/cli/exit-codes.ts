/** The contract of `docs/cli.md`. */
export const exitCodes = {
  /** All sent and all assertions true. */
  fine: 0,
  /** An assertion is false; for `tls`: untrusted, or an error finding. */
  assertionFalse: 1,
  /** No complete response: network, TLS, time-out. */
  noResponse: 2,
  /** The input cannot be used; nothing was sent. */
  unusable: 3,
  /** A bug of ours. */
  bug: 70,
  /** Ended by Ctrl+C (128 + SIGINT). */
  interrupted: 130,
} as const;
