import type { TlsEvent, TlsEventKind } from '../exchange.ts';
import { readClientHello, readEncryptedExtensions, readServerHello, type ServerHello } from './hello.ts';
import { alertName, cipherSuiteName, groupName, groupOf, signatureSchemeName, versionName } from './names.ts';
import { readOctets } from './octets.ts';
import { openFlight } from './open-flight.ts';
import { type HandshakeMessage, readMessages, readRecords, startsTls, type TlsRecord } from './record-reader.ts';
import type { TapListener } from './tap.ts';

/** The alert that ended a handshake, or would have. */
export interface SeenAlert {
  readonly number: number;
  readonly from: 'server' | 'client';
}

/** What the octets of a handshake told. */
export interface HandshakeFacts {
  readonly events: readonly TlsEvent[];
  readonly protocol: string | null;
  readonly cipher: string | null;
  readonly keyExchange: { readonly name: string; readonly bits: number | null } | null;
  readonly signatureScheme: string | null;
  readonly alpn: string | null;
  readonly alpnOffered: readonly string[];
  /** DER, in the order of the message; what is known where the handshake broke off. */
  readonly certificates: readonly Buffer[];
  /** `null`: the place where the server would ask could not be read. */
  readonly clientCertificateRequested: boolean | null;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly alert: SeenAlert | null;
  /** The first octets from the server, as Latin-1; `null` when none came. */
  readonly received: string | null;
  /** Octets came, and they are no TLS. */
  readonly notTls: boolean;
}

export interface HandshakeLog extends TapListener {
  /** A line of the library's key log. It stays here and is forgotten with `end`. */
  secret(line: Buffer): void;
  /** The handshake is over, well or not: nothing more is read or counted. */
  end(outcome: 'done' | 'failed'): void;
  facts(): HandshakeFacts;
}

type Side = 'client' | 'server';

const changeCipherSpecRecord = 20;
const alertRecord = 21;
const handshakeRecord = 22;
const applicationDataRecord = 23;
const previewLength = 512;
/** Encrypted records kept for opening; a flight has a handful. */
const mostSealed = 64;

