import type { Explanation } from '../explain/explanation.ts';
import type { Finding } from '../findings/finding.ts';
import type { BodyView } from './body-view.ts';
import type { CertificateView } from './certificate-view.ts';

/** What is *shown* of an exchange: plain JSON, words and units included. Nothing after it computes. */
export interface ResponseView {
  /** Unique within the session; messages about this response name it. */
  readonly id: number;
  /** Like `GET localhost:18080/get`. */
  readonly title: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    /** The URL of the last call, after redirects. */
    readonly finalUrl: string;
    readonly name: string | null;
    readonly methodExplanation: Explanation | null;
  };
  /** How it went, for colour and for screen readers: never told by colour alone. */
  readonly tone: Tone;
  /** Like `404 Not Found`, or the failure's title. */
  readonly heading: string;
  /** One line for status bar and CodeLens: `404 Not Found · 12 ms · 1.2 kB · TLS 1.3`. */
  readonly summary: string;
  readonly response: ResponsePart | null;
  readonly failure: FailurePart | null;
  readonly timings: readonly TimingRow[];
  /** Like `132 ms`. */
  readonly totalTime: string;
  readonly sizes: readonly LabelledValue[];
  readonly body: BodyView;
  readonly fields: readonly FieldRow[];
  readonly trailers: readonly FieldRow[];
  readonly informational: readonly { readonly heading: string; readonly fields: readonly FieldRow[] }[];
  readonly redirects: readonly RedirectRow[];
  readonly findings: readonly Finding[];
  /** Who answered: also for plain HTTP, where it says what that means. */
  readonly certificate: CertificateView;
  readonly sent: SentPart;
}

export type Tone = 'informational' | 'success' | 'redirect' | 'client-error' | 'server-error' | 'failure';

export interface LabelledValue {
  readonly label: string;
  readonly value: string;
  readonly hint: string | null;
}

export interface ResponsePart {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly explanation: Explanation;
  /** What the status means for this very exchange, with its values (Location, Allow, Retry-After, the challenge …). */
  readonly here: readonly string[];
}

export interface FailurePart {
  readonly code: string;
  /** The phase where it stopped, in words. */
  readonly phase: string;
  readonly message: string;
  readonly explanation: Explanation;
  readonly cause: string | null;
  readonly received: string | null;
  /** True when not a byte of the request left; what the panel says as reassurance. */
  readonly nothingSent: boolean;
}

/** A bar of the waterfall. Milliseconds from the start of the exchange. */
export interface TimingRow {
  readonly phase: string;
  readonly title: string;
  readonly start: number;
  readonly duration: number;
  readonly text: string;
  readonly hint: string;
  /** 0-based call to which the bar belongs. */
  readonly call: number;
}

export interface FieldRow {
  readonly name: string;
  readonly value: string;
  readonly explanation: Explanation | null;
  /** What the value says here, in words; `null` when there is nothing to add. */
  readonly note: string | null;
}

export interface RedirectRow {
  readonly status: number;
  readonly heading: string;
  readonly from: string;
  readonly to: string;
  /** What changed on the way: the method, the body left out, credentials dropped. */
  readonly notes: readonly string[];
}

export interface SentPart {
  /** Like `POST /post HTTP/1.1`. */
  readonly requestLine: string;
  readonly fields: readonly { readonly name: string; readonly value: string; readonly addedBecause: string | null }[];
  readonly body: BodyView;
  /** False when the connection failed before a byte was written: it is what would have been sent. */
  readonly written: boolean;
}
