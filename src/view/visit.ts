import type { VerdictTone } from './verdict-tone.ts';

/** What is remembered of who answered at an address. Nothing that was sent or received besides the handshake. */
export interface Visit {
  /** `host:port`. */
  readonly authority: string;
  /** Milliseconds since 1970-01-01 UTC: when it was first seen so, and last. */
  readonly since: number;
  readonly at: number;
  readonly tone: VerdictTone;
  /** Like `Trusted`, `Not trusted`. */
  readonly title: string;
  /** Like `TLS 1.3`; `null` when it was not agreed, as the next two. */
  readonly protocol: string | null;
  readonly cipher: string | null;
  readonly keyExchange: string | null;
  /** `null` when none came. */
  readonly certificate: VisitedCertificate | null;
  /** The names of the certificates from the server's to the root, as far as it was found. */
  readonly path: readonly string[];
}

export interface VisitedCertificate {
  readonly fingerprint256: string;
  readonly publicKeyPin: string;
  /** RFC 4514, cut to a readable length. */
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  /** The first ones; `nameCount` says how many there are. */
  readonly names: readonly string[];
  readonly nameCount: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Like `EC P-256`. */
  readonly key: string;
  readonly signatureAlgorithm: string;
}
