import type { ScanView } from './scan-view.ts';

/** A line of a scan: what it is about, what was found, and, for versions, the suites. */
export interface ScanRow {
  readonly label: string;
  readonly value: string;
  readonly suites: readonly string[];
}

/** What a scan found, row by row, for a terminal and for a document. */
export function scanRows(view: ScanView): readonly ScanRow[] {
  return [...versionRows(view), ...featureRows(view), ...httpRows(view)];
}

function row(label: string, value: string, suites: readonly string[] = []): ScanRow {
  return { label, value, suites };
}

function versionRows({ versions }: ScanView): readonly ScanRow[] {
  return versions.map(({ version, supported, suites, serverPrefers }) => {
    const order =
      serverPrefers === null ? '' : serverPrefers ? ', in the server’s order' : ', the client’s order counts';
    const count = `yes, ${suites.length} ${suites.length === 1 ? 'suite' : 'suites'}${order}`;
    return row(version, supported === null ? 'not known' : supported ? count : 'no', suites);
  });
}

function featureRows(view: ScanView): readonly ScanRow[] {
  const { alpn, older, tls13Tickets, fallbackProtection, dhPrimeBits } = view;
  return [
    ...view.groups.map(({ version, names }) => row(`Groups ${version}`, names.join(', '))),
    ...(dhPrimeBits === null ? [] : [row('Diffie-Hellman', `${dhPrimeBits} bits`)]),
    row('Protocols', alpn === null ? 'not known' : alpn.length === 0 ? 'none' : alpn.join(', ')),
    ...(tls13Tickets === null ? [] : [row('Resumption 1.3', tls13Tickets ? 'tickets' : 'none seen')]),
    ...(older === null
      ? []
      : [
          row('Resumption', resumption(older)),
          row('Renegotiation', older.secureRenegotiation ? 'secure' : 'not secure'),
          row('Master secret', older.extendedMasterSecret ? 'extended' : 'not extended'),
          row('Compression', older.compression ? 'yes' : 'none'),
        ]),
    ...(fallbackProtection === null ? [] : [row('Fallback', fallbackProtection ? 'turned down' : 'not turned down')]),
  ];
}

function resumption({ sessionIds, sessionTickets }: NonNullable<ScanView['older']>): string {
  const kinds = [...(sessionTickets ? ['tickets'] : []), ...(sessionIds ? ['session ids'] : [])];
  return kinds.length === 0 ? 'none' : kinds.join(', ');
}

function httpRows({ http }: ScanView): readonly ScanRow[] {
  if (http === null) return [];
  const { plainPort, plainStatus, plainLocation, plainFailure, secureFailure, strictTransportSecurity } = http;
  const plain =
    plainStatus === null
      ? (plainFailure ?? 'no answer')
      : `${plainStatus}${plainLocation ? ` to ${plainLocation}` : ''}`;
  const hsts = secureFailure === null ? (strictTransportSecurity ?? 'none') : `not asked (${secureFailure})`;
  return [row(`HTTP at ${plainPort}`, plain), row('HSTS', hsts)];
}
