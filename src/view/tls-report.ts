import type { Certificate } from '../certificate/certificate.ts';
import type { CertificateFault } from '../certificate/certificate-fault.ts';
import { certificateToPem } from '../certificate/certificate-to-pem.ts';
import type { ListReading, OcspReading } from '../certificate/revocation/revocation.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { wishOf } from '../exchange/tls/wish-of.ts';
import { daysLeft } from './days-left.ts';
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
  /** First reason against trust; `null` when there is none. */
  readonly trustError: string | null;
  /** All reasons, the first one included. */
  readonly trustErrors: readonly string[];
  /** Where the root stands that is trusted; `null` when the chain leads to none. */
  readonly anchorStore: string | null;
  /** The stapled OCSP response; `null` when none came. */
  readonly staple: StapleReport | null;
  /** Those of the authorities' certificates, with the position in `path`; empty when none came. */
  readonly issuerStaples: readonly (StapleReport & { readonly position: number })[];
  /** What the revocation lists that were given say, one per certificate below the anchor; empty without lists. */
  readonly revocationLists: readonly ListReport[];
  /** Whether the server wanted to know who we are, and what it got. */
  readonly clientCertificate: ClientCertificateReport;
  /** As the server sent them, leaf first. */
  readonly chain: readonly CertificateReport[];
  /** From the server's certificate to the trusted root, or as far as it goes, as Portside built it. */
  readonly path: readonly CertificateReport[];
  readonly handshake: readonly {
    readonly step: string;
    readonly title: string;
    readonly detail: string;
    readonly ms: number | null;
    readonly state: string;
  }[];
}

/** Each `null` where it is not known; `source` to `fingerprint256` also where no certificate of ours was at hand. */
export interface ClientCertificateReport {
  readonly requested: boolean | null;
  readonly sent: boolean | null;
  /** Where it was given, like `--cert client.pem`. */
  readonly source: string | null;
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  readonly fingerprint256: string | null;
}

/** Moments are ISO 8601, UTC; `null` where they are not given. */
export interface StapleReport {
  readonly outcome: string;
  readonly status: string | null;
  readonly signature: string | null;
  readonly responder: string | null;
  readonly producedAt: string | null;
  readonly thisUpdate: string | null;
  readonly nextUpdate: string | null;
  readonly revokedAt: string | null;
  readonly reason: string | null;
}

export interface ListReport {
  /** Position of the certificate in the path, 0 for the server's own. */
  readonly position: number;
  readonly status: string;
  readonly list: string | null;
  readonly thisUpdate: string | null;
  readonly nextUpdate: string | null;
  readonly revokedAt: string | null;
  readonly reason: string | null;
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
  /** Whole days; negative once it has expired. */
  readonly daysLeft: number;
  readonly publicKey: Certificate['publicKey'];
  readonly signatureAlgorithm: string;
  readonly isCa: boolean;
  readonly selfSigned: boolean;
  /** Empty also without the extension. */
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
  /** Dotted OIDs. */
  readonly policies: readonly string[];
  readonly policyConstraints: Certificate['policyConstraints'];
  readonly policyMappings: Certificate['policyMappings'];
  readonly inhibitAnyPolicy: number | null;
  readonly fingerprint256: string;
  readonly pem: string;
  /** What is wrong with it, by code; notices included. */
  readonly faults: readonly string[];
}

export function tlsReport(session: TlsSession, facts: HandshakeFacts): TlsReport {
  const { serverName, protocol, cipher, keyExchange, alpn, resumed, trusted, trustError, chain } = session;
  const { staple, issuerStaples, revocationLists, trustErrors, anchorStore, path } = session;
  const certificates = (list: readonly Certificate[]): readonly CertificateReport[] =>
    list.map((certificate) => certificateReport(certificate, session.faults, facts.now));
  return {
    serverName,
    protocol,
    cipher,
    keyExchange,
    alpn,
    resumed,
    trusted,
    trustError,
    trustErrors,
    anchorStore,
    staple: staple === null ? null : stapleReport(staple),
    issuerStaples: issuerStaples.map(({ position, reading }) => ({ position, ...stapleReport(reading) })),
    revocationLists: revocationLists.map((reading) => ({ ...reading, ...moments(reading) })),
    clientCertificate: clientCertificateReport(session),
    chain: certificates(chain),
    path: certificates(path),
    handshake: handshakeSteps(facts).map(({ step, title, detail, ms, state }) => ({ step, title, detail, ms, state })),
  };
}

function clientCertificateReport(session: TlsSession): ClientCertificateReport {
  const { asked, sent } = wishOf(session);
  const certificate = session.ownCertificate?.certificate ?? null;
  return {
    requested: asked,
    sent: asked === null ? null : sent !== null,
    source: session.ownCertificate?.source ?? null,
    subject: certificate?.subject.text ?? null,
    issuer: certificate?.issuer.text ?? null,
    notBefore: isoMoment(certificate?.notBefore ?? null),
    notAfter: isoMoment(certificate?.notAfter ?? null),
    fingerprint256: certificate?.fingerprint256 ?? null,
  };
}

function stapleReport({ outcome, signature, responder, producedAt, answer }: OcspReading): StapleReport {
  return {
    outcome,
    status: answer?.status ?? null,
    signature,
    responder,
    producedAt: isoMoment(producedAt),
    ...moments(answer ?? { thisUpdate: null, nextUpdate: null, revokedAt: null }),
    reason: answer?.reason ?? null,
  };
}

function moments({ thisUpdate, nextUpdate, revokedAt }: Pick<ListReading, 'thisUpdate' | 'nextUpdate' | 'revokedAt'>) {
  return {
    thisUpdate: isoMoment(thisUpdate),
    nextUpdate: isoMoment(nextUpdate),
    revokedAt: isoMoment(revokedAt),
  };
}

function isoMoment(time: number | null): string | null {
  return time === null ? null : isoDate(time);
}

function certificateReport(
  certificate: Certificate,
  faults: readonly CertificateFault[],
  now: number,
): CertificateReport {
  return {
    subject: certificate.subject.text,
    issuer: certificate.issuer.text,
    subjectAltNames: certificate.subjectAltNames.map((name) => name.value),
    serialNumber: certificate.serialNumber,
    notBefore: isoDate(certificate.notBefore),
    notAfter: isoDate(certificate.notAfter),
    daysLeft: daysLeft(certificate.notAfter, now),
    publicKey: certificate.publicKey,
    signatureAlgorithm: certificate.signatureAlgorithm,
    isCa: certificate.basicConstraints?.isCa ?? false,
    selfSigned: certificate.selfSigned,
    keyUsage: certificate.keyUsage ?? [],
    extendedKeyUsage: certificate.extendedKeyUsage ?? [],
    policies: certificate.policies,
    policyConstraints: certificate.policyConstraints,
    policyMappings: certificate.policyMappings,
    inhibitAnyPolicy: certificate.inhibitAnyPolicy,
    fingerprint256: certificate.fingerprint256,
    pem: certificateToPem(certificate.der),
    faults: [
      ...new Set(
        faults.filter(({ fingerprint256 }) => fingerprint256 === certificate.fingerprint256).map(({ code }) => code),
      ),
    ],
  };
}

/** A certificate may hold a date no calendar has. */
function isoDate(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
