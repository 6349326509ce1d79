import type { Certificate, DistinguishedName, PublicKeyFacts } from '../certificate/certificate.ts';
import { certificateToPem } from '../certificate/certificate-to-pem.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { certificateFaults } from './certificate-faults.ts';
import type { CertificateNode, FactRow } from './certificate-view.ts';
import { dateText } from './date-text.ts';
import { spanText } from './duration-text.ts';
import { certificateName } from './trust-text.ts';
import { visibleText } from './visible-text.ts';

type Role = 'leaf' | 'intermediate' | 'root';

/** Milliseconds left below which a certificate is shown with a warning. */
const soon = 21 * 86_400_000;

/** The path from the leaf to the anchor, then what was sent besides. */
export function certificateNodes(session: TlsSession, now: number): readonly CertificateNode[] {
  const sent = new Set(session.chain.map((one) => one.fingerprint256));
  const path = session.path.length > 0 ? session.path : session.chain;
  const onPath = new Set(path.map((one) => one.fingerprint256));
  const besides = session.chain.filter((one) => !onPath.has(one.fingerprint256));
  return [
    ...path.map((one, index) => node(one, session, index, sent.has(one.fingerprint256) ? 'sent' : 'store', true, now)),
    ...besides.map((one, index) => node(one, session, path.length + index, 'sent', false, now)),
  ];
}

function node(
  certificate: Certificate,
  session: TlsSession,
  index: number,
  origin: CertificateNode['origin'],
  onPath: boolean,
  now: number,
): CertificateNode {
  const role: Role = index === 0 ? 'leaf' : certificate.selfSigned ? 'root' : 'intermediate';
  const faults = certificateFaults(certificate, session, now);
  const isOutOfDate = now > certificate.notAfter || now < certificate.notBefore;
  return {
    title: visibleText(certificateName(certificate), false),
    subtitle: [
      onPath ? roleText(role) : 'Sent, but not on the path',
      ...(isOutOfDate && faults.length > 0 ? [] : [validityText(certificate, now)]),
    ].join(' · '),
    tone: faults.length > 0 ? 'error' : certificate.notAfter - now < soon ? 'warning' : 'good',
    faults,
    origin,
    sections: sections(certificate, session, role, origin, now),
    pem: certificateToPem(certificate.der),
    fingerprint256: certificate.fingerprint256,
  };
}

function roleText(role: Role): string {
  return role === 'leaf' ? 'Server certificate' : role === 'root' ? 'Root' : 'Intermediate';
}

/** `expires in 61 days`, `expired 3 days ago`, `not valid for another 2 days`. */
export function validityText({ notBefore, notAfter }: Certificate, now: number): string {
  if (now < notBefore) return `not valid for another ${spanText(notBefore - now)}`;
  return now > notAfter ? `expired ${spanText(now - notAfter)} ago` : `expires in ${spanText(notAfter - now)}`;
}

function sections(
  certificate: Certificate,
  session: TlsSession,
  role: Role,
  origin: CertificateNode['origin'],
  now: number,
): CertificateNode['sections'] {
  return [
    { title: 'Issued to', rows: nameRows(certificate.subject) },
    { title: 'Names', rows: altNameRows(certificate, session, role) },
    {
      title: 'Issued by',
      rows: certificate.selfSigned ? [text('Issuer', 'Itself (self-signed)', null)] : nameRows(certificate.issuer),
    },
    { title: 'Validity', rows: validityRows(certificate, now) },
    { title: 'Key and signature', rows: keyRows(certificate) },
    { title: 'What it may be used for', rows: usageRows(certificate) },
    { title: 'Where to ask about it', rows: addressRows(certificate) },
    { title: 'Details', rows: detailRows(certificate, origin) },
    { title: 'Fingerprints', rows: fingerprintRows(certificate) },
    { title: 'Extensions', rows: extensionRows(certificate) },
  ].filter((section) => section.rows.length > 0);
}

const partNames: Readonly<Record<string, string>> = {
  CN: 'Common name',
  O: 'Organization',
  OU: 'Unit',
  C: 'Country',
  ST: 'State or province',
  L: 'Locality',
  STREET: 'Street',
  DC: 'Domain component',
  SERIALNUMBER: 'Registration number',
  serialNumber: 'Registration number',
  emailAddress: 'E-mail',
};

function nameRows(name: DistinguishedName): readonly FactRow[] {
  if (name.parts.length === 0)
    return [text('Name', 'Empty', 'The names the certificate is for stand in the alternative names.')];
  return name.parts.map(({ type, value }) => text(partNames[type] ?? type, value, null));
}

function altNameRows(certificate: Certificate, session: TlsSession, role: Role): readonly FactRow[] {
  const names = certificate.subjectAltNames;
  if (names.length === 0) {
    return role === 'leaf'
      ? [text('Alternative names', 'None', 'Without alternative names no client of today accepts it for any host.')]
      : [];
  }
  const labels = {
    dns: 'DNS name',
    ip: 'IP address',
    email: 'E-mail',
    uri: 'URI',
    directory: 'Directory name',
    other: 'Other name',
  };
  return names.map(({ kind, value }) =>
    code(
      labels[kind],
      value,
      role === 'leaf' && value.toLowerCase() === session.checkedName.toLowerCase()
        ? 'This is the name that was asked for.'
        : null,
    ),
  );
}

function validityRows({ notBefore, notAfter }: Certificate, now: number): readonly FactRow[] {
  const left = notAfter - now;
  return [
    text(
      'Not before',
      dateText(notBefore),
      now < notBefore ? `In ${spanText(notBefore - now)}.` : `${spanText(now - notBefore)} ago.`,
    ),
    text('Not after', dateText(notAfter), left < 0 ? `${spanText(left)} ago.` : `In ${spanText(left)}.`),
    text('Days left', String(Math.max(0, Math.floor(left / 86_400_000))), null),
    text('Made for', spanText(notAfter - notBefore), null),
  ];
}

