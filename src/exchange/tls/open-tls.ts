import { isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Certificate } from '../../certificate/certificate.ts';
import type { readOcspResponse } from '../../certificate/revocation/read-ocsp-response.ts';
import type { IssuerStaple, OcspReading } from '../../certificate/revocation/revocation.ts';
import { revocationFaults } from '../../certificate/revocation/revocation-faults.ts';
import type { Course } from '../course.ts';
import type { TlsEvent, TlsSession } from '../exchange.ts';
import type { CertificateReader } from './certificate-reader.ts';
import type { ClientIdentity } from './client-identity.ts';
import { type Assessment, assessCertificates, decideTrust, type Verdict } from './decide-trust.ts';
import { type HandshakeFacts, logHandshake, unheard } from './handshake-log.ts';
import type { HandshakeRecord } from './handshake-record.ts';
import { Tap } from './tap.ts';
import type { TrustStore } from './trust-store.ts';

export interface TlsTarget {
  readonly host: string;
  /** Sent as server name in place of the host; `null`: the host, unless it is an address. */
  readonly serverName: string | null;
  /** `false`: go on with whoever answers. */
  readonly verify: boolean;
  /** With which to answer a server that asks who we are. */
  readonly identity: ClientIdentity | null;
  /** Offered by ALPN, the preferred one first. */
  readonly protocols: readonly ApplicationProtocol[];
  /** `false`: TLS stands on the TCP connection itself and nobody reads along. */
  readonly record: boolean;
}

export type TlsOutcome =
  | {
      readonly kind: 'secure';
      readonly socket: TLSSocket;
      readonly session: TlsSession;
      /** The record as it stands now: what follows the handshake at once (tickets, a late alert) came after the session. */
      readonly record: () => HandshakeRecord | null;
    }
  /** The handshake ended well, and whoever answered is not trusted. The connection is closed, nothing was written to it. */
  | { readonly kind: 'untrusted'; readonly session: TlsSession; readonly libraryMessage: string | null }
  /** `error` is `null` when the course was stopped. */
  | {
      readonly kind: 'failed';
      readonly session: TlsSession;
      readonly error: NodeJS.ErrnoException | null;
      readonly facts: HandshakeFacts;
    };

/** What may be spoken inside (RFC 7301 section 6, RFC 9113 section 3.1). */
export type ApplicationProtocol = 'h2' | 'http/1.1';

type StapleReader = typeof readOcspResponse;

/** Few servers staple; the reader is loaded for those. */
async function loadStapleReader(): Promise<StapleReader> {
  return (await import('../../certificate/revocation/read-ocsp-response.ts')).readOcspResponse;
}

/** The original of a function that an extension host may have replaced. */
function unpatched(connect: typeof connectTls): typeof connectTls {
  return (connect as { __vscodeOriginal?: typeof connectTls }).__vscodeOriginal ?? connect;
}

/**
 * The handshake over a TCP connection that stands, and the decision whether to trust (before anything is written).
 * The session is never resumed: a resumed one brings no certificate and skips the check of the name.
 */
