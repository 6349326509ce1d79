import type { HandshakeRecord, KeyShare, Told } from '../exchange/tls/handshake-record.ts';
import type { FactRow, FactSection } from './certificate-view.ts';
import { durationText, spanText } from './duration-text.ts';
import { exactBytes } from './size-text.ts';
import { protocolText } from './tls-text.ts';
import { visibleText } from './visible-text.ts';

/** What was offered and asked for in a handshake, beside what came of it; empty where nothing was recorded. */
export function recordSections(record: HandshakeRecord | null): readonly FactSection[] {
  if (record === null) return [];
  return [
    { title: 'What we offered', rows: offerRows(record) },
    { title: 'What the server answered', rows: choiceRows(record) },
    { title: 'Client certificate', rows: clientCertificateRows(record) },
    { title: 'Flights', rows: flightRows(record) },
    { title: 'Alerts', rows: alertRows(record) },
  ].filter(({ rows }) => rows.length > 0);
}

function offerRows({ clientHello, retry }: HandshakeRecord): readonly FactRow[] {
  if (clientHello === null) return [];
  const { versions, cipherSuites, groups, keyShares, signatureSchemes, alpn, serverName, extensions } = clientHello;
  return [
    list('Versions', versions.map(protocolText)),
    row('Server name', serverName ?? 'none'),
    list('Protocols inside', alpn),
    list('Groups', groups),
    row('Key shares', shareText(keyShares)),
    ...(retry === null ? [] : [row('Asked again', `${retryText(retry)}, with ${shareText(retry.keyShares)}`)]),
    list('Signature schemes', signatureSchemes),
    list(`Cipher suites (${cipherSuites.length})`, cipherSuites),
    list('Extensions', extensions),
  ];
}

function retryText({ reason, group }: NonNullable<HandshakeRecord['retry']>): string {
  const wanted = group === null ? 'the server wanted another hello' : `the server wanted a share of ${group}`;
  return reason === 'cookie' || reason === 'group-and-cookie' ? `${wanted} and gave a cookie` : wanted;
}

function choiceRows({ serverHello, certificate, signatureScheme, tickets }: HandshakeRecord): readonly FactRow[] {
  if (serverHello === null) return [];
  const { serverNameAcknowledged, extensions, encryptedExtensions } = serverHello;
  const acknowledged =
    serverNameAcknowledged === 'not-known' ? 'not known' : serverNameAcknowledged ? 'acknowledged' : 'not acknowledged';
  return [
    row('Version', protocolText(serverHello.version)),
    row('Cipher suite', serverHello.cipherSuite),
    row('Group', serverHello.group ?? 'none'),
    row(
      'Protocol inside',
      told(serverHello.alpn, (value) => value, 'none'),
    ),
    row('Server name', acknowledged),
    row(
      'Proof of the key',
      told(signatureScheme, (value) => value, 'none'),
    ),
    row(
      'Certificates',
      told(certificate, ({ count, bytes }) => `${count} in ${exactBytes(bytes)}`, 'none'),
    ),
    row(
      'Stapled response',
      told(
        certificate,
        ({ certificates }) => {
          const size = certificates[0]?.stapleBytes ?? null;
          return size === null ? 'none' : exactBytes(size);
        },
        'none',
      ),
    ),
    ...flag('Extended master secret', serverHello.extendedMasterSecret),
    ...flag('Encrypt-then-MAC', serverHello.encryptThenMac),
    ...flag('Secure renegotiation', serverHello.secureRenegotiation),
    row(
      'Tickets',
      told(tickets, ({ count, lifetime }) => `${count}, good for ${spanText(lifetime * 1000)}`, 'none'),
    ),
    list('Extensions', extensions),
    ...(encryptedExtensions === null
      ? []
      : [
          row(
            'Encrypted extensions',
            told(encryptedExtensions, (names) => names.join(', ') || 'none', 'none'),
          ),
        ]),
  ];
}

function clientCertificateRows({ certificateRequest, clientCertificate }: HandshakeRecord): readonly FactRow[] {
  if (certificateRequest === null || certificateRequest === 'not-known') return [];
  const { authorities, authorityCount, signatureSchemes } = certificateRequest;
  const more = authorityCount - authorities.length;
  return [
    list('Accepted authorities', more > 0 ? [...authorities, `and ${more} more`] : authorities, 'any'),
    list('Signature schemes', signatureSchemes),
    row(
      'Sent by us',
      told(clientCertificate, ({ count, subject }) => (count === 0 ? 'none' : (subject ?? 'a certificate')), 'none'),
    ),
  ];
}

function flightRows({ flights }: HandshakeRecord): readonly FactRow[] {
  return flights.map(({ from, at, until, bytes, messages }) =>
    row(
      `${from === 'client' ? '→' : '←'} ${durationText(at)}`,
      `${exactBytes(bytes)}: ${messages.join(', ') || 'nothing whole'}`,
      until - at < 0.05 ? null : `Over ${durationText(until - at)}.`,
    ),
  );
}

function alertRows({ alerts }: HandshakeRecord): readonly FactRow[] {
  return alerts.map(({ from, level, number, name, at, afterFinished }) =>
    row(
      `${from === 'client' ? '→' : '←'} ${durationText(at)}`,
      number === null ? 'encrypted' : `${name ?? 'unknown'} (${number})${level === null ? '' : `, ${level}`}`,
      afterFinished ? 'After the handshake had been finished by its sender.' : null,
    ),
  );
}

function shareText(shares: readonly KeyShare[]): string {
  return shares.map(({ group, bytes }) => `${group} (${exactBytes(bytes)})`).join(', ') || 'none';
}

function flag(label: string, value: boolean | null): readonly FactRow[] {
  return value === null ? [] : [row(label, value ? 'yes' : 'no')];
}

function told<Value>(value: Told<Value>, tell: (value: Value) => string, none: string): string {
  if (value === 'not-known') return 'not known';
  return value === null ? none : tell(value as Value);
}

function list(label: string, values: readonly string[], none = 'none'): FactRow {
  return row(label, values.join(', ') || none);
}

function row(label: string, value: string, hint: string | null = null): FactRow {
  return { label, value: visibleText(value, false), hint, style: 'text' };
}
