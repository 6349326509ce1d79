import type { Certificate, DistinguishedName, GeneralName, PublicKeyFacts } from '../certificate/certificate.ts';
import { unicodeName } from '../certificate/unicode-name.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import type { CertificateNode, FactRow } from './certificate-view.ts';
import { dateText } from './date-text.ts';
import { daysLeft } from './days-left.ts';
import { spanText } from './duration-text.ts';
import { visibleText } from './visible-text.ts';

export type CertificateRole = 'leaf' | 'intermediate' | 'root';

/** All fields of a certificate, in reading order; sections without any are left out. */
export function certificateSections(
  certificate: Certificate,
  session: TlsSession,
  role: CertificateRole,
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
    { title: 'What it may be used for', rows: [...usageRows(certificate), ...constraintRows(certificate)] },
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

const nameKinds: Readonly<Record<GeneralName['kind'], string>> = {
  dns: 'DNS name',
  ip: 'IP address',
  email: 'E-mail',
  uri: 'URI',
  directory: 'Directory name',
  other: 'Other name',
};

function altNameRows(certificate: Certificate, session: TlsSession, role: CertificateRole): readonly FactRow[] {
  const names = certificate.subjectAltNames;
  if (names.length === 0) {
    return role === 'leaf'
      ? [text('Alternative names', 'None', 'Without alternative names no client of today accepts it for any host.')]
      : [];
  }
  return names.map(({ kind, value }) => {
    const asked =
      role === 'leaf' && value.toLowerCase() === session.checkedName.toLowerCase()
        ? 'This is the name that was asked for.'
        : null;
    return code(
      nameKinds[kind],
      value,
      [asked, kind === 'dns' ? unicodeHint(value) : null].filter((one) => one !== null).join(' ') || null,
    );
  });
}

/** What A-labels stand for; a name of several scripts may be made to look like another. */
function unicodeHint(name: string): string | null {
  const unicode = unicodeName(name);
  if (unicode === null) return null;
  return unicode.mixesScripts
    ? `Shown as “${visibleText(unicode.text, false)}”, with letters of several scripts: it may be made to look like another name.`
    : `Stands for “${visibleText(unicode.text, false)}”.`;
}

function validityRows({ notBefore, notAfter, validityIsReadable }: Certificate, now: number): readonly FactRow[] {
  if (!validityIsReadable) return [text('Dates', 'cannot be read', null)];
  const left = notAfter - now;
  return [
    text(
      'Not before',
      dateText(notBefore),
      now < notBefore ? `In ${spanText(notBefore - now)}.` : `${spanText(now - notBefore)} ago.`,
    ),
    text('Not after', dateText(notAfter), left < 0 ? `${spanText(left)} ago.` : `In ${spanText(left)}.`),
    text('Days left', String(Math.max(0, daysLeft(notAfter, now))), null),
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

/** For which names the certificates below may be (RFC 5280 section 4.2.1.10). */
function constraintRows({ nameConstraints }: Certificate): readonly FactRow[] {
  const inWords = ({ kind, value }: GeneralName): string => `${nameKinds[kind]} ${value || '(any)'}`;
  const rowOf = (label: string, names: readonly GeneralName[]): readonly FactRow[] =>
    names.length === 0 ? [] : [text(label, names.map(inWords).join(', '), 'Binds all certificates below it.')];
  if (nameConstraints === null) return [];
  return [...rowOf('Only for', nameConstraints.permitted), ...rowOf('Never for', nameConstraints.excluded)];
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
  const { validation, subjectKeyIdentifier, authorityKeyIdentifier, timestampCount, timestamps } = certificate;
  const rows: FactRow[] = [
    code('Serial number', certificate.serialNumber, null),
    text('Version', String(certificate.version), null),
    text('Came from', origin === 'sent' ? 'the server' : 'the store of this machine', null),
  ];
  if (validation !== null) rows.push(text('Validation', validations[validation], null));
  for (const policy of certificate.policies) rows.push(code('Policy', policy, null));
  for (const { issuer, subject } of certificate.policyMappings)
    rows.push(
      code('Policy mapping', `${issuer} is ${subject}`, 'In the certificates below, the second stands for the first.'),
    );
  rows.push(...policyLimitRows(certificate));
  if (subjectKeyIdentifier !== null) rows.push(code('Subject key identifier', subjectKeyIdentifier, null));
  if (authorityKeyIdentifier !== null)
    rows.push(code('Authority key identifier', authorityKeyIdentifier, 'The key of its issuer.'));
  if (certificate.authorityCertificate?.serialNumber != null)
    rows.push(code('Certificate of its issuer', certificate.authorityCertificate.serialNumber, 'The serial number.'));
  if (timestampCount > 0) {
    rows.push(
      text(
        'Certificate transparency',
        `${timestampCount} signed timestamp${timestampCount === 1 ? '' : 's'}`,
        'Public logs have seen it.',
      ),
    );
  }
  for (const { logId, at } of timestamps) rows.push(code('Seen by the log', logId, `On ${dateText(at)}.`));
  if (certificate.mustStaple)
    rows.push(text('Must-staple', 'Yes', 'The server has to bring a fresh OCSP answer along.'));
  return rows;
}

/** What an authority demands of the policies below it (RFC 5280 sections 4.2.1.11 and 4.2.1.14). */
function policyLimitRows({ policyConstraints, inhibitAnyPolicy }: Certificate): readonly FactRow[] {
  const row = (label: string, count: number | null | undefined, hint: string): readonly FactRow[] =>
    typeof count !== 'number' ? [] : [text(label, count === 0 ? 'At once' : `After ${count} more certificates`, hint)];
  return [
    ...row(
      'Policy required',
      policyConstraints?.requireExplicitPolicy,
      'Below it, one policy has to hold all the way.',
    ),
    ...row('Mappings end', policyConstraints?.inhibitPolicyMapping, 'Below it, no policy may stand for another.'),
    ...row('Any policy ends', inhibitAnyPolicy, 'Below it, every policy has to be named.'),
  ];
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
