import { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type { Certificate } from '../../certificate/certificate.ts';
import type { CertificateReader } from './certificate-reader.ts';
import type { AnchorStore, TrustStore } from './trust-store.ts';

export interface Verdict {
  /** As sent, leaf first. */
  readonly chain: readonly Certificate[];
  /** From the leaf to the anchor, or as far as it goes. */
  readonly path: readonly Certificate[];
  readonly anchorStore: AnchorStore | null;
  /** Empty when trusted. */
  readonly trustErrors: readonly string[];
  /** The TLS library's words for its own reason; `null` when it had none. */
  readonly libraryMessage: string | null;
}

/** Smallest keys that count as safe (NIST SP 800-57 part 1, as the CA/Browser Forum's requirements 6.1.5). */
const smallestKey: Readonly<Record<string, number>> = { RSA: 2048, DSA: 2048, EC: 224 };
/** Hashes with which signatures can be forged. */
const brokenHashes = new Set(['MD2', 'MD4', 'MD5', 'SHA-1']);

/** What the library says when a rule of ours names the reason better. */
const vagueReason = 'UNSPECIFIED';

/**
 * Whether the request may go out to whoever answered the handshake. Node's check and the name check come first; then
 * what the two TLS libraries judge differently (OpenSSL refuses weak keys, BoringSSL does not), and what Node leaves
 * out because it names one reason only.
 */
export function decideTrust(
  socket: TLSSocket,
  checkedName: string,
  store: TrustStore,
  read: CertificateReader,
): Verdict {
  // In this order: the second call takes the leaf out of OpenSSL's list, and works once.
  const linked = socket.getPeerCertificate(true);
  const sent = sentChain(socket.getPeerX509Certificate());
  const path = pathOf(linked, sent, store, socket.authorized);
  const anchorStore = store.storeOf(path.at(-1)?.raw ?? new Uint8Array());
  const facts = path.map(({ raw }) => read(raw)).filter((certificate) => certificate !== null);
  const reasons: string[] = [];
  const add = (reason: string): void => {
    if (!reasons.includes(reason)) reasons.push(reason);
  };

  if (path.length === 0) add('NO_CERTIFICATE');
  const libraryReason = socket.authorized ? null : String(socket.authorizationError ?? vagueReason);
  if (libraryReason !== null && path.length > 0) add(libraryReason);
  if (!socket.authorized) for (const reason of chainReasons(facts, anchorStore, Date.now())) add(reason);
  for (const reason of weakReasons(path, facts, anchorStore)) add(reason);
  if (linked.raw && checkServerIdentity(checkedName, linked)) add('ERR_TLS_CERT_ALTNAME_INVALID');
  const named = reasons.some((reason) => reason === 'WEAK_KEY' || reason === 'WEAK_SIGNATURE');
  const libraryMessage = libraryReason === null ? null : libraryMessageOf(socket);
  const explainsWeakness = libraryMessage === null || /too weak|too small/i.test(libraryMessage);

  return {
    chain: sent.map(({ raw }) => read(raw)).filter((certificate) => certificate !== null),
    path: facts,
    anchorStore,
    trustErrors: named && explainsWeakness ? reasons.filter((reason) => reason !== vagueReason) : reasons,
    libraryMessage,
  };
}

/** What else is wrong with a chain that the library refuses: it stops at the first reason. */
function* chainReasons(facts: readonly Certificate[], anchorStore: AnchorStore | null, now: number): Generator<string> {
  if (facts.some(({ notAfter }) => notAfter < now)) yield 'CERT_HAS_EXPIRED';
  if (facts.some(({ notBefore }) => notBefore > now)) yield 'CERT_NOT_YET_VALID';
  const last = facts.at(-1);
  if (anchorStore !== null || last === undefined) return;
  if (last.selfSigned) yield facts.length === 1 ? 'DEPTH_ZERO_SELF_SIGNED_CERT' : 'SELF_SIGNED_CERT_IN_CHAIN';
  else yield facts.length === 1 ? 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' : 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
}

/** What one library refuses and the other accepts. */
function* weakReasons(
  path: readonly X509Certificate[],
  facts: readonly Certificate[],
  anchorStore: AnchorStore | null,
): Generator<string> {
  // Nobody relies on an anchor's signature, nor on that of a certificate that signs itself.
  const issued = anchorStore === null ? facts : facts.slice(0, -1);
  if (facts.some(({ publicKey }) => (publicKey.bits ?? Infinity) < (smallestKey[publicKey.type] ?? 0)))
    yield 'WEAK_KEY';
  if (issued.some(({ signatureHash, selfSigned }) => !selfSigned && brokenHashes.has(signatureHash ?? '')))
    yield 'WEAK_SIGNATURE';
  if (facts.length < path.length) yield 'CERTIFICATE_UNREADABLE';
}

function sentChain(leaf: X509Certificate | undefined): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (let next = leaf; next && chain.length < 100; next = next.issuerCertificate) chain.push(next);
  return chain;
}

/**
 * The library links what was sent and completes it from the store. Where it trusts, it went to an anchor by the
 * shortest way; a longer one may have been sent (a root signed by an older one), and then the way is looked for again.
 */
function pathOf(
  linked: DetailedPeerCertificate,
  sent: readonly X509Certificate[],
  store: TrustStore,
  authorized: boolean,
): readonly X509Certificate[] {
  const path: X509Certificate[] = [];
  const seen = new Set<string>();
  let anchored = false;
  for (let next = linked; next?.raw && !anchored && !seen.has(next.fingerprint256); next = next.issuerCertificate) {
    seen.add(next.fingerprint256);
    path.push(new X509Certificate(next.raw));
    anchored = store.storeOf(next.raw) !== null;
  }
  const leaf = path[0];
  if (!authorized || leaf === undefined || (anchored && path.length < 3)) return path;
  return shortestPath([leaf], sent, store) ?? path;
}

/** Anchors first, as both libraries do. */
function shortestPath(
  path: readonly X509Certificate[],
  sent: readonly X509Certificate[],
  store: TrustStore,
): readonly X509Certificate[] | null {
  const last = path.at(-1);
  if (last === undefined || path.length > 10) return null;
  if (store.storeOf(last.raw) !== null) return path;
  const anchor = store.anchorsNamed(last.issuer).find((candidate) => issued(candidate, last));
  if (anchor) return [...path, anchor];
  for (const candidate of sent) {
    if (path.some(({ fingerprint256 }) => fingerprint256 === candidate.fingerprint256) || !issued(candidate, last))
      continue;
    const whole = shortestPath([...path, candidate], sent, store);
    if (whole) return whole;
  }
  return null;
}

function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
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
