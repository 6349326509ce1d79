import type { Certificate, DistinguishedName, PublicKeyFacts } from './certificate.ts';
import { certificateToPem } from './certificate-to-pem.ts';

type Row = readonly [label: string, value: string];

/** A certificate as text to read, search and compare: one fact per line, PEM at the end. Ends with a line break. */
export function describeAsText(certificate: Certificate): string {
  return [
    'Certificate',
    ...rows([
      ['Version', `${certificate.version}`],
      ['Serial number', spaced(certificate.serialNumber)],
      ['Not before', moment(certificate.notBefore)],
      ['Not after', moment(certificate.notAfter)],
      ['Self-signed', certificate.selfSigned ? 'yes' : 'no'],
    ]),
    ...section('Subject', nameRows(certificate.subject)),
    ...section('Issuer', nameRows(certificate.issuer)),
    ...section(
      'Names it is valid for',
      certificate.subjectAltNames.length === 0
        ? [['', '(none)']]
        : certificate.subjectAltNames.map(({ kind, value }) => [kind, value]),
    ),
    ...section('Public key', [
      ['Type', keyText(certificate.publicKey)],
      ['Pin (SHA-256)', certificate.publicKeyPin],
    ]),
    ...section('Signature', [
      ['Algorithm', certificate.signatureAlgorithm],
      ['Hash', certificate.signatureHash ?? '(part of the algorithm)'],
    ]),
    ...section('Extensions', extensionRows(certificate)),
    ...section('Fingerprints', [
      ['SHA-256', certificate.fingerprint256],
      ['SHA-1', certificate.fingerprint1],
    ]),
    '',
    certificateToPem(certificate.der),
  ].join('\n');
}

/** Like `EC, 256 bits, P-256`. */
function keyText({ type, bits, curve }: PublicKeyFacts): string {
  return [type, ...(bits === null ? [] : [`${bits} bits`]), ...(curve === null ? [] : [curve])].join(', ');
}

function section(title: string, content: readonly Row[]): readonly string[] {
  return content.length === 0 ? [] : ['', title, ...rows(content)];
}

function rows(content: readonly Row[]): readonly string[] {
  const width = Math.max(...content.map(([label]) => label.length));
  return content.map(([label, value]) => `  ${width === 0 ? '' : `${label.padEnd(width)}  `}${value}`);
}

function nameRows(name: DistinguishedName): readonly Row[] {
  if (name.parts.length === 0) return [['', name.text === '' ? '(empty)' : name.text]];
  return name.parts.map(({ type, value }) => [type, value]);
}

function extensionRows(certificate: Certificate): readonly Row[] {
  return certificate.extensions.map(({ name, critical, summary }) => [
    name,
    `${summary ?? '(not read)'}${critical ? '  [critical]' : ''}`,
  ]);
}

function moment(time: number): string {
  return new Date(time).toISOString().replace('T', ' ').replace('.000Z', ' UTC');
}

function spaced(hexadecimal: string): string {
  return hexadecimal.replace(/..(?=.)/g, '$& ');
}
