import type { Connection, Failure, Timings, TlsEvent, TlsEventKind, TlsSession } from '../exchange/exchange.ts';
import { wishOf } from '../exchange/tls/wish-of.ts';
import type { HandshakeStep } from './certificate-view.ts';
import { durationText } from './duration-text.ts';
import { handshakeMessages, trafficText } from './handshake-messages.ts';
import { keyExchangeText, protocolText } from './tls-text.ts';
import { certificateName, trustErrorText } from './trust-text.ts';
import { visibleText } from './visible-text.ts';

/** What the steps are told from. */
export interface HandshakeFacts {
  readonly authority: string;
  readonly connection: Connection | null;
  readonly failure: Failure | null;
  /** Milliseconds of the TCP connect; `null` when it did not take place. */
  readonly connectTime: number | null;
  /** Milliseconds of the whole handshake. */
  readonly tlsTime: number | null;
  readonly now: number;
}

/** Milliseconds from the first packet until something that was sent would reach the server: a proxy may stand between. */
export function untilServer({ connect, proxy }: Pick<Timings, 'connect' | 'proxy'>): number | null {
  return connect === null ? null : connect + (proxy ?? 0);
}

type Step = HandshakeStep['step'];

interface Told {
  readonly title: string;
  readonly detail: string;
  /** Milliseconds since the TCP connection stood. */
  readonly at: number | null;
}

const order: readonly Step[] = ['connect', 'hello', 'certificate', 'key-exchange', 'finished', 'trust', 'encrypted'];

const numbers: Readonly<Record<Step, number | null>> = {
  connect: null,
  hello: 1,
  certificate: 2,
  'key-exchange': 3,
  finished: 4,
  trust: null,
  encrypted: 5,
};

const titles: Readonly<Record<Step, string>> = {
  connect: 'Connect',
  hello: 'Hello',
  certificate: 'Certificate',
  'key-exchange': 'Key exchange',
  finished: 'Finished',
  trust: 'Trust decision',
  encrypted: 'Encrypted',
};

const meanings: Readonly<Record<Step, string>> = {
  connect: 'A TCP connection to the port. 443 is the default for HTTPS; any other port can carry it just as well.',
  hello: 'Client and server agree on a version of TLS, a cipher suite and the protocol that is spoken inside.',
  certificate: 'The server says who it is, with a certificate that an authority has signed for its name.',
  'key-exchange':
    'Both sides arrive at the same secret without sending it, and the server proves that the certificate\u2019s key is its own. With keyless SSL that proof is made on another machine which holds the key; a client cannot tell, and that is the point of it.',
  finished: 'Both sides confirm that they have seen the same handshake, and change to the keys just made.',
  trust:
    'The client decides whether it believes the certificate: a chain to an authority it trusts, the right name, valid now.',
  encrypted:
    'From here on, everything is encrypted and protected against changes: request, response, fields and address.',
};

/** The way from the port to the encrypted connection; it stops where the exchange stopped. */
export function handshakeSteps(facts: HandshakeFacts): readonly HandshakeStep[] {
  const { connection, failure } = facts;
  const session = connection?.tls ?? null;
  const failedAt = failedStep(facts, session);
  const failedIndex = failedAt === null ? order.length : order.indexOf(failedAt);
  const messages = handshakeMessages(session?.events ?? [], facts.connectTime ?? 0);
  return order.map((step, index): HandshakeStep => {
    const told = tell(step, facts, session);
    const ms = told.at === null ? null : Math.round((told.at + (facts.connectTime ?? 0)) * 1000) / 1000;
    const base = {
      step,
      number: numbers[step],
      title: titles[step],
      meaning: meanings[step],
      traffic: trafficText(session?.events ?? [], step),
      messages: messages.get(step) ?? [],
    };
    if (index > failedIndex) return { ...base, detail: 'Not reached.', ms: null, time: '', state: 'not-reached' };
    if (index === failedIndex) {
      const message =
        failure === null ? told.detail : step === 'trust' ? told.detail : visibleText(failure.message, false);
      return { ...base, detail: message, ms, time: ms === null ? '' : durationText(ms), state: 'failed' };
    }
    const skipped = connection?.reused === true && step !== 'encrypted' && told.at === null && facts.tlsTime === null;
    const state = skipped ? 'skipped' : step === 'trust' && session?.trusted === false ? 'warning' : 'done';
    return { ...base, title: told.title, detail: told.detail, ms, time: ms === null ? '' : durationText(ms), state };
  });
}