/** `began`: the moment at which the TCP connection stood, of which event times are relative. */
export function logHandshake(began: number): HandshakeLog {
  const events: TlsEvent[] = [];
  const readers = { client: readRecords(), server: readRecords() };
  const assembled = { client: readMessages(), server: readMessages() };
  const sealed = { client: false, server: false };
  const flight: { readonly record: TlsRecord; readonly at: number }[] = [];
  const certificates: Buffer[] = [];
  let over = false;
  let serverSecret: Buffer | null = null;
  let hello: ServerHello | null = null;
  let preview = Buffer.alloc(0);
  let bytesSent = 0;
  let bytesReceived = 0;
  let keyExchange: HandshakeFacts['keyExchange'] = null;
  let signatureScheme: string | null = null;
  let alpn: string | null = null;
  let alpnOffered: readonly string[] = [];
  let clientCertificateRequested: boolean | null = null;
  let alert: SeenAlert | null = null;

  const add = (
    kind: TlsEventKind,
    from: Side,
    at: number | null,
    size: number | null,
    values: TlsEvent['values'] = {},
  ): void => {
    events.push({ kind, from, at, size, values });
  };

  const onClientHello = (message: HandshakeMessage, at: number): void => {
    const offer = readClientHello(message.body);
    alpnOffered = offer.alpn;
    add('client-hello', 'client', at, message.size, {
      versions: offer.versions.join(', '),
      'cipher suites': String(offer.cipherSuiteCount),
      'server name': offer.serverName ?? '',
      'application protocols': offer.alpn.join(', '),
      groups: offer.groups.join(', '),
      'key shares': offer.keyShares.join(', '),
    });
  };

  const onServerHello = (message: HandshakeMessage, at: number): void => {
    const answer = readServerHello(message.body);
    const values: Record<string, string> = {
      version: versionName(answer.version),
      'cipher suite': cipherSuiteName(answer.cipherSuite),
    };
    if (answer.group !== null) values['group'] = groupName(answer.group);
    if (answer.alpn !== null) values['application protocol'] = answer.alpn;
    add(answer.retry ? 'hello-retry-request' : 'server-hello', 'server', at, message.size, values);
    if (answer.retry) return;
    hello = answer;
    alpn = answer.alpn;
    if (answer.group !== null) keyExchange = groupOf(answer.group);
    else if (cipherSuiteName(answer.cipherSuite).startsWith('TLS_RSA_')) keyExchange = { name: 'RSA', bits: null };
  };

  const onCertificate = (message: HandshakeMessage, at: number, hasContext: boolean): void => {
    const reader = readOctets(message.body);
    if (hasContext) reader.vector(1);
    const list = reader.vector(3);
    certificates.length = 0;
    while (list.left() > 0) {
      certificates.push(list.vector(3).rest());
      if (hasContext) list.vector(2);
    }
    add('certificate', 'server', at, message.size, { certificates: String(certificates.length) });
  };

  /** TLS 1.2: the group or the prime, and the signature over it (RFC 8422 section 5.4, RFC 5246 section 7.4.3). */
  const onServerKeyExchange = (message: HandshakeMessage, at: number): void => {
    const reader = readOctets(message.body);
    const suite = hello === null ? '' : cipherSuiteName(hello.cipherSuite);
    if (suite.startsWith('TLS_DHE_')) {
      const prime = reader.vector(2).rest();
      reader.vector(2);
      reader.vector(2);
      const bits = prime.length * 8 - (prime[0] === 0 ? 8 : 0);
      keyExchange = { name: 'DHE', bits };
    } else if (reader.number(1) === 3) {
      keyExchange = groupOf(reader.number(2));
      reader.vector(1);
    } else return;
    const values: Record<string, string> = { group: keyExchange.name };
    if (hello?.version === 0x0303) {
      signatureScheme = signatureSchemeName(reader.number(2));
      values['signature'] = signatureScheme;
    }
    add('key-exchange', 'server', at, message.size, values);
  };

  const onMessage = (from: Side, message: HandshakeMessage, at: number): void => {
    if (message.type === 1 && from === 'client') onClientHello(message, at);
    else if (message.type === 2 && from === 'server') onServerHello(message, at);
    else if (message.type === 11 && from === 'server') onCertificate(message, at, false);
    else if (message.type === 12) onServerKeyExchange(message, at);
    else if (message.type === 13) clientCertificateRequested = true;
    else if (message.type === 14) clientCertificateRequested ??= false;
    else if (message.type === 16) add('client-key-exchange', 'client', at, message.size);
  };

  const onRecord = (from: Side, record: TlsRecord, at: number): void => {
    const isTls13 = hello?.version === 0x0304;
    if (record.type === changeCipherSpecRecord) {
      add(
        'change-cipher-spec',
        from,
        at,
        record.payload.length,
        isTls13 ? { meaning: 'none in TLS 1.3, for old middleboxes' } : {},
      );
      if (!isTls13 && hello !== null) sealed[from] = true;
    } else if (record.type === alertRecord && !sealed[from] && record.payload.length === 2) {
      const number = record.payload.readUInt8(1);
      if (number !== 0) alert ??= { number, from };
      add('alert', from, at, 2, { alert: alertName(number), number: String(number) });
    } else if (record.type === handshakeRecord && sealed[from]) {
      add(from === 'server' ? 'server-finished' : 'client-finished', from, at, record.payload.length);
    } else if (record.type === handshakeRecord) {
      for (const message of assembled[from].push(record.payload)) onMessage(from, message, at);
    } else if (record.type === applicationDataRecord && isTls13) {
      if (from === 'server' && flight.length < mostSealed) flight.push({ record, at });
      else if (from === 'client') add('client-finished', 'client', at, record.payload.length);
    }
  };

  /** Never throws: what a server sends must not break the connection's owner. */
  const follow = (from: Side, chunk: Buffer): void => {
    const at = performance.now() - began;
    try {
      for (const record of readers[from].push(chunk)) onRecord(from, record, at);
    } catch {
      // A malformed message; TLS itself will refuse it.
    }
  };

  /** The messages of TLS 1.3 that were encrypted, where the library has told the secret. */
  const openedEvents = (done: boolean): readonly TlsEvent[] => {
    const last = flight.at(-1);
    if (hello === null || last === undefined) return [];
    const before = events.length;
    const messages =
      serverSecret === null
        ? []
        : openFlight(
            serverSecret,
            hello.cipherSuite,
            flight.map(({ record }) => record),
          );
    let finished = false;
    for (const message of messages) {
      const at = flight[message.record]?.at ?? null;
      try {
        if (message.type === 8) alpn = readEncryptedExtensions(message.body).alpn;
        else if (message.type === 11) onCertificate(message, at ?? 0, true);
        else if (message.type === 13) clientCertificateRequested = true;
        else if (message.type === 15) {
          signatureScheme = signatureSchemeName(readOctets(message.body).number(2));
          add('key-exchange', 'server', at, message.size, {
            group: keyExchange?.name ?? '',
            signature: signatureScheme,
          });
        } else if (message.type === 20) {
          finished = true;
          clientCertificateRequested ??= false;
          add('server-finished', 'server', at, message.size);
        }
      } catch {
        // As in `follow`.
      }
    }
    if (!finished && done) add('server-finished', 'server', last.at, null);
    return events.splice(before);
  };

  return {
    sent(chunk) {
      if (over) return;
      bytesSent += chunk.length;
      follow('client', chunk);
    },
    received(chunk) {
      if (over) return;
      bytesReceived += chunk.length;
      if (preview.length < previewLength)
        preview = Buffer.concat([preview, chunk.subarray(0, previewLength - preview.length)]);
      follow('server', chunk);
    },
    secret(line) {
      if (over) return;
      const match = /^SERVER_HANDSHAKE_TRAFFIC_SECRET [0-9a-f]+ ([0-9a-f]+)/i.exec(line.toString('latin1'));
      if (match?.[1] !== undefined) serverSecret = Buffer.from(match[1], 'hex');
    },
    end(outcome) {
      if (over) return;
      over = true;
      const done = outcome === 'done';
      events.push(...openedEvents(done));
      events.sort((one, other) => (one.at ?? 0) - (other.at ?? 0));
      // The library reports the end of the handshake just before it hands its last message over.
      if (done && !events.some(({ kind }) => kind === 'client-finished')) {
        add('client-finished', 'client', performance.now() - began, null);
      }
      serverSecret = null;
      flight.length = 0;
    },
    facts: () => ({
      events: [...events],
      protocol: hello === null ? null : versionName(hello.version),
      cipher: hello === null ? null : cipherSuiteName(hello.cipherSuite),
      keyExchange,
      signatureScheme,
      alpn,
      alpnOffered,
      certificates: [...certificates],
      clientCertificateRequested,
      bytesSent,
      bytesReceived,
      alert,
      received: preview.length === 0 ? null : preview.toString('latin1'),
      notTls: preview.length > 0 && !startsTls(preview),
    }),
  };
}
