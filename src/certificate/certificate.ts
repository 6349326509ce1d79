/** The facts of one X.509 certificate (RFC 5280), read from its DER. Plain data. */
export interface Certificate {
  readonly der: Uint8Array;
  /** It is in DER throughout, and the TLS library reads it as well; else clients may read different things in it, or nothing. */
  readonly isWellEncoded: boolean;
  /** 1, 2 or 3. */
  readonly version: number;
  /** Upper-case hexadecimal without separators, as many digits as the number has octets times two. */
  readonly serialNumber: string;
  /** The number is below zero (`serialNumber` holds its two's complement then), which RFC 5280 section 4.1.2.2 forbids. */
  readonly serialNumberIsNegative: boolean;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Both dates have the one form that RFC 5280 section 4.1.2.5 allows; else they are guesses, or 0. */
  readonly validityIsReadable: boolean;
  readonly publicKey: PublicKeyFacts;
  /** Like `sha256WithRSAEncryption` or `ecdsa-with-SHA256`; the dotted OID when it has no well-known name. */
  readonly signatureAlgorithm: string;
  /** Like `SHA-256`; `null` where the algorithm has none of its own (Ed25519). */
  readonly signatureHash: string | null;
  /** The algorithm inside what is signed is the one outside, as RFC 5280 section 4.1.1.2 demands. */
  readonly signatureAlgorithmsAgree: boolean;
  readonly subjectAltNames: readonly GeneralName[];
  /** `null`: no basic constraints extension. */
  readonly basicConstraints: { readonly isCa: boolean; readonly pathLength: number | null } | null;
  /** Names of RFC 5280 section 4.2.1.3 (`digitalSignature` …); `null`: no such extension. */
  readonly keyUsage: readonly string[] | null;
  /** Like `serverAuth`; dotted OIDs when unknown; `null`: no such extension. */
  readonly extendedKeyUsage: readonly string[] | null;
  /** Which names the authorities below may certify (RFC 5280 section 4.2.1.10); `null`: no such extension. */
  readonly nameConstraints: NameConstraintFacts | null;
  readonly subjectKeyIdentifier: string | null;
  readonly authorityKeyIdentifier: string | null;
  /** By which the issuer's own certificate is named besides, or instead: who issued that one (RFC 4514), and its number; `null`: neither is. */
  readonly authorityCertificate: { readonly issuer: string | null; readonly serialNumber: string | null } | null;
  /** URLs of the authority information access extension. */
  readonly ocspUrls: readonly string[];
  readonly caIssuerUrls: readonly string[];
  readonly crlUrls: readonly string[];
  /** Dotted OIDs. */
  readonly policies: readonly string[];
  /**
   * After how many more certificates of the path, self-issued ones not counted, a policy is demanded, or mappings no longer count
   * (RFC 5280 section 4.2.1.11), each `null` where it is not said; `null`: no such extension.
   */
  readonly policyConstraints: {
    readonly requireExplicitPolicy: number | null;
    readonly inhibitPolicyMapping: number | null;
  } | null;
  /** In what is below, `subject` stands for `issuer` (RFC 5280 section 4.2.1.5). Dotted OIDs. */
  readonly policyMappings: readonly { readonly issuer: string; readonly subject: string }[];
  /** After how many more certificates “any policy” counts no longer (RFC 5280 section 4.2.1.14); `null`: no such extension. */
  readonly inhibitAnyPolicy: number | null;
  /** By the CA/Browser Forum's policy OIDs; `null` when none of them is present. */
  readonly validation: 'domain' | 'organization' | 'individual' | 'extended' | null;
  /** Number of embedded signed certificate timestamps (RFC 6962). */
  readonly timestampCount: number;
  /** Those timestamps, in the order of the certificate. */
  readonly timestamps: readonly SignedTimestamp[];
  /** TLS feature extension with status_request (RFC 7633). */
  readonly mustStaple: boolean;
  readonly extensions: readonly ExtensionFacts[];
  /** Subject and issuer are the same name and the signature verifies with its own key. */
  readonly selfSigned: boolean;
  /** SHA-256 and SHA-1 over the DER: upper-case hexadecimal, octets separated by colons. */
  readonly fingerprint256: string;
  readonly fingerprint1: string;
  /** SHA-256 of the SubjectPublicKeyInfo in base64, as in pins. */
  readonly publicKeyPin: string;
}

export interface DistinguishedName {
  /** RFC 4514 text, like `CN=example.org,O=Example`; empty for an empty name. Control characters escaped. */
  readonly text: string;
  /** In the order of the certificate; `type` is the short name (CN, O, OU, C …) or the dotted OID. */
  readonly parts: readonly { readonly type: string; readonly value: string }[];
  /** The last CN; `null` without one. */
  readonly commonName: string | null;
  /** The last O; `null` without one. */
  readonly organization: string | null;
}

export interface GeneralName {
  readonly kind: 'dns' | 'ip' | 'email' | 'uri' | 'directory' | 'other';
  /** IPv6 in RFC 5952 form; in name constraints a range like `10.0.0.0/8`. */
  readonly value: string;
}

export interface NameConstraintFacts {
  /** Of the kinds listed here, only names inside one of these; kinds that are not listed are free. */
  readonly permitted: readonly GeneralName[];
  /** No names inside any of these, whatever is permitted. */
  readonly excluded: readonly GeneralName[];
}

/** A signed certificate timestamp (RFC 6962 section 3.2), its signature not verified. */
export interface SignedTimestamp {
  /** SHA-256 of the log's key, in base64. */
  readonly logId: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
}

export interface PublicKeyFacts {
  /** `RSA`, `EC`, `Ed25519`, `Ed448`, `ML-DSA-65`, `DSA`; the OID when unknown. */
  readonly type: string;
  /** Size of the modulus or of the curve's field; `null` when unknown. */
  readonly bits: number | null;
  /** Like `P-256`; `null` when it is no curve. */
  readonly curve: string | null;
  /** The public exponent of an RSA key in decimal digits; `null` for other keys and where it cannot be read. */
  readonly exponent: string | null;
  /** How the factors of an RSA modulus can be found; `null` for other keys and where no way is known. */
  readonly factors: ModulusWeakness | null;
}

/**
 * Ways in which the modulus of an RSA key is known to give its factors away: `small-factor`, one below 752 (Baseline Requirements
 * 6.1.6); `close-factors`, which Fermat's method finds within a hundred steps (6.1.1.3); `roca`, made by the smart cards and TPMs of
 * CVE-2017-15361, whose primes have a form of their own.
 */
export type ModulusWeakness = 'small-factor' | 'close-factors' | 'roca';

export interface ExtensionFacts {
  readonly oid: string;
  /** Like `keyUsage`; the OID when unknown. */
  readonly name: string;
  readonly critical: boolean;
  /** One line for people; `null` when the content cannot be read, or is not read by us. */
  readonly summary: string | null;
  /** The content is what its kind demands; `true` also for kinds that are not read by us. */
  readonly readable: boolean;
  /** The content in upper-case hexadecimal where there is no summary, `…` after the first 1024 octets; else `null`. */
  readonly value: string | null;
}