export function openTls(
  raw: Socket,
  target: TlsTarget,
  store: TrustStore,
  read: CertificateReader,
  course: Course,
): Promise<TlsOutcome> {
  const began = performance.now();
  course.enter('tls');
  course.marks.tlsBegan = began;
  const log = target.record
    ? logHandshake(course.marks.proxyEnded ?? course.marks.connectEnded ?? began, () => tap?.release())
    : null;
  const tap = log === null ? null : new Tap(raw, log);
  const name = (target.serverName ?? target.host).replace(/\.$/, '');
  const serverName = isIP(name) === 0 ? name : null;
  const secureContext = store.secureContext(target.identity);

  return new Promise((settle) => {
    const socket = unpatched(connectTls)({
      socket: tap ?? raw,
      host: name,
      ...(serverName === null ? {} : { servername: serverName }),
      secureContext,
      ALPNProtocols: [...target.protocols],
      requestOCSP: true,
      rejectUnauthorized: false,
      // Ours comes after, and is not left out when the chain has failed.
      checkServerIdentity: () => undefined,
    });
    // Node asks for this to hand it to that check, and dies of a segmentation fault in it where a certificate of the path has a
    // curve without a name of NIST's (secp256k1, Brainpool).
    Object.assign(socket, { getPeerCertificate: () => ({}) });
    let settled = false;
    let firstError: NodeJS.ErrnoException | null = null;
    let stapledResponse: Uint8Array | null = null;
    let staple: OcspReading | null = null;
    let issuerStaples: readonly IssuerStaple[] = [];
    raw.on('error', (error) => {
      firstError ??= error;
    });

    const sessionOf = (verdict: Verdict | null): TlsSession => {
      const facts = log?.facts() ?? unheard(raw.bytesWritten, raw.bytesRead);
      const agreed = verdict === null ? null : socket.getCipher();
      const assessed = verdict ?? assessmentOf(facts, name, store, read);
      const errors = assessed.trustErrors;
      return {
        serverName,
        checkedName: name,
        protocol: (verdict === null ? null : socket.getProtocol()) ?? facts.protocol,
        cipher: agreed?.standardName ?? facts.cipher,
        keyExchange: facts.keyExchange ?? (verdict === null ? null : keyExchangeOf(socket)),
        signatureScheme: facts.signatureScheme,
        alpn: (verdict === null ? null : socket.alpnProtocol || null) ?? facts.alpn,
        alpnOffered: log === null ? target.protocols : facts.alpnOffered,
        resumed: verdict !== null && socket.isSessionReused(),
        chain: assessed.chain,
        path: assessed.path,
        anchorStore: assessed.anchorStore,
        faults: assessed.faults,
        trusted: verdict !== null && errors.length === 0,
        trustError: errors[0] ?? null,
        trustErrors: errors,
        checkSkipped: verdict !== null && !target.verify && errors.length > 0,
        stapledResponse,
        staple,
        issuerStaples,
        revocationLists: [],
        clientCertificateRequested: facts.clientCertificateRequested,
        ownCertificate: ownCertificateOf(target, read),
        events:
          verdict === null
            ? facts.events
            : [
                ...facts.events,
                decisionOf(
                  verdict,
                  target,
                  performance.now() - (course.marks.proxyEnded ?? course.marks.connectEnded ?? began),
                ),
              ],
        bytesSent: facts.bytesSent,
        bytesReceived: facts.bytesReceived,
        record: log?.record(read) ?? null,
        library: libraryName(),
      };
    };

    const fail = (error: NodeJS.ErrnoException | null): void => {
      if (settled) return;
      settled = true;
      log?.end('failed');
      const facts = log?.facts() ?? unheard(raw.bytesWritten, raw.bytesRead);
      settle({ kind: 'failed', session: sessionOf(null), error, facts });
      socket.destroy();
      raw.destroy();
    };

    if (log !== null) socket.on('keylog', (line: Buffer) => log.secret(line));
    socket.once('OCSPResponse', (response: Buffer | null | undefined) => {
      if (response?.length) stapledResponse = Uint8Array.from(response);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => fail(firstError ?? error));
    socket.once('close', () => {
      raw.destroy();
      fail(firstError ?? Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' }));
    });
    course.whenStopped(() => fail(null));
    if (settled) return;

    const decide = (readStaple: StapleReader | null): void => {
      if (settled) return;
      const now = Date.now();
      const found = decideTrust(socket, name, store, read);
      const leaf = found.path[0] ?? null;
      if (readStaple !== null && stapledResponse !== null && leaf !== null)
        staple = readStaple(stapledResponse, leaf, found.path[1] ?? null, now);
      if (readStaple !== null) issuerStaples = readIssuerStaples(log?.facts() ?? null, found.path, readStaple, now);
      const faults = revocationFaults(leaf, staple, issuerStaples, [], now);
      const verdict = { ...found, trustErrors: [...new Set([...found.trustErrors, ...faults])] };
      settled = true;
      const session = sessionOf(verdict);
      if (target.verify && !session.trusted) {
        socket.destroy();
        raw.destroy();
        settle({ kind: 'untrusted', session, libraryMessage: verdict.libraryMessage });
        return;
      }
      settle({
        kind: 'secure',
        socket: linkReferences(socket, raw),
        session,
        record: () => log?.record(read) ?? null,
      });
    };

    socket.once('secureConnect', () => {
      if (settled) return;
      course.marks.tlsEnded = performance.now();
      log?.end('done');
      const isStapled = stapledResponse !== null || log?.facts().staples.some((one) => one !== null);
      if (!isStapled) decide(null);
      else void loadStapleReader().then(decide);
    });
  });
}

/** Each is about the certificate that it came with; those of certificates that the path does not need are of no interest. */
function readIssuerStaples(
  facts: HandshakeFacts | null,
  path: readonly Certificate[],
  readStaple: StapleReader,
  now: number,
): readonly IssuerStaple[] {
  return path.flatMap((certificate, position): readonly IssuerStaple[] => {
    const issuer = path[position + 1];
    const sent =
      facts?.certificates.findIndex((der, index) => facts.staples[index] && der.equals(certificate.der)) ?? -1;
    const response = facts?.staples[sent];
    if (position === 0 || issuer === undefined || !response) return [];
    const reading = readStaple(response, certificate, issuer, now);
    // Whose answer it is does not matter where it is about others, as the one of the leaf sent twice.
    return [{ position, reading: reading.answer === null ? { ...reading, signature: null } : reading }];
  });
}

/** Of a handshake that broke off: what the certificates were worth, where they had come. */
function assessmentOf(facts: HandshakeFacts, name: string, store: TrustStore, read: CertificateReader): Assessment {
  if (facts.certificates.length === 0) return { chain: [], path: [], anchorStore: null, faults: [], trustErrors: [] };
  return assessCertificates(facts.certificates, name, facts, store, read);
}

/** The TLS socket stands on a stream of ours and does not know the handle below: an idle connection must not keep the process. */
function linkReferences(socket: TLSSocket, raw: Socket): TLSSocket {
  return Object.assign(socket, {
    ref(): TLSSocket {
      raw.ref();
      return socket;
    },
    unref(): TLSSocket {
      raw.unref();
      return socket;
    },
  });
}

function ownCertificateOf({ identity }: TlsTarget, read: CertificateReader): TlsSession['ownCertificate'] {
  if (identity === null) return null;
  const { source, certificate } = identity;
  return { source, certificate: certificate === null ? null : read(certificate) };
}

function keyExchangeOf(socket: TLSSocket): TlsSession['keyExchange'] {
  const info = socket.getEphemeralKeyInfo() as { name?: string; type?: string; size?: number } | null;
  if (!info?.type) return null;
  return { name: info.name ?? info.type, bits: info.size ?? null };
}

function decisionOf(verdict: Verdict, target: TlsTarget, at: number): TlsEvent {
  const trusted = verdict.trustErrors.length === 0;
  const values: Record<string, string> = { trusted: trusted ? 'yes' : 'no' };
  if (verdict.anchorStore !== null) values['anchor'] = verdict.anchorStore;
  if (!trusted) {
    values['reasons'] = verdict.trustErrors.join(', ');
    values['request'] = target.verify ? 'not sent' : 'sent all the same';
  }
  return { kind: 'trust-decision', from: 'client', at, size: null, values };
}

function libraryName(): string {
  const features = process.features as { openssl_is_boringssl?: boolean };
  return features.openssl_is_boringssl ? 'BoringSSL' : `OpenSSL ${process.versions.openssl.replace(/\+.*/, '')}`;
}
