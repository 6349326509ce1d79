import type { Explanation } from '../explain/explanation.ts';
import type { Finding } from '../findings/finding.ts';
import type { VerdictTone } from './verdict-tone.ts';
import type { Visit } from './visit.ts';

/** Who answered: the side panel's content. Plain JSON. */
export interface CertificateView {
  /** `host:port`. */
  readonly authority: string;
  readonly scheme: 'http' | 'https';
  readonly verdict: Verdict;
  /** Name, issuer and validity, or what else is known of who answered; empty when nothing is. */
  readonly who: readonly FactRow[];
  /** Protocol, cipher, key exchange, ALPN, address …: in reading order. */
  readonly facts: readonly FactRow[];
  /** In order of time. Empty for plain HTTP. */
  readonly handshake: readonly HandshakeStep[];
  /** What went over the wire in the handshake, in order of time; empty for plain HTTP and where nobody read along. */
  readonly wire: readonly WireRow[];
  /** Leaf first, as a path: each one is the child of the next. */
  readonly chain: readonly CertificateNode[];
  /** What is to be said of the chain as a whole: sent out of order, the root sent as well. */
  readonly chainNotes: readonly string[];
  /** Those that speak of the connection and of the certificates. */
  readonly findings: readonly Finding[];
  /** What to do about a failure that no finding explains better; `null` when one does, and without a failure. */
  readonly explanation: Explanation | null;
  /** What a person can start from here, the safest first. */
  readonly actions: readonly CertificateAction[];
  /** What was offered and asked for in the handshake; empty where it was not recorded. */
  readonly record: readonly FactSection[];
  /** To be remembered for the next time; `null` where there was no TLS to speak of. */
  readonly visit: Visit | null;
}

export interface Verdict {
  readonly tone: VerdictTone;
  /** Two or three words: `Trusted`, `Not trusted`, `Plain HTTP`, `Connection refused`. */
  readonly title: string;
  /** Who answered, how that is known or why not, and what it means for the request: one or two sentences. */
  readonly detail: string;
  /** Short enough for a button: `Trusted · 61 days`. */
  readonly badge: string;
}

/**
 * `use-http` and `use-https` change the scheme in the request, `skip-check` adds a directive to it, and none of them
 * sends. `probe` asks somebody else, without the request, and `scan` the server itself, by many hellos. `trust-authority` adds a certificate of `chain` to the setting, after a question.
 */
export interface CertificateAction {
  readonly kind: 'use-http' | 'use-https' | 'probe' | 'trust-authority' | 'scan' | 'copy-openssl' | 'skip-check';
  /** For a button. */
  readonly label: string;
  /** What it does and what it does not, in a sentence. */
  readonly hint: string;
  /** The text to copy of `copy-openssl`; `fingerprint256` of the certificate of `trust-authority`; the kind of `probe`; else empty. */
  readonly value: string;
}

export interface FactSection {
  readonly title: string;
  readonly rows: readonly FactRow[];
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
  /** 1 to 5 for the steps of every handshake; `null` for what comes before it, and for the decision, which is ours. */
  readonly number: number | null;
  /** Like `7.4 ms`; empty when not known. */
  readonly time: string;
  /** Bytes of its messages by direction, like `1.55 kB sent, 1.21 kB received`; empty when none are known. */
  readonly traffic: string;
  /** Its messages, in order of time. */
  readonly messages: readonly HandshakeMessageRow[];
  readonly state: 'done' | 'warning' | 'failed' | 'not-reached' | 'skipped';
}

/** What came of a probe. */
export interface FoundOut {
  /** One sentence. */
  readonly summary: string;
  /** What it was made of, one thing each. */
  readonly lines: readonly string[];
  /** Certificates that it brought to light, PEM. */
  readonly certificates: readonly string[];
}

/** A message of the handshake protocol, or what is told like one: the decision whether to trust. */
export interface HandshakeMessageRow {
  /** As the standard calls it: `ClientHello`. */
  readonly name: string;
  readonly from: 'client' | 'server';
  /** Like `4.9 ms`; empty when not known. */
  readonly time: string;
  /** Like `1596 bytes`; empty when not known. */
  readonly size: string;
  /** What it says. */
  readonly values: readonly FactRow[];
}

/** What one side sent until the other one did. */
export interface WireRow {
  readonly from: 'client' | 'server';
  /** Of its first octets, like `4.9 ms`. */
  readonly time: string;
  /** Like `1596 bytes`. */
  readonly size: string;
  /** Names of its messages: `ServerHello, Certificate`. */
  readonly messages: string;
}

export interface CertificateNode {
  /** Common name, else the first name, else the subject. */
  readonly title: string;
  /** Like `Server certificate · expires in 61 days`. */
  readonly subtitle: string;
  readonly tone: 'good' | 'warning' | 'error';
  /** What is wrong with this one, in a few words each: `expired 3 days ago`. Empty when nothing is. */
  readonly faults: readonly string[];
  /** Sent by the server, or taken from this machine's store. */
  readonly origin: 'sent' | 'store';
  readonly sections: readonly FactSection[];
  readonly pem: string;
  readonly fingerprint256: string;
}
