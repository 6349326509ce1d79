import type { Connection, Exchange, Failure, Timings, TlsSession } from '../exchange/exchange.ts';
import type { Inspection } from '../exchange/inspect-tls.ts';
import type { Finding } from '../findings/finding.ts';
import { addressFacts, certificateFacts } from './certificate-facts.ts';
import { certificateNodes } from './certificate-nodes.ts';
import type { CertificateView } from './certificate-view.ts';
import { handshakeSteps } from './handshake-steps.ts';
import { verdict } from './verdict.ts';

/** Who answered the last call of an exchange. */
export function presentCertificate(exchange: Exchange, findings: readonly Finding[], now: number): CertificateView {
  const call = exchange.calls.at(-1);
  if (call === undefined) throw new Error('An exchange has at least one call.');
  const scheme = call.sent.url.startsWith('https:') ? 'https' : 'http';
  const authority = authorityOf(call.sent.url);
  return present(
    { scheme, authority, connection: call.connection, failure: call.failure, timings: call.timings },
    findings,
    now,
  );
}

/** Who answered a handshake that was made without a request. */
export function presentInspection(inspection: Inspection, findings: readonly Finding[], now: number): CertificateView {
  const { host, port, connection, failure, timings } = inspection;
  return present(
    { scheme: 'https', authority: inspectedAuthority(host, port), connection, failure, timings },
    findings,
    now,
  );
}

interface Answered {
  readonly scheme: 'http' | 'https';
  readonly authority: string;
  readonly connection: Connection | null;
  readonly failure: Failure | null;
  readonly timings: Timings;
}

function present(answered: Answered, findings: readonly Finding[], now: number): CertificateView {
  const { scheme, authority, connection, failure, timings } = answered;
  const session = connection?.tls ?? null;
  return {
    authority,
    scheme,
    verdict: verdict(scheme, connection, failure, now),
    facts:
      connection === null
        ? []
        : scheme === 'http'
          ? addressFacts(connection)
          : certificateFacts(connection, timings, now),
    handshake:
      scheme === 'http'
        ? []
        : handshakeSteps({ authority, connection, failure, connectTime: timings.connect, tlsTime: timings.tls, now }),
    chain: session === null ? [] : certificateNodes(session, now),
    chainNotes: session === null ? [] : chainNotes(session),
    findings,
  };
}

function chainNotes({ chain, path }: TlsSession): readonly string[] {
  const notes: string[] = [];
  const sent = chain.map((one) => one.fingerprint256);
  const built = path.map((one) => one.fingerprint256);
  const onPath = sent.filter((one) => built.includes(one));
  if (path.length > 0 && onPath.length < sent.length)
    notes.push('The server sent certificates that the path does not need.');
  const inOrder = built.filter((one) => sent.includes(one));
  if (onPath.join() !== inOrder.join())
    notes.push(
      'The server sent the chain out of order; TLS 1.2 asks for each certificate to certify the one before it.',
    );
  if (chain.slice(1).some((one) => one.selfSigned))
    notes.push(
      'The server sent the root as well. It does no harm and helps nobody: clients trust their own copy only.',
    );
  return notes;
}

/** `host:port` of an absolute URL, the port always said. */
export function authorityOf(url: string): string {
  const host = /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? '';
  return /:\d+$/.test(host) ? host : `${host}:${url.startsWith('https:') ? 443 : 80}`;
}

export function inspectedAuthority(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
