import type { TlsEvent } from '../exchange.ts';
import type { CertificateReader } from './certificate-reader.ts';
import { endsWithAlert } from './ends-with-alert.ts';
import { openFlights } from './flights.ts';
import type { HandshakeRecord, RecordedAlert } from './handshake-record.ts';
import { beginStory, isTls13, type KeyExchange, type Side, tellEvent, tellMessage } from './handshake-story.ts';
import { alertName, cipherSuiteName, messageName, versionName } from './names.ts';
import type { OpenedRecord } from './open-flight.ts';
import { otherProtocol } from './other-protocol.ts';
import { type HandshakeMessage, readMessages, readRecords, startsTls, type TlsRecord } from './record-reader.ts';
import { type SealedRecord, sealSide } from './sealed-side.ts';
import type { TapListener } from './tap.ts';
import { writeRecord } from './write-record.ts';

/** The alert that ended a handshake, or would have. */
export interface SeenAlert {
  readonly number: number;
  readonly from: Side;
}

/** What the octets of a handshake told. */
export interface HandshakeFacts {
  /** In order of time. */
  readonly events: readonly TlsEvent[];
  readonly protocol: string | null;
  readonly cipher: string | null;
  readonly keyExchange: KeyExchange | null;
  readonly signatureScheme: string | null;
  readonly alpn: string | null;
  readonly alpnOffered: readonly string[];
  /** DER, in the order of the message; what is known where the handshake broke off. */
  readonly certificates: readonly Buffer[];
  /** The OCSP response beside each of them (TLS 1.3); `null` without one. */
  readonly staples: readonly (Buffer | null)[];
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
  /** A line of the library's key log. It stays here and is forgotten when it was used. */
  secret(line: Buffer): void;
  /**
   * The handshake is over, well or not. After one that went well, what follows at once is still read, up to the first
   * octets of the application.
   */
  end(outcome: 'done' | 'failed'): void;
  facts(): HandshakeFacts;
  /** What is known so far. */
  record(read: CertificateReader): HandshakeRecord;
}

/** Of a connection that nobody read along with. */
export function unheard(bytesSent: number, bytesReceived: number): HandshakeFacts {
  return {
    events: [],
    protocol: null,
    cipher: null,
    keyExchange: null,
    signatureScheme: null,
    alpn: null,
    alpnOffered: [],
    certificates: [],
    staples: [],
    clientCertificateRequested: null,
    bytesSent,
    bytesReceived,
    alert: null,
    received: null,
    notTls: false,
  };
}

const changeCipherSpecRecord = 20;
const alertRecord = 21;
const handshakeRecord = 22;
const applicationDataRecord = 23;
const previewLength = 512;
const mostAlerts = 32;
/** Records looked at after the handshake; a server sends its tickets in one or two. */
const mostLateRecords = 16;

/**
 * `began`: the moment at which the TCP connection stood, of which times are relative. `whenOver` is called once, when
 * nothing more is read.
 */
