import type { Certificate } from '../certificate/certificate.ts';
import type { Connection, Failure } from '../exchange/exchange.ts';
import { shortened } from '../findings/certificates-in-use.ts';
import { dayText } from '../findings/time-text.ts';
import type { FactRow } from './certificate-view.ts';
import { spanText } from './duration-text.ts';
import { certificateName } from './trust-text.ts';
import { visibleText } from './visible-text.ts';

/** How much of what came instead of TLS is shown beside the verdict, in characters. */
const longestBanner = 120;

/** Who answered, in three lines: what the certificate says, or what else there was to see. */
export function whoRows(connection: Connection | null, failure: Failure | null, now: number): readonly FactRow[] {
  if (connection === null) return [];
  const leaf = connection.tls?.chain[0];
  if (leaf !== undefined) {
    const { commonName, organization, text } = leaf.issuer;
    const issuer = [commonName, organization].filter((one) => one !== null).join(', ') || text;
    const others = leaf.subjectAltNames.length - 1;
    return [
      row('Issued to', certificateName(leaf) + (others > 0 ? ` and ${others} more` : '')),
      row('Issued by', leaf.selfSigned ? 'itself' : shortened(issuer) || 'nobody named'),
      row('Valid', validText(leaf, now)),
    ];
  }
  const received = failure?.received?.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  return [
    row('Address', joined(connection.remoteAddress, connection.remotePort)),
    ...(received === '' ? [] : [row('It said', received.slice(0, longestBanner), 'code')]),
  ];
}

function validText({ notBefore, notAfter, validityIsReadable }: Certificate, now: number): string {
  if (!validityIsReadable) return 'not known, its dates cannot be read';
  if (now < notBefore) return `from ${dayText(notBefore)}`;
  return now > notAfter
    ? `until ${dayText(notAfter)}, ${spanText(now - notAfter)} ago`
    : `until ${dayText(notAfter)}, ${spanText(notAfter - now)} left`;
}

function joined(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

function row(label: string, value: string, style: FactRow['style'] = 'text'): FactRow {
  return { label, value: visibleText(value, false), hint: null, style };
}
