import type { FailureCode } from '../../src/exchange/exchange.ts';
import type { Behaviour } from './behaviour.ts';
import type { LabCertificate } from './lab-certificate.ts';
import type { Workbench } from './workbench.ts';

/** A server of the laboratory and what is to be told of it. */
export interface LabCase {
  /** Kebab-case, unique. */
  readonly name: string;
  readonly expected: Expectation;
  readonly set: (bench: Workbench, host: string) => Setup;
}

export interface Setup {
  readonly behaviour: Behaviour;
  /** As a person writes it; `<name>.lab.test` unless said. */
  readonly host?: string;
  /** Trusted beside the ones that come with Node; the laboratory's root unless said. */
  readonly trusted?: readonly LabCertificate[];
  /** Where it listens; 127.0.0.1 unless said. */
  readonly listensAt?: readonly string[];
  /** What the host's name leads to; where it listens unless said. */
  readonly leadsTo?: readonly string[];
  /** Revocation lists in DER, as given with --crl: the inspection is judged by them, and no POST is sent. */
  readonly lists?: readonly Uint8Array[];
  /** In which the POST is sent; 1.1 unless said. */
  readonly httpVersion?: '1.1' | '2';
}

/**
 * Written from the standards and from `tls.md` of the facts, never from what Portside says. A finding is named by its id,
 * or by several with `|` between them of which one has to be there; after a `?` it may be missing.
 */
export interface Expectation {
  readonly trusted: boolean;
  /** All errors there are to be, and no others; so for the warnings. Without both, nothing may alarm anybody. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** Notices that have to be there; more may be. */
  readonly notices: readonly string[];
  /** Of the handshake alone. */
  readonly failure: FailureCode | null;
  /** Of the handshake for a POST; as `trusted` unless said. */
  readonly sendTrusted: boolean | null;
  /** Of a POST: `null` when it is answered. */
  readonly sendFailure: FailureCode | null;
  /** Of the answer to the POST. */
  readonly sendStatus: number;
  /** Findings that only a request can bring, beside the others. */
  readonly sendErrors: readonly string[];
  readonly sendWarnings: readonly string[];
  /** Stands in the titles and details of the findings, or in the failure's message. */
  readonly says: RegExp | null;
}

type Extra = Partial<Omit<Expectation, 'trusted' | 'errors'>>;

const nothing = {
  errors: [],
  warnings: [],
  notices: [],
  failure: null,
  sendTrusted: null,
  sendFailure: null,
  sendStatus: 200,
  sendErrors: [],
  sendWarnings: [],
  says: null,
} as const;

/** Trusted, and nothing that would alarm anybody. */
export function good(extra: Extra = {}): Expectation {
  return { ...nothing, trusted: true, ...extra };
}

/** Trusted, with warnings. */
export function warned(warnings: readonly string[], extra: Extra = {}): Expectation {
  return { ...nothing, trusted: true, warnings, ...extra };
}

/** The handshake is done, and whoever answered is not trusted for these reasons. */
export function refused(errors: readonly string[], extra: Extra = {}): Expectation {
  return {
    ...nothing,
    trusted: false,
    errors,
    failure: 'TLS_UNTRUSTED',
    sendFailure: 'TLS_UNTRUSTED',
    ...extra,
  };
}

/** The handshake does not come to its end. */
export function broken(failure: FailureCode, errors: readonly string[] = [], extra: Extra = {}): Expectation {
  return { ...nothing, trusted: false, errors, failure, sendFailure: failure, ...extra };
}

export function labCase(name: string, expected: Expectation, set: LabCase['set']): LabCase {
  return { name, expected, set };
}
