import { dateText } from './date-text.ts';
import type { Visit, VisitedCertificate } from './visit.ts';

/** A visit line by line, always the same lines, so that two of them can be laid side by side. */
export function visitText(visit: Visit): string {
  const { authority, since, at, title, protocol, cipher, keyExchange, certificate, path } = visit;
  return [
    line('Server', authority),
    line('First seen so', dateText(since)),
    line('Last seen so', dateText(at)),
    line('Verdict', title),
    '',
    line('Protocol', protocol),
    line('Cipher suite', cipher),
    line('Key exchange', keyExchange),
    '',
    ...(certificate === null ? ['No certificate came.'] : certificateLines(certificate)),
    '',
    'Path',
    ...path.map((name, index) => `  ${index + 1}. ${name}`),
    '',
  ].join('\n');
}

function certificateLines(certificate: VisitedCertificate): readonly string[] {
  const { names, nameCount } = certificate;
  const more = nameCount - names.length;
  return [
    line('Issued to', certificate.subject),
    line('Issued by', certificate.issuer),
    line('Valid from', dateText(certificate.notBefore)),
    line('Valid until', dateText(certificate.notAfter)),
    line('Key', certificate.key),
    line('Signature', certificate.signatureAlgorithm),
    line('Serial number', certificate.serialNumber),
    line('SHA-256', certificate.fingerprint256),
    line('Pin of the key', certificate.publicKeyPin),
    'Names',
    ...names.map((name) => `  ${name}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function line(label: string, value: string | null): string {
  return `${`${label}:`.padEnd(16)}${value === null || value === '' ? 'not known' : value}`;
}
