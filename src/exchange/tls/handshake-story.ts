import type { TlsEvent, TlsEventKind } from '../exchange.ts';
import {
  type AskedFor,
  readCertificateMessage,
  readCertificateRequest,
  readServerKeyExchange,
  readStaple,
  type SentCertificate,
  ticketLifetime,
} from './handshake-messages.ts';
import type { ClientOffer, HelloBreach, RetryRequest, Tickets } from './handshake-record.ts';
import {
  type ClientHello,
  extension,
  readClientHello,
  readEncryptedExtensions,
  readServerHello,
  type ServerHello,
} from './hello.ts';
import { helloBreaches } from './hello-breaches.ts';
import { cipherSuiteName, groupName, groupOf, signatureSchemeName, versionName } from './names.ts';
import { readOctets } from './octets.ts';
import type { HandshakeMessage } from './record-reader.ts';

export type Side = 'client' | 'server';

export type KeyExchange = { readonly name: string; readonly bits: number | null };

/** What the messages of a handshake told so far; `null` until it was told, and where it never is. */
export interface Story {
  readonly events: TlsEvent[];
  offer: ClientOffer | null;
  sessionId: Buffer | null;
  retry: RetryRequest | null;
  hello: ServerHello | null;
  encryptedExtensions: readonly number[] | null;
  alpn: string | null;
  keyExchange: KeyExchange | null;
  signatureScheme: string | null;
  certificates: readonly SentCertificate[] | null;
  certificateBytes: number;
  /** Of a message of its own (before TLS 1.3). */
  stapleBytes: number | null;
  /** Numbers of the extensions that we offered, in all our hellos; what a signalling suite stands for included. */
  readonly offered: Set<number>;
  /** Numbers of extensions that the server answered though they were not offered, each once. */
  readonly unsolicited: Set<number>;
  /** Of the server's hello and its HelloRetryRequest. */
  readonly breaches: Set<HelloBreach>;
  askedFor: AskedFor | null;
  /** `null`: the place where the server would ask was not read. */
  clientCertificateRequested: boolean | null;
  clientCertificates: readonly SentCertificate[] | null;
  clientCertificateBytes: number;
  tickets: Tickets | null;
  readonly finished: { client: boolean; server: boolean };
}

export function beginStory(): Story {
  return {
    events: [],
    offer: null,
    sessionId: null,
    retry: null,
    hello: null,
    encryptedExtensions: null,
    alpn: null,
    keyExchange: null,
    signatureScheme: null,
    certificates: null,
    certificateBytes: 0,
    stapleBytes: null,
    offered: new Set(),
    unsolicited: new Set(),
    breaches: new Set(),
    askedFor: null,
    clientCertificateRequested: null,
    clientCertificates: null,
    clientCertificateBytes: 0,
    tickets: null,
    finished: { client: false, server: false },
  };
}

export function isTls13(story: Story): boolean {
  return story.hello?.version === 0x0304;
}

export function tellEvent(
  story: Story,
  kind: TlsEventKind,
  from: Side,
  at: number | null,
  size: number | null,
  values: TlsEvent['values'] = {},
): void {
  story.events.push({ kind, from, at, size, values });
}

/** Takes up one message, `at` milliseconds after the TCP connection stood. Throws `RangeError` on one that ends early. */
export function tellMessage(story: Story, from: Side, message: HandshakeMessage, at: number): void {
  if (from === 'client') tellOurs(story, message, at);
  else tellTheirs(story, message, at);
}

function tellOurs(story: Story, message: HandshakeMessage, at: number): void {
  if (message.type === 1) {
    const { sessionId, types, ...offer } = readClientHello(message.body);
    for (const type of types) story.offered.add(type);
    tellClientHello(story, offer, message, at);
    story.sessionId = sessionId;
  } else if (message.type === 11) {
    story.clientCertificates = readCertificateMessage(message.body, isTls13(story));
    story.clientCertificateBytes = message.size;
  } else if (message.type === 16) tellEvent(story, 'client-key-exchange', 'client', at, message.size);
  else if (message.type === 20) {
    story.finished.client = true;
    tellEvent(story, 'client-finished', 'client', at, message.size);
  }
}

