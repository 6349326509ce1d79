/** What an OCSP response (RFC 6960) says of one certificate. Plain data. */
export interface OcspReading {
  /** Section 4.2.1 of the RFC; `unreadable`: it is no OCSP response, or none of the basic kind. */
  readonly outcome:
    | 'successful'
    | 'malformed-request'
    | 'internal-error'
    | 'try-later'
    | 'signature-required'
    | 'unauthorized'
    | 'unreadable';
  /** The responder's name (RFC 4514), or the SHA-1 of its key in hexadecimal; `null` where the response holds none. */
  readonly responder: string | null;
  /** Milliseconds since 1970-01-01 UTC, as all moments here. */
  readonly producedAt: number | null;
  readonly signature: OcspSignature | null;
  /** What it says of the certificate that was asked about; `null`: it speaks of others only. */
  readonly answer: OcspAnswer | null;
  /** Serial numbers, as in `Certificate`, of the other certificates it speaks of; at most ten. */
  readonly others: readonly string[];
}

/** An OCSP response that came along with an authority's certificate (RFC 8446 section 4.4.2.1). */
export interface IssuerStaple {
  /** Position of that certificate in the path, 1 for the issuer of the server's own. */
  readonly position: number;
  readonly reading: OcspReading;
}

/**
 * Who signed: the issuer itself, or a responder to which the issuer gave a certificate for it (section 4.2.2.2). `wrong`: with the key
 * of neither. `not-entitled`: by a certificate that came along and that may not sign for this issuer, or not now. `issuer-unknown`: nobody can tell.
 */
export type OcspSignature = 'issuer' | 'delegate' | 'wrong' | 'not-entitled' | 'unverifiable' | 'issuer-unknown';

export interface OcspAnswer {
  /** `unknown`: the responder does not know the certificate. */
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly thisUpdate: number;
  /** `null`: newer information is always to be had. */
  readonly nextUpdate: number | null;
  readonly revokedAt: number | null;
  /** Like `keyCompromise` (RFC 5280 section 5.3.1); `null` where none is given. */
  readonly reason: string | null;
}

/** What the revocation lists that were given say of one certificate of a path. Plain data. */
export interface ListReading {
  /** Position in the path, 0 for the server's own. */
  readonly position: number;
  /**
   * `missing`: no list of its issuer was given. `wrong-signature`: one was given, and the issuer did not sign it. `unusable`: it is signed, and it is
   * not a list that answers for this certificate alone (a delta or indirect one, or one with limits that we do not know).
   */
  readonly status: 'good' | 'revoked' | 'missing' | 'wrong-signature' | 'unusable';
  /** The name of the list (a file, an address); `null` where none was given. */
  readonly list: string | null;
  readonly thisUpdate: number | null;
  readonly nextUpdate: number | null;
  readonly revokedAt: number | null;
  readonly reason: string | null;
}

/** No list was there for a certificate; its position is yet to be said. */
export const withoutList: Omit<ListReading, 'position'> = Object.freeze({
  status: 'missing',
  list: null,
  thisUpdate: null,
  nextUpdate: null,
  revokedAt: null,
  reason: null,
});

/** Names of CRLReason (RFC 5280 section 5.3.1), by number. */
export function revocationReason(number: number): string {
  const names = [
    'unspecified',
    'keyCompromise',
    'cACompromise',
    'affiliationChanged',
    'superseded',
    'cessationOfOperation',
    'certificateHold',
    'unknown (7)',
    'removeFromCRL',
    'privilegeWithdrawn',
    'aACompromise',
  ];
  return names[number] ?? `unknown (${number})`;
}
