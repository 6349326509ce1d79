import type { Finding } from '../findings/finding.ts';

/** Who answered: the side panel's content. Plain JSON. */
export interface CertificateView {
  /** `host:port`. */
  readonly authority: string;
  readonly scheme: 'http' | 'https';
  readonly verdict: Verdict;
  /** Protocol, cipher, key exchange, ALPN, days left, address …: in reading order. */
  readonly facts: readonly FactRow[];
  /** In order of time. Empty for plain HTTP. */
  readonly handshake: readonly HandshakeStep[];
  /** Leaf first, as a path: each one is the child of the next. */
  readonly chain: readonly CertificateNode[];
  /** What is to be said of the chain as a whole: sent out of order, the root sent as well. */
  readonly chainNotes: readonly string[];
  /** Those that speak of the connection and of the certificates. */
  readonly findings: readonly Finding[];
}

export interface Verdict {
  readonly tone: 'trusted' | 'warning' | 'refused' | 'plain' | 'unknown';
  /** Like `Trusted`, `Not trusted: expired 3 days ago`, `Plain HTTP`. */
  readonly title: string;
  readonly detail: string;
  /** Short enough for a button: `Trusted · TLS 1.3`. */
  readonly badge: string;
}

export interface FactRow {
  readonly label: string;
  readonly value: string;
  /** What it means, in one or two sentences; `null` when the label says it. */
  readonly hint: string | null;
  /** `code`: identifiers, fingerprints and addresses, set in a fixed-width font. */
  readonly style: 'text' | 'code';
}

export interface HandshakeStep {
  readonly step: 'connect' | 'hello' | 'certificate' | 'key-exchange' | 'finished' | 'trust' | 'encrypted';
  readonly title: string;
  /** What happened, with the negotiated values. */
  readonly detail: string;
  /** What the step is for, in general. */
  readonly meaning: string;
  /** Milliseconds since the start of the TCP connection; `null` when not known. */
  readonly ms: number | null;
  /** Like `7.4 ms`; empty when not known. */
  readonly time: string;
  readonly state: 'done' | 'warning' | 'failed' | 'not-reached' | 'skipped';
}

export interface CertificateNode {
  /** Common name, else the first name, else the subject. */
  readonly title: string;
  /** Like `Server certificate · expires in 61 days`. */
  readonly subtitle: string;
  readonly tone: 'good' | 'warning' | 'error';
  /** Sent by the server, or taken from this machine's store. */
  readonly origin: 'sent' | 'store';
  readonly sections: readonly { readonly title: string; readonly rows: readonly FactRow[] }[];
  readonly pem: string;
  readonly fingerprint256: string;
}
