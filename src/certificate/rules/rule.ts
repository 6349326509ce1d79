import type { Certificate } from '../certificate.ts';
import type { CertificateFault, FaultCode } from '../certificate-fault.ts';
import type { SignatureCheck } from '../check-signature.ts';

/** A path from the leaf upwards, and what it is held against. */
export interface PathUnderCheck {
  /** The leaf first; the anchor last, where there is one. */
  readonly path: readonly Certificate[];
  /** The path ends at a certificate that is trusted here. */
  readonly anchored: boolean;
  /** What was sent besides. It is judged only where nothing is trusted, since any of it may be the reason then. */
  readonly others: readonly Certificate[];
  /** The anchor is one of those that browsers have, so that their rules hold for what it issued. */
  readonly isPublic: boolean;
  readonly signature: SignatureCheck;
  /** The name or address that the leaf must hold; without brackets. */
  readonly host: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number;
  /** Like `TLSv1.3`; `null` when it was not agreed. */
  readonly protocol: string | null;
  /** IANA name; `null` when it was not agreed. */
  readonly cipher: string | null;
}

/** One rule of path validation (RFC 5280 section 6.1). Pure. */
export type Rule = (under: PathUnderCheck) => readonly CertificateFault[];

export function fault(
  code: FaultCode,
  certificate: Certificate,
  values: Readonly<Record<string, string>> = {},
  severity: CertificateFault['severity'] = 'error',
): CertificateFault {
  return { code, severity, fingerprint256: certificate.fingerprint256, values };
}

/** All that is judged by itself: the path, and where nothing is trusted what was sent besides. */
export function judged({ path, anchored, others }: PathUnderCheck): readonly Certificate[] {
  return anchored ? path : [...path, ...others];
}

/** The same without the anchor, whose encoding nobody relies on: who trusts it trusts its name and key (RFC 5280 section 6.1.1). */
export function judgedBelowAnchor(under: PathUnderCheck): readonly Certificate[] {
  return under.anchored ? under.path.slice(0, -1) : judged(under);
}

/** The authorities of the path, the lowest first, each with what stands below it, the leaf first. */
export function authorities({
  path,
}: PathUnderCheck): readonly { readonly authority: Certificate; readonly below: readonly Certificate[] }[] {
  return path.slice(1).map((authority, index) => ({ authority, below: path.slice(0, index + 1) }));
}

export function isAnchor(certificate: Certificate, { path, anchored }: PathUnderCheck): boolean {
  return anchored && certificate === path.at(-1);
}
