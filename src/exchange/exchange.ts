import type { Certificate } from '../certificate/certificate.ts';
import type { CertificateFault } from '../certificate/certificate-fault.ts';
import type { IssuerStaple, ListReading, OcspReading } from '../certificate/revocation/revocation.ts';
import type { ResolvedRequest } from '../request/resolved-request.ts';
import type { HandshakeRecord } from './tls/handshake-record.ts';

/** What *happened*: one run of one request. Plain data that can be posted between threads. */
export interface Exchange {
  readonly request: ResolvedRequest;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly startedAt: number;
  /** Milliseconds from the start of the first call to the end of the last one. */
  readonly duration: number;
  /** At least one; one more per redirect that was followed or retry on a fresh connection. The last one is the answer. */
  readonly calls: readonly Call[];
}

/** One request on the wire and what came of it. */
export interface Call {
  readonly cause: 'first' | 'redirect' | 'retry';
  readonly sent: SentRequest;
  /** `null` when no final status came. May stand beside a failure: a body that broke off. */
  readonly response: Response | null;
  /** `null` when the response is complete. */
  readonly failure: Failure | null;
  readonly timings: Timings;
  /** `null` when no TCP connection was made. */
  readonly connection: Connection | null;
}

export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly target: string;
  readonly httpVersion: string;
  /** In the order of the wire; in HTTP/2 with the pseudo-fields. */
  readonly fields: readonly SentField[];
  readonly body: Uint8Array | null;
  /** The head exactly as written to the connection, in HTTP/2 before its compression; `null` when nothing was written. */
  readonly head: string | null;
  /** What was left out of the fields, on a redirect or because HTTP/2 has no place for it, and why. */
  readonly dropped: readonly { readonly name: string; readonly reason: string }[];
}

export interface SentField {
  readonly name: string;
  readonly value: string;
  /** Why Portside added it; `null` when it stands in the file. */
  readonly addedBecause: string | null;
}

/** A field as received: the name's case kept, the value's bytes read as UTF-8 where valid, else as Latin-1. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

export interface Response {
  readonly status: number;
  /** The reason phrase; may be empty, and is in HTTP/2, which has none. */
  readonly statusText: string;
  /** Like `1.1` or `2`. */
  readonly httpVersion: string;
  /** In the order of the wire, duplicates kept. */
  readonly fields: readonly Field[];
  readonly trailers: readonly Field[];
  /** 1xx responses that came before, in order. */
  readonly informational: readonly {
    readonly status: number;
    readonly statusText: string;
    readonly fields: readonly Field[];
  }[];
  /** Decoded content: transfer and content codings removed. Incomplete when the call failed. */
  readonly body: Uint8Array;
  /** Bytes of the content as received, before decompression, chunk framing not counted. */
  readonly wireSize: number;
  /** Bytes of the response's head as received, in HTTP/2 compressed. */
  readonly headSize: number;
  /** Content codings that were removed, in the order in which they had been applied. */
  readonly decoded: readonly string[];
}

export type Phase = 'dns' | 'connect' | 'proxy' | 'tls' | 'send' | 'wait' | 'receive' | 'redirect';

export interface Failure {
  readonly code: FailureCode;
  readonly phase: Phase;
  /** One sentence for people, with this exchange's values. */
  readonly message: string;
  /** What lies below: a code of Node, OpenSSL or the parser, and its text without addresses of source files; `null` when it is our own decision. */
  readonly cause: { readonly code: string | null; readonly message: string } | null;
  /** First bytes that came instead of what was expected (a banner, plain HTTP on a TLS port), as Latin-1; `null` when there are none. At most 512. */
  readonly received: string | null;
  /** The TLS alert that ended it; `null` when none did. */
  readonly alert: { readonly number: number; readonly from: 'server' | 'client' } | null;
}