function tellTheirs(story: Story, message: HandshakeMessage, at: number): void {
  const { body, size } = message;
  switch (message.type) {
    case 2:
      tellServerHello(story, message, at);
      break;
    case 4: {
      const lifetime = ticketLifetime(body);
      story.tickets = { count: (story.tickets?.count ?? 0) + 1, lifetime };
      break;
    }
    case 8: {
      const { alpn, extensions } = readEncryptedExtensions(body);
      story.alpn = alpn;
      story.encryptedExtensions = extensions;
      noteUnsolicited(story, extensions);
      break;
    }
    case 11:
      story.certificates = readCertificateMessage(body, isTls13(story));
      story.certificateBytes = size;
      for (const { extensions } of story.certificates) noteUnsolicited(story, extensions);
      tellEvent(story, 'certificate', 'server', at, size, { certificates: String(story.certificates.length) });
      break;
    case 12:
      tellServerKey(story, message, at);
      break;
    case 13:
      story.clientCertificateRequested = true;
      story.askedFor = readCertificateRequest(body, story.hello?.version ?? 0x0303);
      break;
    case 14:
      story.clientCertificateRequested ??= false;
      break;
    case 15:
      story.signatureScheme = signatureSchemeName(readOctets(body).number(2));
      tellEvent(story, 'key-exchange', 'server', at, size, {
        group: story.keyExchange?.name ?? '',
        signature: story.signatureScheme,
      });
      break;
    case 20:
      story.finished.server = true;
      story.clientCertificateRequested ??= false;
      tellEvent(story, 'server-finished', 'server', at, size);
      break;
    case 22:
      story.stapleBytes = readStaple(body)?.length ?? null;
      break;
  }
}

function tellClientHello(
  story: Story,
  hello: Omit<ClientHello, 'sessionId' | 'types'>,
  { size }: HandshakeMessage,
  at: number,
): void {
  if (story.offer === null) story.offer = { ...hello, bytes: size };
  else if (story.retry !== null) story.retry = { ...story.retry, keyShares: hello.keyShares };
  tellEvent(story, 'client-hello', 'client', at, size, {
    versions: hello.versions.join(', '),
    'cipher suites': String(hello.cipherSuites.length),
    'server name': hello.serverName ?? '',
    'application protocols': hello.alpn.join(', '),
    groups: hello.groups.join(', '),
    'key shares': hello.keyShares.map(({ group }) => group).join(', '),
  });
}

function tellServerHello(story: Story, message: HandshakeMessage, at: number): void {
  const answer = readServerHello(message.body);
  const suite = cipherSuiteName(answer.cipherSuite);
  const values: Record<string, string> = { version: versionName(answer.version), 'cipher suite': suite };
  if (answer.group !== null) values['group'] = groupName(answer.group);
  if (answer.alpn !== null) values['application protocol'] = answer.alpn;
  tellEvent(story, answer.retry ? 'hello-retry-request' : 'server-hello', 'server', at, message.size, values);
  // A cookie is the one that a server brings up itself, in a HelloRetryRequest (RFC 8446 section 4.2).
  noteUnsolicited(
    story,
    answer.retry ? answer.extensions.filter((type) => type !== extension.cookie) : answer.extensions,
  );
  for (const breach of helloBreaches(answer)) story.breaches.add(breach);
  if (answer.retry) {
    story.retry = retryOf(answer);
    return;
  }
  story.hello = answer;
  story.alpn = answer.alpn;
  if (answer.group !== null) story.keyExchange = groupOf(answer.group);
  else if (suite.startsWith('TLS_RSA_')) story.keyExchange = { name: 'RSA', bits: null };
}

/** Answers to what nobody asked, at which a client has to break off (RFC 8446 section 4.2, RFC 5246 section 7.4.1.4). */
function noteUnsolicited({ offered, unsolicited }: Story, types: readonly number[]): void {
  for (const type of types) if (offered.size > 0 && !offered.has(type)) unsolicited.add(type);
}

function retryOf({ group, extensions }: ServerHello): RetryRequest {
  const hasCookie = extensions.includes(extension.cookie);
  const reason =
    group === null ? (hasCookie ? 'cookie' : 'not-given') : hasCookie ? 'group-and-cookie' : ('group' as const);
  return { reason, group: group === null ? null : groupName(group), keyShares: [] };
}

function tellServerKey(story: Story, message: HandshakeMessage, at: number): void {
  const { hello } = story;
  const key = readServerKeyExchange(
    message.body,
    hello === null ? '' : cipherSuiteName(hello.cipherSuite),
    hello?.version ?? 0,
  );
  if (key === null) return;
  story.keyExchange = key.group;
  story.signatureScheme = key.signatureScheme;
  const values: Record<string, string> = { group: key.group.name };
  if (key.signatureScheme !== null) values['signature'] = key.signatureScheme;
  tellEvent(story, 'key-exchange', 'server', at, message.size, values);
}
