import type { Certificate } from '../certificate/certificate.ts';
import { certificateToPem } from '../certificate/certificate-to-pem.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { type HandshakeFacts, handshakeSteps } from './handshake-steps.ts';

/** `TLS` of the command line's contract; described by `schemas/`. */
export interface TlsReport {
  readonly serverName: string | null;
  readonly protocol: string | null;
  readonly cipher: string | null;
  readonly keyExchange: { readonly name: string; readonly bits: number | null } | null;
  readonly alpn: string | null;
  readonly resumed: boolean;
  readonly trusted: boolean;
  readonly trustError: string | null;
  /** As the server sent them, leaf first. */
  readonly chain: readonly CertificateReport[];
  readonly handshake: readonly {
    readonly step: string;
    readonly title: string;
    readonly detail: string;
    readonly ms: number | null;
    readonly state: string;
  }[];
}

export interface CertificateReport {
  /** RFC 4514. */
  readonly subject: string;
  readonly issuer: string;
  readonly subjectAltNames: readonly string[];
  readonly serialNumber: string;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Whole days, rounded down; negative once it has expired. */
  readonly daysLeft: number;
  readonly publicKey: Certificate['publicKey'];
  readonly signatureAlgorithm: string;
  readonly isCa: boolean;
  readonly selfSigned: boolean;
  /** Empty also without the extension. */
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
  readonly fingerprint256: string;
  readonly pem: string;
}

export function tlsReport(session: TlsSession, facts: HandshakeFacts): TlsReport {
  const { serverName, protocol, cipher, keyExchange, alpn, resumed, trusted, trustError, chain } = session;
  return {
    serverName,
    protocol,
    cipher,
    keyExchange,
    alpn,
    resumed,
    trusted,
    trustError,
    chain: chain.map((certificate) => certificateReport(certificate, facts.now)),
    handshake: handshakeSteps(facts).map(({ step, title, detail, ms, state }) => ({ step, title, detail, ms, state })),
  };
}

function certificateReport(certificate: Certificate, now: number): CertificateReport {
  return {
    subject: certificate.subject.text,
    issuer: certificate.issuer.text,
    subjectAltNames: certificate.subjectAltNames.map((name) => name.value),
    serialNumber: certificate.serialNumber,
    notBefore: isoDate(certificate.notBefore),
    notAfter: isoDate(certificate.notAfter),
    daysLeft: Math.floor((certificate.notAfter - now) / 86_400_000),
    publicKey: certificate.publicKey,
    signatureAlgorithm: certificate.signatureAlgorithm,
    isCa: certificate.basicConstraints?.isCa ?? false,
    selfSigned: certificate.selfSigned,
    keyUsage: certificate.keyUsage ?? [],
    extendedKeyUsage: certificate.extendedKeyUsage ?? [],
    fingerprint256: certificate.fingerprint256,
    pem: certificateToPem(certificate.der),
  };
}

/** A certificate may hold a date no calendar has. */
function isoDate(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