/** Every code has an explanation in `explain/` and a test that makes it happen. */
export const failureCodes = [
  'DNS_NOT_FOUND',
  'DNS_FAILED',
  'DNS_TIMEOUT',
  'CONNECTION_REFUSED',
  'HOST_UNREACHABLE',
  'NETWORK_UNREACHABLE',
  'CONNECTION_RESET',
  'CONNECTION_CLOSED',
  'CONNECT_TIMEOUT',
  'PROXY_UNREACHABLE',
  'PROXY_AUTHENTICATION_REQUIRED',
  'PROXY_REFUSED',
  'TLS_TIMEOUT',
  'SEND_TIMEOUT',
  'WAIT_TIMEOUT',
  'RECEIVE_TIMEOUT',
  'TLS_UNTRUSTED',
  'TLS_HANDSHAKE_FAILED',
  'TLS_ALERT',
  'TLS_NOT_TLS',
  'TLS_CLIENT_CERTIFICATE_REQUIRED',
  'TLS_CLIENT_CERTIFICATE_REFUSED',
  'CLIENT_CERTIFICATE_UNUSABLE',
  'TLS_ON_PLAIN_PORT',
  'HTTP2_NOT_AVAILABLE',
  'HTTP2_STREAM_RESET',
  'HTTP2_GOING_AWAY',
  'PROTOCOL_ERROR',
  'RESPONSE_HEAD_TOO_LARGE',
  'TRUNCATED_BODY',
  'DECOMPRESSION_FAILED',
  'BODY_LIMIT_REACHED',
  'TOO_MANY_REDIRECTS',
  'REDIRECT_UNUSABLE',
  'CANCELLED',
  'ADDRESS_INVALID',
  'PERMISSION_DENIED',
  'TOO_MANY_OPEN_FILES',
  'LOCAL_FAILURE',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** Milliseconds; `null` where the phase did not take place (a reused connection has no dns, connect and tls). */
export interface Timings {
  readonly dns: number | null;
  readonly connect: number | null;
  /** Until a proxy had made the connection to the server, when the one to the proxy stood. */
  readonly proxy: number | null;
  readonly tls: number | null;
  /** Writing the head and the body. */
  readonly send: number | null;
  /** From the last byte written to the first byte of the final response. */
  readonly wait: number | null;
  readonly receive: number | null;
  readonly total: number;
}

export interface Connection {
  /** Unique within the session: the same number is the same connection. */
  readonly id: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string | null;
  readonly localPort: number | null;
  /** An earlier call of the session had used it. */
  readonly reused: boolean;
  /** Every address tried, in order, with what came of it: `null` error means it is the one that answered. */
  readonly attempts: readonly {
    readonly address: string;
    readonly port: number;
    readonly family: 4 | 6;
    readonly error: string | null;
  }[];
  readonly alpn: string | null;
  /** Through which the server was asked: the addresses are its own then. `null`: directly. */
  readonly proxy: ProxyUse | null;
  /** `null` for plain HTTP and where the handshake gave nothing at all. */
  readonly tls: TlsSession | null;
}

/** A proxy between us and the server. */
export interface ProxyUse {
  readonly host: string;
  readonly port: number;
  /** Where it was named, for people. */
  readonly source: string;
  /** It passes octets on and does not know what they say; `false`: it gets the request in the clear. */
  readonly isTunnel: boolean;
}

/** What was negotiated, and what we think of it. Present also where the handshake failed or we refused. */
export interface TlsSession {
  /** Server name sent (SNI, RFC 6066); `null` for IP addresses, for which none is sent. */
  readonly serverName: string | null;
  /** The name or address the certificate must hold. */
  readonly checkedName: string;
  /** `TLSv1.3` …; `null` when it was not agreed. */
  readonly protocol: string | null;
  /** IANA name, like `TLS_AES_256_GCM_SHA384`; `null` when not agreed. */
  readonly cipher: string | null;
  /** `X25519MLKEM768`, `X25519`, `P-256`, `RSA`, `DHE`; `null` when not known. */
  readonly keyExchange: { readonly name: string; readonly bits: number | null } | null;
  /** The signature with which the server proved its key, like `ecdsa_secp256r1_sha256`; `null` when not known. */
  readonly signatureScheme: string | null;
  readonly alpn: string | null;
  readonly alpnOffered: readonly string[];
  readonly resumed: boolean;
  /** Certificates as the server sent them, leaf first; empty when none came. */
  readonly chain: readonly Certificate[];
  /** The path that was built from the leaf to the anchor, the anchor included when one was found. */
  readonly path: readonly Certificate[];
  /** Where the anchor comes from; `null` when there is none. */
  readonly anchorStore: 'bundled' | 'system' | 'extra' | null;
  /** All that our rules of path validation find, also where the handshake broke off after the certificates had come. */
  readonly faults: readonly CertificateFault[];
  /** The chain leads to a trusted anchor, is valid now, and names the server. */
  readonly trusted: boolean;
  /** First reason against trust, as Node names it (`CERT_HAS_EXPIRED`) or one of ours (`WEAK_KEY`); `null` when there is none. */
  readonly trustError: string | null;
  /** All reasons, the first one included. */
  readonly trustErrors: readonly string[];
  /** The request had switched the check off: it was sent although `trusted` is false. */
  readonly checkSkipped: boolean;
  /** The OCSP response that the server stapled to its certificate (RFC 6066 section 8), DER as sent; `null` when none came. */
  readonly stapledResponse: Uint8Array | null;
  /** What it says of the server's certificate; `null` without one. */
  readonly staple: OcspReading | null;
  /** What came along in the same way with the certificates of the authorities above (TLS 1.3 only); read from the record of the handshake. */
  readonly issuerStaples: readonly IssuerStaple[];
  /** What revocation lists that a person gave or had fetched say of the path, one per certificate below the anchor; empty when none were asked for. */
  readonly revocationLists: readonly ListReading[];
  /** The server asked for a client certificate; `null` when not known. */
  readonly clientCertificateRequested: boolean | null;
  /** Which certificate of ours was at hand for this server; `null` without one. Whether it went out is in the record. */
  readonly ownCertificate: OwnCertificate | null;
  /** In order of time. */
  readonly events: readonly TlsEvent[];
  /** Bytes on the wire until the handshake was done or broke off. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** The handshake as it went over the wire; `null` where it was not read along. */
  readonly record: HandshakeRecord | null;
  /** `OpenSSL 3.5.8` or `BoringSSL`. */
  readonly library: string;
}

/** A client certificate, without its key. */
export interface OwnCertificate {
  /** Where it was given, for people, like `--cert client.pem`. */
  readonly source: string;
  /** `null` where it is not known. */
  readonly certificate: Certificate | null;
}

export type TlsEventKind =
  | 'client-hello'
  | 'hello-retry-request'
  | 'server-hello'
  | 'certificate'
  | 'key-exchange'
  | 'client-key-exchange'
  | 'change-cipher-spec'
  | 'server-finished'
  | 'client-finished'
  | 'trust-decision'
  | 'alert';

export interface TlsEvent {
  readonly kind: TlsEventKind;
  readonly from: 'client' | 'server';
  /** Milliseconds since the TCP connection stood; `null` when the moment is not known (inside encrypted flights). */
  readonly at: number | null;
  /** Bytes of the message; `null` when not known. */
  readonly size: number | null;
  /** Values of this message for people: `{ version: 'TLS 1.3', … }`. */
  readonly values: Readonly<Record<string, string>>;
}
