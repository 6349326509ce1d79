/**
 * What of a handshake may or may not have come: `null` when it did not, `not-known` where that could not be read, because
 * the library does not tell the secrets of its connection (BoringSSL) or lacks the cipher.
 */
export type Told<Value> = Value | null | 'not-known';

/** One connection's handshake as it went over the wire. Plain data; holds no secret and nothing of what was sent inside. */
export interface HandshakeRecord {
  /** What we offered at first. */
  readonly clientHello: ClientOffer | null;
  /** The server wanted a second hello (RFC 8446 section 4.1.4). */
  readonly retry: RetryRequest | null;
  readonly serverHello: ServerChoice | null;
  readonly certificate: Told<CertificateMessage>;
  /** The server asked for a certificate of the client. */
  readonly certificateRequest: Told<CertificateRequest>;
  /** Our answer to it, which may be an empty one; `null`: nobody asked. */
  readonly clientCertificate: Told<ClientCertificate>;
  /** With which the server proved that it has the key; `null` where it did so by decrypting (RSA key exchange). */
  readonly signatureScheme: Told<string>;
  /** For resuming the session later, which Portside never does. */
  readonly tickets: Told<Tickets>;
  /** In order of time. */
  readonly alerts: readonly RecordedAlert[];
  /** What went in one direction until the other side spoke. */
  readonly flights: readonly Flight[];
  /** The TCP connection ended in order and without TLS's close_notify before: anybody on the path may have ended it. */
  readonly cutOff: boolean;
  /** What came in place of TLS. */
  readonly otherProtocol: OtherProtocolSeen | null;
}

export interface ClientOffer {
  readonly versions: readonly string[];
  /** IANA names, in order of preference; GREASE is marked. */
  readonly cipherSuites: readonly string[];
  readonly groups: readonly string[];
  readonly keyShares: readonly KeyShare[];
  readonly signatureSchemes: readonly string[];
  readonly alpn: readonly string[];
  /** SNI; `null` when none was sent. */
  readonly serverName: string | null;
  /** Names, in the order sent. */
  readonly extensions: readonly string[];
  /** Holds values that mean nothing (RFC 8701). */
  readonly hasGrease: boolean;
  /** Bytes of the message. */
  readonly bytes: number;
}

export interface KeyShare {
  readonly group: string;
  readonly bytes: number;
}

export interface RetryRequest {
  /** It wants a key share of `group`, which we had not sent along; or gave a `cookie` to be sent back; or both. */
  readonly reason: 'group' | 'cookie' | 'group-and-cookie' | 'not-given';
  readonly group: string | null;
  /** Key shares of the second hello; empty until it was sent. */
  readonly keyShares: readonly KeyShare[];
}

export interface ServerChoice {
  readonly version: string;
  readonly cipherSuite: string;
  /** Group of the key exchange; `null` with RSA key exchange. */
  readonly group: string | null;
  readonly alpn: Told<string>;
  /** The server said that it used the server name (RFC 6066 section 3); many do without saying so. */
  readonly serverNameAcknowledged: boolean | 'not-known';
  readonly extensions: readonly string[];
  /** Those that TLS 1.3 sends encrypted; `null` before TLS 1.3. */
  readonly encryptedExtensions: Told<readonly string[]>;
  /** Of all its messages, those that it answered though nobody had offered them. */
  readonly unsolicitedExtensions: readonly string[];
  /** What it broke in its hello though OpenSSL reads over it. */
  readonly breaches: readonly HelloBreach[];
  /** Sent our session id back: a resumed session before TLS 1.3, nothing in it. */
  readonly sessionIdEchoed: boolean;
  /** RFC 7627; this one and the next two are `null` in TLS 1.3, which has no need of them. */
  readonly extendedMasterSecret: boolean | null;
  /** RFC 7366. */
  readonly encryptThenMac: boolean | null;
  /** RFC 5746. */
  readonly secureRenegotiation: boolean | null;
  /** TLS compression, which is never offered. */
  readonly compressed: boolean;
}

/**
 * Rules for a server's hello at whose breach a client has to break off and OpenSSL does not: the version of old times is not that of
 * TLS 1.2 in TLS 1.3 (RFC 8446 section 4.1.3); points of curves are not understood in the one form there is (RFC 8422 section
 * 5.1.2); encryption before the MAC for a suite that has no MAC (RFC 7366 section 3).
 */
export type HelloBreach = 'legacy-version' | 'point-formats' | 'encrypt-then-mac';

export interface CertificateMessage {
  readonly count: number;
  /** Of the message. */
  readonly bytes: number;
  /** As sent, leaf first. */
  readonly certificates: readonly {
    readonly bytes: number;
    /** Bytes of the OCSP response that came along (RFC 8446 section 4.4.2.1, RFC 6066 section 8); `null` without one. */
    readonly stapleBytes: number | null;
    /** Certificate timestamps came along beside those inside of it (RFC 6962 section 3.3.1). */
    readonly timestamps: boolean;
  }[];
}

export interface CertificateRequest {
  readonly signatureSchemes: readonly string[];
  /** Kinds of keys (before TLS 1.3). */
  readonly certificateTypes: readonly string[];
  /** Names of acceptable authorities, as RFC 4514 writes them; at most 100 of `authorityCount`. */
  readonly authorities: readonly string[];
  readonly authorityCount: number;
}

export interface ClientCertificate {
  /** 0: none was sent. */
  readonly count: number;
  /** Of the message. */
  readonly bytes: number;
  /** RFC 4514; `null` without a certificate that can be read. */
  readonly subject: string | null;
  readonly fingerprint256: string | null;
}

export interface Tickets {
  readonly count: number;
  /** Seconds, of the last one. */
  readonly lifetime: number;
}

export interface RecordedAlert {
  readonly from: 'client' | 'server';
  /** `null`: encrypted, and not opened. */
  readonly level: 'warning' | 'fatal' | null;
  readonly number: number | null;
  readonly name: string | null;
  /** Milliseconds since the TCP connection stood. */
  readonly at: number;
  /** Its sender had finished the handshake before. */
  readonly afterFinished: boolean;
}

export interface Flight {
  readonly from: 'client' | 'server';
  /** Milliseconds since the TCP connection stood, of its first and its last octets. */
  readonly at: number;
  readonly until: number;
  readonly bytes: number;
  /** Names of the messages; `encrypted` for what was not opened. */
  readonly messages: readonly string[];
}

export interface OtherProtocolSeen {
  /** Like `SSH`; `null` when it looks like nothing known. */
  readonly name: string | null;
  /** At most 64 octets, as Latin-1. */
  readonly firstBytes: string;
}
