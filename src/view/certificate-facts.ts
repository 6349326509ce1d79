import type { Connection, Timings, TlsSession } from '../exchange/exchange.ts';
import { wishOf } from '../exchange/tls/wish-of.ts';
import { explainCipherSuite } from '../explain/explain-cipher-suite.ts';
import { explainTlsVersion } from '../explain/explain-tls-version.ts';
import { keyText } from './certificate-sections.ts';
import type { FactRow } from './certificate-view.ts';
import { dateText } from './date-text.ts';
import { durationText } from './duration-text.ts';
import { revocationRows } from './revocation-rows.ts';
import { sizeText } from './size-text.ts';
import { keyExchangeText, protocolText } from './tls-text.ts';
import { certificateName } from './trust-text.ts';
import { visibleText } from './visible-text.ts';

/** Facts of the connection, TLS first. */
export function certificateFacts(connection: Connection, timings: Timings, now: number): readonly FactRow[] {
  const session = connection.tls;
  return [
    ...(session === null ? [] : tlsFacts(session)),
    ...(session === null || session.chain.length === 0 ? [] : revocationRows(session, now)),
    ...addressFacts(connection),
    ...(session === null ? [] : lateFacts(session, timings)),
  ];
}

function tlsFacts(session: TlsSession): readonly FactRow[] {
  const leaf = session.chain[0];
  const rows: FactRow[] = [];
  rows.push(
    text('Trusted by', trustedBy(session), session.trusted ? null : `Reasons: ${session.trustErrors.join(', ')}.`),
  );
  if (session.protocol !== null) {
    rows.push(text('Protocol', protocolText(session.protocol), explainTlsVersion(session.protocol)?.summary ?? null));
  }
  if (session.cipher !== null)
    rows.push(code('Cipher suite', session.cipher, explainCipherSuite(session.cipher)?.summary ?? null));
  if (session.keyExchange !== null) {
    const { name, bits } = session.keyExchange;
    rows.push(
      text('Key exchange', bits === null || /\d/.test(name) ? name : `${name}, ${bits} bits`, keyExchangeText(name)),
    );
  }
  if (leaf !== undefined) rows.push(text('Key', keyText(leaf.publicKey), 'The key the server proves to have.'));
  if (session.signatureScheme !== null)
    rows.push(code('Proof of the key', session.signatureScheme, 'The signature the server made in this handshake.'));
  rows.push(
    text(
      'Application protocol',
      session.alpn === null ? 'none agreed (ALPN)' : session.alpn === 'h2' ? 'HTTP/2 (h2)' : session.alpn,
      session.alpnOffered.length > 0 ? `Offered: ${session.alpnOffered.join(', ')}.` : null,
    ),
  );
  rows.push(
    text(
      'Server name sent',
      session.serverName ?? 'none',
      session.serverName === null
        ? 'For an address no name is sent (RFC 6066): a server with many certificates sends its default one.'
        : 'SNI: it tells the server which certificate is wanted, and travels in the clear.',
    ),
  );
  return rows;
}

function trustedBy(session: TlsSession): string {
  if (!session.trusted) return session.checkSkipped ? 'not trusted; the check is switched off' : 'not trusted';
  const anchor = session.path.at(-1);
  const store = { bundled: 'bundled list', system: 'this machine\u2019s store', extra: 'added by you' };
  const where = session.anchorStore === null ? 'a trusted authority' : store[session.anchorStore];
  return anchor === undefined ? where : `${certificateName(anchor)} (${where})`;
}

/** Address, and whether the connection was used before. */
export function addressFacts(connection: Connection): readonly FactRow[] {
  const { proxy } = connection;
  const rows = [
    code(
      proxy === null ? 'Address' : 'Address of the proxy',
      joined(connection.remoteAddress, connection.remotePort),
      null,
    ),
  ];
  if (proxy !== null) rows.push(code('Proxy', joined(proxy.host, proxy.port), `Named by ${proxy.source}.`));
  if (connection.localAddress !== null && connection.localPort !== null) {
    rows.push(
      code('From', joined(connection.localAddress, connection.localPort), 'This machine\u2019s end of the connection.'),
    );
  }
  rows.push(
    text(
      'Connection',
      `number ${connection.id}, ${connection.reused ? 'used before' : 'new'}`,
      connection.reused ? 'Look-up, connect and handshake had been done by an earlier request.' : null,
    ),
  );
  for (const { address, port, error } of connection.attempts) {
    if (error !== null) rows.push(code('Tried before', joined(address, port), error));
  }
  return rows;
}

function lateFacts(session: TlsSession, { tls }: Timings): readonly FactRow[] {
  const rows = [text('Session', session.resumed ? 'resumed' : 'full handshake', null), clientCertificateFact(session)];
  if (tls !== null) {
    const size = session.bytesSent + session.bytesReceived;
    rows.push(
      text(
        'Handshake',
        size === 0 ? durationText(tls) : `${durationText(tls)}, ${sizeText(size)}`,
        size === 0 ? null : `${session.bytesSent} bytes sent, ${session.bytesReceived} received.`,
      ),
    );
  }
  rows.push(text('TLS library', session.library, null));
  return rows;
}

function clientCertificateFact(session: TlsSession): FactRow {
  const { asked, sent } = wishOf(session);
  const label = 'Client certificate';
  if (asked === null) return text(label, 'not known', null);
  const own = session.ownCertificate;
  const certificate = own?.certificate ?? null;
  const whose =
    certificate === null
      ? ''
      : `Issued by ${certificate.issuer.text || 'nobody named'}, valid until ${dateText(certificate.notAfter)}. `;
  const hint = own === null ? null : `${whose}Given by ${own.source}.`;
  if (!asked) return text(label, own === null ? 'not asked for' : 'not asked for, so none was sent', hint);
  return text(label, sent === null ? 'asked for, none was sent' : `asked for, sent ${sent}`, hint);
}

function joined(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

function text(label: string, value: string, hint: string | null): FactRow {
  return {
    label,
    value: visibleText(value, false),
    hint: hint === null ? null : visibleText(hint, false),
    style: 'text',
  };
}

function code(label: string, value: string, hint: string | null): FactRow {
  return { ...text(label, value, hint), style: 'code' };
}