/** `null`: the connection stood, and was used or could have been. */
function failedStep({ connection, failure }: HandshakeFacts, session: TlsSession | null): Step | null {
  if (failure === null) return null;
  if (connection === null) return 'connect';
  if (failure.code === 'TLS_UNTRUSTED') return 'trust';
  if (isAboutClientCertificate(failure)) return 'finished';
  if (failure.phase !== 'tls') return null;
  if (session === null || session.protocol === null) return 'hello';
  if (session.chain.length === 0) return 'certificate';
  return has(session, 'client-finished') || has(session, 'server-finished') ? 'finished' : 'key-exchange';
}

/** With TLS 1.3 it comes when the handshake has ended for the client. */
function isAboutClientCertificate({ code }: Failure): boolean {
  return code === 'TLS_CLIENT_CERTIFICATE_REQUIRED' || code === 'TLS_CLIENT_CERTIFICATE_REFUSED';
}

function tell(step: Step, facts: HandshakeFacts, session: TlsSession | null): Told {
  const title = titles[step];
  if (step === 'connect')
    return {
      title,
      detail: connectText(facts),
      at: facts.connection === null || facts.connectTime === null ? null : 0,
    };
  if (session === null) return { title, detail: '', at: null };
  switch (step) {
    case 'hello':
      return { title, detail: helloText(session), at: timeOf(session, 'server-hello') };
    case 'certificate':
      return { title, detail: certificateText(session), at: timeOf(session, 'certificate') };
    case 'key-exchange':
      return {
        title,
        detail: keyText(session),
        at: timeOf(session, 'key-exchange') ?? timeOf(session, 'client-key-exchange'),
      };
    case 'finished':
      return {
        title: isTls13(session) ? 'Finished (once: change cipher spec)' : 'Change cipher spec and finished',
        detail: finishedText(session, facts.tlsTime),
        at: timeOf(session, 'client-finished') ?? timeOf(session, 'server-finished'),
      };
    case 'trust':
      return { title, detail: trustText(session, facts.now), at: timeOf(session, 'trust-decision') };
    case 'encrypted':
      return { title, detail: encryptedText(session), at: standsAt(session, facts.tlsTime) };
  }
}

function connectText({ authority, connection }: HandshakeFacts): string {
  if (connection === null) return `No connection to ${authority}.`;
  const address = connection.remoteAddress.includes(':') ? `[${connection.remoteAddress}]` : connection.remoteAddress;
  const reached =
    connection.proxy === null
      ? `${authority} answered at ${address}, port ${connection.remotePort}.`
      : `The proxy at ${address}, port ${connection.remotePort} (${connection.proxy.source}), made the connection to ${authority}.`;
  if (connection.reused)
    return `${reached} The connection had been made by an earlier request, and its handshake with it.`;
  const failed = connection.attempts.filter((one) => one.error !== null);
  return failed.length === 0
    ? reached
    : `${reached} Tried before, in vain: ${failed.map((one) => `${one.address} (${one.error})`).join(', ')}.`;
}

function helloText(session: TlsSession): string {
  const offered = [
    session.serverName === null ? 'no server name, since this is an address' : `the name ${session.serverName}`,
    session.alpnOffered.length > 0 ? session.alpnOffered.join(' and ') : null,
  ].filter((one) => one !== null);
  const chosen = [
    session.protocol === null ? null : protocolText(session.protocol),
    session.cipher,
    session.alpn,
  ].filter((one) => one !== null);
  const retried = has(session, 'hello-retry-request')
    ? ' It first asked for another key share, which cost one round trip more.'
    : '';
  const resumed = session.resumed ? ' An earlier session was resumed.' : '';
  return `We offered ${offered.join(', ')}. The server chose ${chosen.join(', ') || 'nothing'}.${retried}${resumed}`;
}