export function logHandshake(began: number, whenOver: () => void = () => undefined): HandshakeLog {
  const story = beginStory();
  const flights = openFlights();
  const alerts: RecordedAlert[] = [];
  const readers = { client: readRecords(), server: readRecords() };
  const clear = { client: readMessages(), server: readMessages() };
  const opened = { client: readMessages(), server: readMessages() };
  const sealed = { client: sealSide(), server: sealSide() };
  /** Before TLS 1.3: what follows the change of cipher is encrypted, and stays so. */
  const isSealed = { client: false, server: false };
  let phase: 'handshake' | 'late' | 'over' = 'handshake';
  let trafficSecret: Buffer | null = null;
  let lateRecords = 0;
  let isTicketsRead = false;
  let preview = Buffer.alloc(0);
  let bytesSent = 0;
  let bytesReceived = 0;
  let alert: SeenAlert | null = null;
  let cutOff = false;

  const over = (): void => {
    if (phase === 'over') return;
    phase = 'over';
    sealed.client.close();
    sealed.server.close();
    trafficSecret = null;
    whenOver();
  };

  const onAlert = (from: Side, payload: Buffer, at: number, isReadable: boolean): void => {
    const isWhole = isReadable && payload.length === 2;
    const number = isWhole ? payload.readUInt8(1) : null;
    // In TLS 1.3 the level means nothing: all are fatal but the two that say goodbye (RFC 8446 section 6).
    const isFatal = isWhole && (isTls13(story) ? number !== 0 && number !== 90 : payload.readUInt8(0) === 2);
    if (number !== null && isFatal) alert ??= { number, from };
    if (alerts.length < mostAlerts) {
      const name = number === null ? null : alertName(number);
      const level = number === null ? null : isFatal ? 'fatal' : 'warning';
      alerts.push({ from, level, number, name, at, afterFinished: story.finished[from] });
    }
    if (number !== null) tellEvent(story, 'alert', from, at, 2, { alert: alertName(number), number: String(number) });
  };

  const onMessage = (from: Side, message: HandshakeMessage, at: number, flight: number | null): void => {
    tellMessage(story, from, message, at);
    flights.name(flight, message.type === 2 && story.hello === null ? 'HelloRetryRequest' : messageName(message.type));
  };

  const onOpened = (from: Side, { type, content }: OpenedRecord, { at, flight, record }: SealedRecord): void => {
    const isLate = story.finished[from];
    if (isLate) {
      lateRecords += 1;
      if (type === applicationDataRecord || lateRecords > mostLateRecords) {
        isTicketsRead = type === applicationDataRecord;
        over();
        return;
      }
    }
    const place = flight ?? flights.touch(from, at, record.header.length + record.payload.length);
    if (type === alertRecord) {
      flights.name(place, 'Alert');
      onAlert(from, content, at, true);
    } else if (type === handshakeRecord) {
      for (const message of opened[from].push(content)) onMessage(from, message, at, place);
      if (isLate || !story.finished[from]) return;
      if (from === 'server') sealed.server.secret(trafficSecret);
      else sealed.client.close();
    }
  };

  const open = (from: Side): void => {
    const suite = story.hello?.cipherSuite;
    if (suite !== undefined) sealed[from].open(suite, (inner, outer) => onOpened(from, inner, outer));
  };

  const onRecord = (from: Side, record: TlsRecord, at: number, flight: number | null): void => {
    const isNew = isTls13(story);
    if (record.type === changeCipherSpecRecord) {
      flights.name(flight, 'ChangeCipherSpec');
      const values: TlsEvent['values'] = isNew ? { meaning: 'none in TLS 1.3, for old middleboxes' } : {};
      tellEvent(story, 'change-cipher-spec', from, at, record.payload.length, values);
      if (!isNew && story.hello !== null) isSealed[from] = true;
    } else if (record.type === alertRecord) {
      flights.name(flight, 'Alert');
      onAlert(from, record.payload, at, !isSealed[from]);
    } else if (record.type === handshakeRecord && isSealed[from]) {
      story.finished[from] = true;
      flights.name(flight, 'Finished');
      tellEvent(story, from === 'server' ? 'server-finished' : 'client-finished', from, at, record.payload.length);
    } else if (record.type === handshakeRecord) {
      for (const message of clear[from].push(record.payload)) onMessage(from, message, at, flight);
    } else if (record.type === applicationDataRecord && isNew) {
      sealed[from].push({ record, at, flight });
      open(from);
    }
  };

  /** Never throws: what a server sends must not break the connection's owner. */
  const follow = (from: Side, chunk: Buffer): void => {
    const at = performance.now() - began;
    const flight = phase === 'handshake' ? flights.touch(from, at, chunk.length) : null;
    try {
      for (const record of readers[from].push(chunk)) onRecord(from, record, at, flight);
    } catch {
      // A malformed message; TLS itself will refuse it.
    }
  };

  /** What is known to have happened though it could not be read. */
  const fillGaps = (): void => {
    const has = (kind: TlsEvent['kind']): boolean => story.events.some((event) => event.kind === kind);
    const lastSealed = sealed.server.lastAt();
    if (!has('server-finished') && lastSealed !== null) tellEvent(story, 'server-finished', 'server', lastSealed, null);
    // The library reports the end of the handshake just before it hands its last message over.
    if (!has('client-finished')) tellEvent(story, 'client-finished', 'client', performance.now() - began, null);
  };

  return {
    sent(chunk) {
      if (phase === 'over' || (phase === 'late' && story.finished.client)) return;
      if (phase === 'handshake') bytesSent += chunk.length;
      follow('client', chunk);
    },
    received(chunk) {
      if (phase === 'over') return;
      if (phase === 'handshake') bytesReceived += chunk.length;
      if (preview.length < previewLength)
        preview = Buffer.concat([preview, chunk.subarray(0, previewLength - preview.length)]);
      follow('server', chunk);
    },
    ended(tail) {
      cutOff = story.hello !== null && !endsWithAlert(tail, isTls13(story));
    },
    secret(line) {
      if (phase === 'over') return;
      const [, label, hex] = /^(\w+) [0-9a-f]+ ([0-9a-f]+)/i.exec(line.toString('latin1')) ?? [];
      if (label === undefined || hex === undefined) return;
      const secret = Buffer.from(hex, 'hex');
      if (label === 'SERVER_HANDSHAKE_TRAFFIC_SECRET') sealed.server.secret(secret);
      else if (label === 'CLIENT_HANDSHAKE_TRAFFIC_SECRET') sealed.client.secret(secret);
      else if (label === 'SERVER_TRAFFIC_SECRET_0') {
        trafficSecret = secret;
        if (story.finished.server) sealed.server.secret(secret);
      } else return;
      try {
        open('server');
      } catch {
        // As in `follow`.
      }
    },
    end(outcome) {
      if (phase !== 'handshake') return;
      if (outcome === 'failed') {
        over();
        return;
      }
      fillGaps();
      phase = 'late';
      if (!isTls13(story) || trafficSecret === null) over();
    },
    facts: () => ({
      events: story.events.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)),
      protocol: story.hello === null ? null : versionName(story.hello.version),
      cipher: story.hello === null ? null : cipherSuiteName(story.hello.cipherSuite),
      keyExchange: story.keyExchange,
      signatureScheme: story.signatureScheme,
      alpn: story.alpn,
      alpnOffered: story.offer?.alpn ?? [],
      certificates: story.certificates?.map(({ der }) => der) ?? [],
      staples: story.certificates?.map(({ staple }) => staple) ?? [],
      clientCertificateRequested: story.clientCertificateRequested,
      bytesSent,
      bytesReceived,
      alert,
      received: preview.length === 0 ? null : preview.toString('latin1'),
      notTls: preview.length > 0 && !startsTls(preview),
    }),
    record(read) {
      const isOther = preview.length > 0 && !startsTls(preview);
      return writeRecord(
        story,
        {
          alerts: [...alerts],
          flights: flights.list(),
          cutOff,
          otherProtocol: isOther ? otherProtocol(preview) : null,
          opened: {
            server: !sealed.server.isUnread() || story.finished.server,
            client: !isTls13(story) || story.finished.client,
            tickets: isTicketsRead,
          },
        },
        read,
      );
    },
  };
}
