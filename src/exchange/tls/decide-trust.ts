import { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { Certificate } from '../../certificate/certificate.ts';
import type { CertificateFault } from '../../certificate/certificate-fault.ts';
import { judgeChain } from '../../certificate/judge-chain.ts';
import { namesEqual } from '../../certificate/names-equal.ts';
import type { CertificateReader } from './certificate-reader.ts';
import type { AnchorStore, TrustStore } from './trust-store.ts';

/** What the certificates of a server are worth, by our own rules. */
export interface Assessment {
  /** As sent, leaf first. */
  readonly chain: readonly Certificate[];
  /** From the leaf to the anchor, or as far as it goes. */
  readonly path: readonly Certificate[];
  readonly anchorStore: AnchorStore | null;
  readonly faults: readonly CertificateFault[];
  /** Empty when trusted. */
  readonly trustErrors: readonly string[];
}

export interface Verdict extends Assessment {
  /** The TLS library's words for its own reason; `null` when it had none. */
  readonly libraryMessage: string | null;
}

/** What was negotiated, as far as a certificate's fitness depends on it; each `null` when not known. */
export interface Negotiated {
  readonly protocol: string | null;
  /** IANA name. */
  readonly cipher: string | null;
}

/** What the library says when it has no name for its reason. */
const vagueReason = 'UNSPECIFIED';

/** What a library may object to and no rule of ours looks at: it is told besides the faults found. */
const beyondOurRules: ReadonlySet<string> = new Set([
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'UNABLE_TO_GET_CRL',
  'CRL_HAS_EXPIRED',
  'CRL_NOT_YET_VALID',
  'CRL_SIGNATURE_FAILURE',
]);

/**
 * What a library says that followed one of several issuers of the same name and does not go back to try the others (RFC 4158
 * section 2.2 wants that): all of it is decided by the path, and our rules decide it by the same clock, anchors and signatures.
 */
const ofAnotherPath: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/**
 * Whether the request may go out to whoever answered the handshake: only when no rule of ours finds a fault and the TLS library has
 * no objection either, unless it lost its way among the certificates. The rules come first, since the two libraries judge differently
 * and each tells one reason only.
 */
export function decideTrust(
  socket: TLSSocket,
  checkedName: string,
  store: TrustStore,
  read: CertificateReader,
): Verdict {
  // Works once: it takes the leaf out of OpenSSL's list.
  const sent = sentChain(socket.getPeerX509Certificate());
  const negotiated = { protocol: socket.getProtocol(), cipher: socket.getCipher()?.standardName ?? null };
  const assessed = assessCertificates(sent, checkedName, negotiated, store, read);
  if (socket.authorized) return { ...assessed, libraryMessage: null };
  const reason = String(socket.authorizationError ?? vagueReason);
  if (lostItsWay(reason, assessed)) return { ...assessed, libraryMessage: null };
  const isNews = assessed.trustErrors.length === 0 || beyondOurRules.has(reason);
  return {
    ...assessed,
    trustErrors: isNews ? [...assessed.trustErrors, reason] : assessed.trustErrors,
    libraryMessage: libraryMessageOf(socket),
  };
}

/** The same, where what was sent besides bears the name of an authority of the path, so that it may have been followed in its place. */
const ofNamesake: ReadonlySet<string> = new Set([vagueReason, 'INVALID_CA', 'INVALID_PURPOSE', 'PATH_LENGTH_EXCEEDED']);

/** A way to an anchor without any fault was sent, and beside it certificates that do not belong to it. */
function lostItsWay(reason: string, { chain, path, anchorStore, trustErrors }: Assessment): boolean {
  const onPath = new Set(path.map(({ fingerprint256 }) => fingerprint256));
  const wrongTurns = chain.filter(({ fingerprint256 }) => !onPath.has(fingerprint256));
  if (anchorStore === null || trustErrors.length > 0 || wrongTurns.length === 0) return false;
  const isNamesake = ({ subject }: Certificate): boolean =>
    path.slice(1).some((authority) => namesEqual(authority.subject, subject));
  return ofAnotherPath.has(reason) || (ofNamesake.has(reason) && wrongTurns.some(isNamesake));
}

/** Also of a handshake that broke off: which certificates came is often known. `sent` as DER, leaf first. */
export function assessCertificates(
  sent: readonly Uint8Array[],
  checkedName: string,
  negotiated: Negotiated,
  store: TrustStore,
  read: CertificateReader,
): Assessment {
  const readable = sent.map(read);
  const chain = readable.filter((certificate) => certificate !== null);
  const { path, anchored, faults } = judgeChain({
    // Of a leaf that cannot be read, what was sent beside it is no path.
    sent: readable[0] === null ? [] : chain,
    unreadable: readable.length - chain.length,
    anchorsFor: (certificate) =>
      store
        .anchorsNamed(issuerName(certificate))
        .map((anchor) => read(anchor.raw))
        .filter((anchor) => anchor !== null),
    isAnchor: ({ der }) => store.storeOf(der) !== null,
    isPublic: ({ der }) => store.storeOf(der) === 'bundled',
    mayEndBelowRoot: true,
    signature: store.signature,
    host: checkedName,
    now: Date.now(),
    ...negotiated,
  });
  const errors = faults.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  return {
    chain,
    path,
    anchorStore: anchored ? store.storeOf(path.at(-1)?.der ?? new Uint8Array()) : null,
    faults,
    trustErrors: [...new Set(errors)],
  };
}

/** In Node's spelling, by which the store knows its anchors. */
function issuerName({ der }: Certificate): string {
  try {
    return new X509Certificate(der).issuer ?? '';
  } catch {
    return '';
  }
}

function sentChain(leaf: X509Certificate | undefined): readonly Uint8Array[] {
  const chain: Uint8Array[] = [];
  for (let next = leaf; next && chain.length < 100; next = next.issuerCertificate) chain.push(next.raw);
  return chain;
}

/** Node gives the code only; the text tells one `UNSPECIFIED` from another. */
function libraryMessageOf(socket: TLSSocket): string | null {
  const handle = (socket as { _handle?: { verifyError?: () => Error | null } })._handle;
  try {
    return handle?.verifyError?.()?.message ?? null;
  } catch {
    return null;
  }
}
