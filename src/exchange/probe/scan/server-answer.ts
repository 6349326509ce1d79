import { cipherSuiteName } from '../../tls/names.ts';
import { type OctetReader, readOctets } from '../../tls/octets.ts';
import { readMessages, readRecords, startsTls } from '../../tls/record-reader.ts';

/** What a server says to a ClientHello, as far as a scan looks. Numbers are those of the IANA registry. */
export type ServerAnswer =
  | ChosenByServer
  | { readonly kind: 'alert'; readonly alert: number }
  /** The connection ended without an answer. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'not-tls' }
  /** No connection was made; `error` as the system names it. */
  | { readonly kind: 'unreachable'; readonly error: string }
  | { readonly kind: 'stopped' };

export interface ChosenByServer {
  readonly kind: 'hello';
  /** It asks for another hello with a key for `group` (HelloRetryRequest). */
  readonly retry: boolean;
  readonly version: number;
  readonly suite: number;
  readonly sessionIdLength: number;
  readonly compression: number;
  readonly extensions: readonly number[];
  readonly alpn: string | null;
  /** Of the key share, the retry, or the ServerKeyExchange; `null`: none was named. */
  readonly group: number | null;
  /** Size of the prime of a finite-field exchange before TLS 1.3; `null`: no such exchange. */
  readonly primeBits: number | null;
  /** DER, in the order of the message; empty where none was waited for, and in TLS 1.3, which encrypts them. */
  readonly certificates: readonly Uint8Array[];
}

/** How far an answer is read: to what the server chose, or also its certificates, which come in the clear before TLS 1.3. */
export type AnswerEnd = 'choice' | 'certificate';

/** SHA-256 of "HelloRetryRequest" (RFC 8446 section 4.1.3). */
const retryRandom = Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex');

const alertRecord = 21;
const handshakeRecord = 22;
const serverHello = 2;
const certificateMessage = 11;
const serverKeyExchange = 12;
const serverHelloDone = 14;

export interface AnswerReader {
  /** The answer as soon as it is complete; `null`: more has to come. Never throws. */
  push(chunk: Buffer): ServerAnswer | null;
  /** What was understood when the connection ends before that. */
  end(): ServerAnswer;
}

/** Reads as far as the ServerHello, and as far as the ServerKeyExchange where the suite has one. */
export function readServerAnswer(until: AnswerEnd = 'choice'): AnswerReader {
  const records = readRecords();
  const messages = readMessages();
  let hello: ChosenByServer | null = null;
  let isFirst = true;

  const onMessage = (type: number, body: Buffer): ServerAnswer | null => {
    if (type === serverHello) {
      hello = readHello(body);
      const isMoreToCome = hasKeyExchange(hello) || (until === 'certificate' && hello.version < 0x0304);
      return isMoreToCome ? null : hello;
    }
    if (hello === null) return null;
    if (type === certificateMessage && until === 'certificate')
      return { ...hello, certificates: readCertificates(body) };
    if (type === serverKeyExchange) return { ...hello, ...readKeyExchange(body, cipherSuiteName(hello.suite)) };
    return type === serverHelloDone ? hello : null;
  };

  return {
    push(chunk) {
      if (isFirst && !startsTls(chunk)) return { kind: 'not-tls' };
      isFirst = false;
      try {
        for (const { type, payload } of records.push(chunk)) {
          // One of level warning (1), such as unrecognized_name, is followed by the hello.
          if (type === alertRecord && payload[0] !== 1) return hello ?? { kind: 'alert', alert: payload[1] ?? 0 };
          if (type !== handshakeRecord) continue;
          for (const message of messages.push(payload)) {
            const answer = onMessage(message.type, message.body);
            if (answer !== null) return answer;
          }
        }
      } catch {
        // A message that ends early.
        return hello ?? { kind: 'not-tls' };
      }
      return records.isBroken() ? { kind: 'not-tls' } : null;
    },
    end: () => hello ?? { kind: 'closed' },
  };
}

function readHello(body: Buffer): ChosenByServer {
  const reader = readOctets(body);
  let version = reader.number(2);
  const retry = reader.take(32).equals(retryRandom);
  const sessionIdLength = reader.vector(1).left();
  const suite = reader.number(2);
  const compression = reader.number(1);
  const extensions: number[] = [];
  let alpn: string | null = null;
  let group: number | null = null;
  if (reader.left() > 0) {
    const all = reader.vector(2);
    while (all.left() > 0) {
      const type = all.number(2);
      const content = all.vector(2);
      extensions.push(type);
      if (type === 43) version = content.number(2);
      else if (type === 51) group = content.number(2);
      else if (type === 16) alpn = firstProtocol(content);
    }
  }
  return {
    kind: 'hello',
    retry,
    version,
    suite,
    sessionIdLength,
    compression,
    extensions,
    alpn,
    group,
    primeBits: null,
    certificates: [],
  };
}

function readCertificates(body: Buffer): readonly Uint8Array[] {
  const list = readOctets(body).vector(3);
  const certificates: Uint8Array[] = [];
  while (list.left() > 0) certificates.push(Uint8Array.from(list.vector(3).rest()));
  return certificates;
}

function firstProtocol(content: OctetReader): string | null {
  const list = content.vector(2);
  return list.left() === 0 ? null : list.vector(1).rest().toString('latin1');
}

/** TLS 1.3 has no such message, and what follows its hello is encrypted. */
function hasKeyExchange({ version, suite }: ChosenByServer): boolean {
  return version < 0x0304 && /^TLS_(?:ECDHE|DHE|DH_anon|ECDH_anon)_/.test(cipherSuiteName(suite));
}

/** ServerECDHParams (RFC 8422 section 5.4) and ServerDHParams (RFC 5246 section 7.4.3). */
function readKeyExchange(body: Buffer, suite: string): Pick<ChosenByServer, 'group' | 'primeBits'> {
  const reader = readOctets(body);
  if (/^TLS_DHE?_/.test(suite)) {
    const prime = reader.vector(2).rest();
    const first = prime.findIndex((octet) => octet !== 0);
    const bits = first < 0 ? 0 : (prime.length - first) * 8 - (Math.clz32(prime[first] ?? 0) - 24);
    return { group: null, primeBits: bits };
  }
  // 3: a named curve.
  return { group: reader.number(1) === 3 ? reader.number(2) : null, primeBits: null };
}