function certificateText(session: TlsSession): string {
  const { chain } = session;
  if (chain.length === 0) return session.resumed ? 'None: the session was resumed.' : 'The server sent no certificate.';
  const bytes = chain.reduce((sum, one) => sum + one.der.length, 0);
  const count = chain.length === 1 ? '1 certificate' : `${chain.length} certificates`;
  const how = isTls13(session) ? 'already encrypted' : 'in the clear, as TLS 1.2 does';
  const asked = wishText(session);
  const names = chain.slice(0, 4).map((one) => visibleText(certificateName(one), false));
  return `${count}, ${bytes} bytes, ${how}: ${names.join(' \u2192 ')}${chain.length > 4 ? ' \u2192 …' : ''}.${asked}`;
}

function wishText(session: TlsSession): string {
  const { asked, sent } = wishOf(session);
  if (asked !== true) return '';
  return ` It asked for a certificate of ours${sent === null ? ', and got none' : `, and got “${visibleText(sent, false)}”`}.`;
}

function keyText(session: TlsSession): string {
  const proof = session.signatureScheme === null ? '' : ` The server proved its key with ${session.signatureScheme}.`;
  if (session.keyExchange === null) return `How the keys were agreed is not known.${proof}`;
  const { name } = session.keyExchange;
  const where = isTls13(session) ? 'the shares travelled inside the hellos' : 'in messages of its own';
  return `${name}: ${name === 'RSA' ? 'the client sent the secret, encrypted to the certificate\u2019s key' : where}. ${keyExchangeText(name)}${proof}`;
}

function finishedText(session: TlsSession, tlsTime: number | null): string {
  const trips = isTls13(session)
    ? has(session, 'hello-retry-request')
      ? '2 round trips'
      : '1 round trip'
    : '2 round trips';
  const time = tlsTime === null ? '' : ` ${durationText(tlsTime)} for the handshake, ${trips}.`;
  const how = isTls13(session)
    ? 'Everything after the server\u2019s hello was encrypted already; the change of cipher is no message of its own any more.'
    : 'Both sides announced the change to the new keys, and confirmed the handshake under them.';
  return `${how}${time}`;
}

function trustText(session: TlsSession, now: number): string {
  if (session.trusted) {
    const store = {
      bundled: 'the list that comes with Node',
      system: 'this machine\u2019s store',
      extra: 'a certificate you added',
    };
    const where = session.anchorStore === null ? '' : ` by ${store[session.anchorStore]}`;
    return `The chain leads to an authority trusted${where}, it is valid now, and it names ${session.checkedName}. The request may be sent.`;
  }
  const reason = trustErrorText(session, now);
  return session.checkSkipped
    ? `Not trusted: ${reason}. The request has the check switched off, so it was sent all the same.`
    : `Not trusted: ${reason}. The connection was closed before a byte of the request was written.`;
}

function encryptedText(session: TlsSession): string {
  const { alpn, cipher } = session;
  const speaks =
    alpn === null ? '' : ` Inside it speaks ${alpn === 'h2' ? 'HTTP/2' : alpn === 'http/1.1' ? 'HTTP/1.1' : alpn}.`;
  return `${cipher === null ? 'The connection' : cipher} protects what follows.${speaks}`;
}

/** The later of the handshake's end and the decision: only then is the connection used. */
function standsAt(session: TlsSession, tlsTime: number | null): number | null {
  const decided = timeOf(session, 'trust-decision');
  return tlsTime === null || decided === null ? (tlsTime ?? decided) : Math.max(tlsTime, decided);
}

function isTls13(session: TlsSession): boolean {
  return session.protocol === 'TLSv1.3';
}

function has(session: TlsSession, kind: TlsEventKind): boolean {
  return session.events.some((event: TlsEvent) => event.kind === kind);
}

function timeOf(session: TlsSession, kind: TlsEventKind): number | null {
  return session.events.find((event) => event.kind === kind)?.at ?? null;
}
