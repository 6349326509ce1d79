import type { Phase } from '../exchange/exchange.ts';
import type { Explanation } from '../explain/explanation.ts';
import type { Finding } from '../findings/finding.ts';
import type { BodyView } from './body-view.ts';
import type { CertificateView, FactRow } from './certificate-view.ts';
import type { TestReport } from './test-report.ts';

/** What is *shown* of an exchange: plain JSON, words and units included. Nothing after it computes. */
export interface ResponseView {
  /** Unique within the session; messages about this response name it. */
  readonly id: number;
  /** Like `GET localhost:18080/get`. */
  readonly title: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    /** Method and URL of the last call, after redirects. */
    readonly finalMethod: string;
    readonly finalUrl: string;
    readonly name: string | null;
    readonly methodExplanation: Explanation | null;
  };
  /** Where the request stands; `null` when it is in no file. */
  readonly source: { readonly file: string; readonly line: number } | null;
  /** How it went, for colour and for screen readers: never told by colour alone. */
  readonly tone: Tone;
  /** The tone in words: `Success`, `Client error`. */
  readonly toneText: string;
  /** Like `404 Not Found`, or the failure's title. */
  readonly heading: string;
  /** Status or failure, false assertions, time and size: `200 OK · 42 ms · 1.2 kB`. */
  readonly outcome: string;
  /** The same with the version of TLS, where there is one: `200 OK · 42 ms · 1.2 kB · TLS 1.3`. */
  readonly summary: string;
  readonly response: ResponsePart | null;
  readonly failure: FailurePart | null;
  readonly timings: readonly TimingRow[];
  /** One heading per call, in order: `GET http://localhost/redirect/1`. */
  readonly calls: readonly string[];
  /** Milliseconds of the whole exchange: the waterfall's width. */
  readonly total: number;
  /** Like `132 ms`. */
  readonly totalTime: string;
  /** Like `23 November 2026, 22:41:07 UTC`. */
  readonly startedAt: string;
  readonly sizes: readonly FactRow[];
  /** Addresses, reuse, protocol of the last call's connection. Empty when there was none. */
  readonly connection: readonly FactRow[];
  readonly body: BodyView;
  readonly fields: readonly FieldRow[];
  readonly trailers: readonly FieldRow[];
  readonly informational: readonly { readonly heading: string; readonly fields: readonly FieldRow[] }[];
  readonly redirects: readonly RedirectRow[];
  readonly findings: readonly Finding[];
  /** The request's assertions, in the order of the file. */
  readonly tests: readonly TestReport[];
  /** Like `2 of 3 assertions are true`; `null` without assertions. */
  readonly testsText: string | null;
  /** Who answered: also for plain HTTP, where it says what that means. */
  readonly certificate: CertificateView;
  readonly sent: SentPart;
}

/** `cancelled`: the person's own doing, and nothing to be alarmed at. */
export type Tone = 'informational' | 'success' | 'redirect' | 'client-error' | 'server-error' | 'cancelled' | 'failure';

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
  readonly phase: Phase;
  /** The phase where it stopped, in words. */
  readonly phaseText: string;
  readonly message: string;
  readonly explanation: Explanation;
  /** What lies below, code first: `CERT_HAS_EXPIRED: certificate has expired`. */
  readonly cause: string | null;
  /** First bytes that came instead of what was expected, control characters escaped. */
  readonly received: string | null;
  /** What left and what did not: `Nothing of the request was sent.` */
  readonly reassurance: string;
  /** True when not a byte of the request left. */
  readonly nothingSent: boolean;
  /** From the look-up to the last byte, with the place where it stopped. */
  readonly phases: readonly PhaseStep[];
}

export interface PhaseStep {
  readonly phase: Phase;
  readonly title: string;
  /** Like `4.1 ms`, `failed after 2 s`, `cancelled after 2 s`, `not reached`. */
  readonly text: string;
  readonly state: 'done' | 'failed' | 'cancelled' | 'not-reached' | 'skipped';
}

/** A bar of the waterfall. Milliseconds from the start of the exchange. */
export interface TimingRow {
  readonly phase: Phase;
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
  readonly fields: readonly SentFieldRow[];
  /** Sentences about fields that are written and were not sent. */
  readonly leftOut: readonly string[];
  readonly body: BodyView;
  /** False when the connection failed before a byte was written: it is what would have been sent. */
  readonly written: boolean;
}

export interface SentFieldRow extends FieldRow {
  /** Why Portside added it; `null` when it stands in the file. */
  readonly addedBecause: string | null;
}
