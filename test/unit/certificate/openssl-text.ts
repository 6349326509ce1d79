/** Facts from the output of `openssl x509 -text -fingerprint -sha256 -nameopt RFC2253,-esc_msb,utf8`, in the words of `Certificate`. */
export interface OpensslFacts {
  readonly version: number;
  readonly serialNumber: string;
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly signatureAlgorithm: string;
  readonly bits: number | null;
  readonly subjectAltNames: string;
  readonly keyUsage: string;
  readonly extendedKeyUsage: string;
  readonly basicConstraints: string;
  readonly subjectKeyIdentifier: string;
  readonly authorityKeyIdentifier: string;
  readonly urls: string;
  readonly policies: string;
  readonly timestampCount: number;
  readonly mustStaple: boolean;
  readonly fingerprint256: string;
}

export function readOpensslText(text: string): OpensslFacts {
  const one = (pattern: RegExp): string => pattern.exec(text)?.[1]?.trim() ?? '';
  /** The lines that are indented below a heading. */
  const below = (heading: string): string[] => {
    const start = text.split('\n').findIndex((line) => line.trim().startsWith(`${heading}:`));
    if (start < 0) return [];
    const lines = text.split('\n').slice(start + 1);
    const end = lines.findIndex((line) => !line.startsWith(' '.repeat(16)));
    return lines.slice(0, end).map((line) => line.trim());
  };
  const urls = (heading: string): string[] => below(heading).filter((line) => line.includes('URI:'));
  return {
    version: Number(one(/Version: (\d)/)),
    serialNumber: (/Serial Number:\s*([0-9a-f:]+)\n/.exec(text)?.[1] ?? '').replaceAll(':', '').toUpperCase(),
    subject: one(/Subject: (.*)/),
    issuer: one(/Issuer: (.*)/),
    notBefore: Date.parse(one(/Not Before: (.*)/)),
    notAfter: Date.parse(one(/Not After : (.*)/)),
    signatureAlgorithm: one(/Signature Algorithm: (.*)/),
    bits: one(/Public-Key: \((\d+) bit\)/) === '' ? null : Number(one(/Public-Key: \((\d+) bit\)/)),
    subjectAltNames: below('X509v3 Subject Alternative Name').join(),
    keyUsage: below('X509v3 Key Usage').join(),
    extendedKeyUsage: below('X509v3 Extended Key Usage').join(),
    basicConstraints: below('X509v3 Basic Constraints').join(),
    subjectKeyIdentifier: below('X509v3 Subject Key Identifier').join(),
    authorityKeyIdentifier: below('X509v3 Authority Key Identifier').join(),
    urls: [...urls('Authority Information Access'), ...urls('X509v3 CRL Distribution Points')].join(', '),
    policies: below('X509v3 Certificate Policies')
      .filter((line) => line.startsWith('Policy: '))
      .map((line) => line.slice(8))
      .join(', '),
    timestampCount: text.split('Signed Certificate Timestamp:').length - 1,
    mustStaple: below('TLS Feature').includes('status_request'),
    fingerprint256: one(/sha256 Fingerprint=(.*)/),
  };
}
