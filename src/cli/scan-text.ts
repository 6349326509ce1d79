import type { ScanView } from '../view/scan-view.ts';
import { findingLines } from './response-text.ts';
import { harmlessLine, styled, type Terminal } from './terminal.ts';
import { wrapped } from './wrapped.ts';

/** What a scan found, for a terminal. */
export function scanLines(view: ScanView, terminal: Terminal): readonly string[] {
  const seconds = (view.duration / 1000).toFixed(1);
  const lines = [styled(terminal, 'bold', `  Scan: ${view.connections} connections in ${seconds} s`)];
  if (view.failure) lines.push(`  ${view.failure.code}: ${harmlessLine(view.failure.message)}`);
  else lines.push(...versionLines(view, terminal), ...featureLines(view, terminal), ...httpLines(view));
  if (!view.complete && !view.failure)
    lines.push(
      ...wrapped('Not complete: the scan was stopped, or the server did not always answer.', terminal.columns, '  '),
    );
  lines.push(...view.findings.flatMap((finding) => findingLines(finding, terminal)));
  return lines;
}

function versionLines({ versions }: ScanView, terminal: Terminal): readonly string[] {
  return versions.flatMap(({ version, supported, suites, serverPrefers }) => {
    const order =
      serverPrefers === null ? '' : serverPrefers ? ', in the server’s order' : ', the client’s order counts';
    const text =
      supported === null
        ? 'not known'
        : supported
          ? `yes, ${suites.length} ${suites.length === 1 ? 'suite' : 'suites'}${order}`
          : 'no';
    return [
      `  ${styled(terminal, 'bold', label(version))} ${text}`,
      ...(suites.length === 0 ? [] : wrapped(suites.join(' '), terminal.columns, '    ')),
    ];
  });
}

function featureLines(view: ScanView, terminal: Terminal): readonly string[] {
  const row = (name: string, value: string): readonly string[] => {
    const [first = '', ...rest] = wrapped(value, terminal.columns - 22, '');
    return [`  ${label(name)} ${first}`, ...rest.map((line) => `  ${label('')} ${line}`)];
  };
  const { alpn, older, tls13Tickets, fallbackProtection, dhPrimeBits } = view;
  return [
    ...view.groups.flatMap(({ version, names }) => row(`Groups ${version}`, names.join(', '))),
    ...(dhPrimeBits === null ? [] : row('Diffie-Hellman', `${dhPrimeBits} bits`)),
    ...row('Protocols', alpn === null ? 'not known' : alpn.length === 0 ? 'none' : alpn.join(', ')),
    ...(tls13Tickets === null ? [] : row('Resumption 1.3', tls13Tickets ? 'tickets' : 'none seen')),
    ...(older === null
      ? []
      : [
          ...row('Resumption', resumption(older)),
          ...row('Renegotiation', older.secureRenegotiation ? 'secure' : 'not secure'),
          ...row('Master secret', older.extendedMasterSecret ? 'extended' : 'not extended'),
          ...row('Compression', older.compression ? 'yes' : 'none'),
        ]),
    ...(fallbackProtection === null ? [] : row('Fallback', fallbackProtection ? 'turned down' : 'not turned down')),
  ];
}

function resumption({ sessionIds, sessionTickets }: NonNullable<ScanView['older']>): string {
  const kinds = [...(sessionTickets ? ['tickets'] : []), ...(sessionIds ? ['session ids'] : [])];
  return kinds.length === 0 ? 'none' : kinds.join(', ');
}

function httpLines({ http }: ScanView): readonly string[] {
  if (http === null) return [];
  const { plainPort, plainStatus, plainLocation, plainFailure, secureFailure, strictTransportSecurity } = http;
  const plain =
    plainStatus === null
      ? (plainFailure ?? 'no answer')
      : `${plainStatus}${plainLocation ? ` to ${plainLocation}` : ''}`;
  const hsts = secureFailure === null ? (strictTransportSecurity ?? 'none') : `not asked (${secureFailure})`;
  return [`  ${label(`HTTP at ${plainPort}`)} ${harmlessLine(plain)}`, `  ${label('HSTS')} ${harmlessLine(hsts)}`];
}

function label(text: string): string {
  return text.padEnd(20);
}
