import type { Finding } from '../findings/finding.ts';

/** Who answered: the side panel's content. Plain JSON. */
export interface CertificateView {
  /** `host:port`. */
  readonly authority: string;
  readonly scheme: 'http' | 'https';
  readonly verdict: {
    readonly tone: 'trusted' | 'warning' | 'refused' | 'plain' | 'unknown';
    /** Like `Trusted`, `Not trusted: expired 3 days ago`, `Plain HTTP`. */
    readonly title: string;
    readonly detail: string;
  };
  /** Protocol, cipher, key exchange, ALPN, days left, address …: in reading order. */
  readonly facts: readonly FactRow[];
  readonly handshake: readonly HandshakeStep[];
  /** Leaf first, as a path: each one is the child of the next. */
  readonly chain: readonly CertificateNode[];
  readonly findings: readonly Finding[];
}

export interface FactRow {
  readonly label: string;
  readonly value: string;
  /** What it means, in one or two sentences; `null` when the label says it. */
  readonly hint: string | null;
}

export interface HandshakeStep {
  /** `connect`, `hello`, `certificate`, `key-exchange`, `finished`, `trust`, `encrypted`. */
  readonly step: string;
  readonly title: string;
  readonly detail: string;
  /** Milliseconds since the start of the TCP connection; `null` when not known. */
  readonly ms: number | null;
  readonly state: 'done' | 'failed' | 'not-reached' | 'skipped';
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