/** `EC P-256`, `RSA 2048 bits`, `Ed25519`. */
export function keyText({ type, bits, curve }: PublicKeyFacts): string {
  if (curve !== null) return `${type} ${curve}`;
  return bits === null || /^(?:Ed|ML-DSA)/.test(type) ? type : `${type} ${bits} bits`;
}

function keyRows(certificate: Certificate): readonly FactRow[] {
  return [
    text('Public key', keyText(certificate.publicKey), null),
    text('Signature', certificate.signatureAlgorithm, 'How its issuer signed it.'),
  ];
}

const usages: Readonly<Record<string, string>> = {
  digitalSignature: 'digital signature',
  nonRepudiation: 'non-repudiation',
  contentCommitment: 'content commitment',
  keyEncipherment: 'key encipherment',
  dataEncipherment: 'data encipherment',
  keyAgreement: 'key agreement',
  keyCertSign: 'signing certificates',
  cRLSign: 'signing revocation lists',
  encipherOnly: 'encipher only',
  decipherOnly: 'decipher only',
  serverAuth: 'TLS servers',
  clientAuth: 'TLS clients',
  codeSigning: 'signing code',
  emailProtection: 'e-mail',
  timeStamping: 'time stamps',
  OCSPSigning: 'signing OCSP answers',
  anyExtendedKeyUsage: 'anything',
};

function usageRows(certificate: Certificate): readonly FactRow[] {
  const inWords = (names: readonly string[]): string =>
    names.map((name) => usages[name] ?? name).join(', ') || 'nothing';
  const { basicConstraints, keyUsage, extendedKeyUsage } = certificate;
  const rows = [
    text(
      'Key usage',
      keyUsage === null ? 'Not limited' : inWords(keyUsage),
      keyUsage === null ? null : keyUsage.join(', '),
    ),
    text(
      'Extended key usage',
      extendedKeyUsage === null ? 'Not limited' : inWords(extendedKeyUsage),
      extendedKeyUsage === null ? null : extendedKeyUsage.join(', '),
    ),
  ];
  if (basicConstraints === null) return [...rows, text('Certificate authority', 'No', 'It has no basic constraints.')];
  const { isCa, pathLength } = basicConstraints;
  const below =
    pathLength === null ? '' : pathLength === 0 ? ', of server certificates only' : `, with ${pathLength} more below`;
  return [
    ...rows,
    text('Certificate authority', isCa ? `Yes${below}` : 'No', isCa ? 'It may issue further certificates.' : null),
  ];
}

function addressRows(certificate: Certificate): readonly FactRow[] {
  return [
    ...certificate.ocspUrls.map((url) => code('OCSP', url, 'Answers whether it has been revoked.')),
    ...certificate.caIssuerUrls.map((url) => code('Issuer', url, 'Where the certificate of its issuer can be had.')),
    ...certificate.crlUrls.map((url) => code('Revocation list', url, 'Lists the certificates its issuer has revoked.')),
  ];
}

const validations = {
  domain: 'Domain: the applicant controls the names',
  organization: 'Organization: its existence was checked',
  individual: 'Individual: a person was checked',
  extended: 'Extended: the organization was checked thoroughly',
};

function detailRows(certificate: Certificate, origin: CertificateNode['origin']): readonly FactRow[] {
  const { validation, subjectKeyIdentifier, authorityKeyIdentifier, timestampCount } = certificate;
  const rows: FactRow[] = [
    code('Serial number', certificate.serialNumber, null),
    text('Version', String(certificate.version), null),
    text('Came from', origin === 'sent' ? 'the server' : 'the store of this machine', null),
  ];
  if (validation !== null) rows.push(text('Validation', validations[validation], null));
  for (const policy of certificate.policies) rows.push(code('Policy', policy, null));
  if (subjectKeyIdentifier !== null) rows.push(code('Subject key identifier', subjectKeyIdentifier, null));
  if (authorityKeyIdentifier !== null)
    rows.push(code('Authority key identifier', authorityKeyIdentifier, 'The key of its issuer.'));
  if (timestampCount > 0) {
    rows.push(
      text(
        'Certificate transparency',
        `${timestampCount} signed timestamp${timestampCount === 1 ? '' : 's'}`,
        'Public logs have seen it.',
      ),
    );
  }
  if (certificate.mustStaple)
    rows.push(text('Must-staple', 'Yes', 'The server has to bring a fresh OCSP answer along.'));
  return rows;
}

function fingerprintRows(certificate: Certificate): readonly FactRow[] {
  return [
    code('SHA-256', certificate.fingerprint256, null),
    code('SHA-1', certificate.fingerprint1, null),
    code(
      'Pin (SHA-256 of the key)',
      certificate.publicKeyPin,
      'Stays the same when a certificate is renewed with the same key.',
    ),
  ];
}

function extensionRows(certificate: Certificate): readonly FactRow[] {
  return certificate.extensions.map(({ name, oid, critical, summary, value }) =>
    text(
      name === oid ? oid : name,
      summary ?? (value || 'empty'),
      `${oid}${critical ? ', critical: who does not know it must refuse the certificate.' : ''}`,
    ),
  );
}

function text(label: string, value: string, hint: string | null): FactRow {
  return { label: visibleText(label, false), value: visibleText(value, false), hint, style: 'text' };
}

function code(label: string, value: string, hint: string | null): FactRow {
  return { ...text(label, value, hint), style: 'code' };
}
