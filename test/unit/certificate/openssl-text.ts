import type { Certificate } from '../../../src/certificate/certificate.ts';

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

/** Our facts in OpenSSL's spelling, for comparison. */
export function inOpensslWords(certificate: Certificate): OpensslFacts {
  const spelled = (names: readonly string[] | null, words: Readonly<Record<string, string>>): string =>
    (names ?? []).map((name) => words[name] ?? name).join(', ');
  const { basicConstraints } = certificate;
  return {
    version: certificate.version,
    serialNumber: certificate.serialNumber,
    subject: certificate.subject.text.replace('STREET=', 'street='),
    issuer: certificate.issuer.text.replace('STREET=', 'street='),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    signatureAlgorithm:
      { 'RSASSA-PSS': 'rsassaPss', Ed25519: 'ED25519', 'dsa-with-SHA256': 'dsa_with_SHA256' }[
        certificate.signatureAlgorithm
      ] ?? certificate.signatureAlgorithm,
    bits: certificate.publicKey.type === 'Ed25519' ? null : certificate.publicKey.bits,
    subjectAltNames: spelledNames(certificate),
    keyUsage: spelled(certificate.keyUsage, {
      digitalSignature: 'Digital Signature',
      nonRepudiation: 'Non Repudiation',
      keyEncipherment: 'Key Encipherment',
      dataEncipherment: 'Data Encipherment',
      keyAgreement: 'Key Agreement',
      keyCertSign: 'Certificate Sign',
      cRLSign: 'CRL Sign',
    }),
    extendedKeyUsage: spelled(certificate.extendedKeyUsage, {
      serverAuth: 'TLS Web Server Authentication',
      clientAuth: 'TLS Web Client Authentication',
      codeSigning: 'Code Signing',
      emailProtection: 'E-mail Protection',
      OCSPSigning: 'OCSP Signing',
      anyExtendedKeyUsage: 'Any Extended Key Usage',
    }),
    basicConstraints:
      basicConstraints === null
        ? ''
        : `CA:${basicConstraints.isCa ? 'TRUE' : 'FALSE'}${basicConstraints.pathLength === null ? '' : `, pathlen:${basicConstraints.pathLength}`}`,
    subjectKeyIdentifier: certificate.subjectKeyIdentifier ?? '',
    authorityKeyIdentifier: certificate.authorityKeyIdentifier ?? '',
    urls: [
      ...certificate.ocspUrls.map((url) => `OCSP - URI:${url}`),
      ...certificate.caIssuerUrls.map((url) => `CA Issuers - URI:${url}`),
      ...certificate.crlUrls.map((url) => `URI:${url}`),
    ].join(', '),
    policies: spelled(certificate.policies, { '2.5.29.32.0': 'X509v3 Any Policy' }),
    timestampCount: certificate.timestampCount,
    mustStaple: certificate.mustStaple,
    fingerprint256: certificate.fingerprint256,
  };
}

function spelledNames({ subjectAltNames }: Certificate): string {
  return subjectAltNames
    .map(({ kind, value }) => {
      // OpenSSL writes all eight groups.
      if (kind === 'ip' && value.includes(':'))
        return `IP Address:${{ '2001:db8:0:1::1': '2001:DB8:0:1:0:0:0:1', '2001:db8::1:0:0:1': '2001:DB8:0:0:1:0:0:1' }[value] ?? value}`;
      if (kind === 'directory') return `DirName:/${value.split(',').toReversed().join('/')}`;
      if (value.startsWith('1.3.6.1.4.1.311.20.2.3=')) return 'othername: UPN::someone@example';
      return `${{ dns: 'DNS', ip: 'IP Address', email: 'email', uri: 'URI', other: 'Registered ID' }[kind]}:${value}`;
    })
    .join(', ');
}
