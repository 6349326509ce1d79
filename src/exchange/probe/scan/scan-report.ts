import type { Exchange, Failure } from '../../exchange.ts';

/** What a server can be brought to agree to, found out by many handshakes that are broken off after its first answer. Plain data. */
export interface ScanReport {
  readonly host: string;
  readonly port: number;
  /** Sent in every hello; `null` for addresses. */
  readonly serverName: string | null;
  /** All hellos went to this one; `null`: no connection was made. */
  readonly address: string | null;
  /** TLS 1.3 first, down to SSL 3.0. */
  readonly versions: readonly VersionScan[];
  /** For TLS 1.3 and for the highest older version that is supported. */
  readonly groups: readonly GroupScan[];
  /** Bits of the prime of a finite-field exchange (DHE) before TLS 1.3; `null`: no such exchange. */
  readonly primeBits: number | null;
  /** Of `h2` and `http/1.1`. */
  readonly alpn: readonly string[];
  readonly alpnKnown: boolean;
  /** Of TLS 1.2 and older, in which the first answer tells; `null`: not known, none of them is supported. */
  readonly older: OlderFeatures | null;
  /** Whether TLS 1.3 sessions can be resumed; `null`: not known. */
  readonly tls13Tickets: boolean | null;
  /** Whether a client that falls back to an older version is turned away (RFC 7507); `null`: only one version is supported. */
  readonly fallbackProtection: boolean | null;
  /** `null`: not asked for. */
  readonly http: HttpScan | null;
  /** Connections made. */
  readonly connections: number;
  /** Milliseconds. */
  readonly duration: number;
  /** `false`: cancelled, or the server stopped answering: what was found is right, and there may be more. */
  readonly complete: boolean;
  /** Why nothing was found; `null` when something was. */
  readonly failure: Failure | null;
}

export interface VersionScan {
  /** `TLSv1.3` … `SSLv3`. */
  readonly version: string;
  /** `null`: not known. */
  readonly supported: boolean | null;
  /** IANA names; in the order in which the server takes them when all are offered. */
  readonly suites: readonly string[];
  /** The order is the server's own; `false`: the client's counts; `null`: not known, fewer than two. */
  readonly serverPrefers: boolean | null;
}

export interface GroupScan {
  readonly version: string;
  /** In the order in which the server takes them. */
  readonly names: readonly string[];
  readonly serverPrefers: boolean | null;
}

export interface OlderFeatures {
  readonly sessionIds: boolean;
  readonly sessionTickets: boolean;
  /** RFC 5746. */
  readonly secureRenegotiation: boolean;
  /** RFC 7627. */
  readonly extendedMasterSecret: boolean;
  /** TLS compression (RFC 3749). */
  readonly compression: boolean;
}

/** One request each without anything in it, `HEAD /`. */
export interface HttpScan {
  /** Over TLS, where the certificate is trusted; says whether HSTS is in force. */
  readonly secure: Exchange;
  /** In the clear, at `plainPort`; says whether it leads to HTTPS. */
  readonly plain: Exchange;
  readonly plainPort: number;
}

/** How far a scan is. */
export interface ScanProgress {
  /** What it looks for at the moment, as a person reads it: `cipher suites of TLS 1.2`. */
  readonly step: string;
  readonly connections: number;
}
