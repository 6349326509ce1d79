import type { AssertionOperator } from '../language/assertion-operators.ts';
import type { ClientCertificate } from './client-certificate.ts';
import type { ProxySettings } from './proxy-server.ts';

/** What *will be sent*: complete, with nothing left to look up. Plain data that can be posted to a worker. */
export interface ResolvedRequest {
  readonly source: RequestSource;
  /** As it goes on the wire: standard methods in upper case, others as written (RFC 9110 section 9.1). */
  readonly method: string;
  readonly scheme: 'http' | 'https';
  /** A name (lower case, IDN as A-labels) or an IP literal without brackets. */
  readonly host: string;
  /** 1 to 65535; the scheme's default when none is written. */
  readonly port: number;
  /** What goes on the request line, octets as written: origin form, `*`, absolute or authority form (RFC 9112 section 3.2). */
  readonly target: string;
  /** Absolute, without fragment and without user information: what is shown, and what redirects are relative to. */
  readonly url: string;
  /** `2` is kept to: where the server does not speak it, nothing is sent. */
  readonly httpVersion: '1.0' | '1.1' | '2';
  /** In the order in which they go out, the added ones included. */
  readonly fields: readonly RequestField[];
  /** `null` when there is no body; an empty array is a body of no bytes. */
  readonly body: Uint8Array | null;
  readonly options: RequestOptions;
  /** What is to hold of the response, in the order of the file; nothing of it is sent. */
  readonly assertions: readonly RequestAssertion[];
  /** Values that are sent but never shown: masked in every view, report, log and history. None is empty. */
  readonly secrets: readonly string[];
}

/** `lhs operator rhs` with its values put in. */
export interface RequestAssertion {
  /** 0-based line of the file. */
  readonly line: number;
  /** As written, values put in: `status == 200`. */
  readonly text: string;
  /** What it says; a sentence where it cannot be read, and then it is never true. */
  readonly check:
    | { readonly lhs: string; readonly operator: AssertionOperator; readonly rhs: string | null }
    | { readonly trouble: string };
}

export interface RequestSource {
  /** Absolute path or URI of the file; `null` for a request that is in no file. */
  readonly file: string | null;
  /** 0-based line of the request line. */
  readonly line: number;
  /** 0-based position among the requests of the file. */
  readonly index: number;
  readonly name: string | null;
}

export interface RequestField {
  readonly name: string;
  /** JavaScript text; goes out as UTF-8. */
  readonly value: string;
  /** `added`: not in the file; the view shows it as added, with `reason`. */
  readonly origin: 'written' | 'added';
  /** Why it was added; `null` for a written field. */
  readonly reason: string | null;
}

export interface RequestOptions {
  /** Milliseconds to wait before anything is done (`@sleep`); none without it. */
  readonly delay?: number;
  readonly followRedirects: boolean;
  /** At most this many; the next one is the failure TOO_MANY_REDIRECTS. */
  readonly maxRedirects: number;
  /** Milliseconds for the whole call, from the look-up to the last byte of the response; `null`: no limit. */
  readonly timeout: number | null;
  /** Milliseconds until the connection stands (DNS, TCP and TLS); `null`: only `timeout`. */
  readonly connectTimeout: number | null;
  /** In place of what the session has for the server: this one, or none at all. Not taken along to another origin. */
  readonly clientCertificate?: ClientCertificate | 'none';
  /** `true`: HTTP/2 is offered beside HTTP/1.1, and what a server over TLS chooses is spoken. For requests of version 1.1. */
  readonly offersHttp2?: boolean;
  /** In place of what the session has: these, or `none`, which asks the server directly. */
  readonly proxy?: ProxySettings | 'none';
  /** `false`: the request itself switches the check of the server's certificate off, in sight of its reader. */
  readonly verifyCertificate: boolean;
  /** Bytes of decoded body kept in memory at most; reading stops there with the failure BODY_LIMIT_REACHED. */
  readonly bodyLimit: number;
}
