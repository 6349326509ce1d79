import type { CertificateReader } from './certificate-reader.ts';
import type {
  CertificateMessage,
  CertificateRequest,
  ClientCertificate,
  Flight,
  HandshakeRecord,
  OtherProtocolSeen,
  RecordedAlert,
  ServerChoice,
  Tickets,
  Told,
} from './handshake-record.ts';
import { isTls13, type Story } from './handshake-story.ts';
import { extension } from './hello.ts';
import { cipherSuiteName, extensionName, versionName } from './names.ts';

/** What was read along beside the messages. */
export interface Margin {
  readonly alerts: readonly RecordedAlert[];
  readonly flights: readonly Flight[];
  readonly cutOff: boolean;
  readonly otherProtocol: OtherProtocolSeen | null;
  /** The server's encrypted messages before its Finished, ours, and the server's after: read as far as they came. */
  readonly opened: { readonly server: boolean; readonly client: boolean; readonly tickets: boolean };
}

/** The record of what was told so far. */
export function writeRecord(story: Story, margin: Margin, read: CertificateReader): HandshakeRecord {
  const sealed = isTls13(story) && !margin.opened.server;
  const { alerts, flights, cutOff, otherProtocol } = margin;
  const request = requestOf(story, read);
  return {
    clientHello: story.offer,
    retry: story.retry,
    serverHello: choiceOf(story, sealed),
    certificate: unlessSealed(certificateOf(story), sealed),
    certificateRequest: unlessSealed(request, sealed),
    clientCertificate: clientCertificateOf(story, margin, sealed, read),
    signatureScheme: unlessSealed(story.signatureScheme, sealed),
    tickets: ticketsOf(story, margin),
    alerts,
    flights,
    cutOff,
    otherProtocol,
  };
}

/** What was read is known, also where the rest could not be. */
function unlessSealed<Value>(value: Value | null, sealed: boolean): Told<Value> {
  return value === null && sealed ? 'not-known' : value;
}

function choiceOf(story: Story, sealed: boolean): ServerChoice | null {
  const { hello, sessionId, encryptedExtensions } = story;
  if (hello === null) return null;
  const { extensions } = hello;
  const has = (type: number): boolean => extensions.includes(type);
  const isNew = isTls13(story);
  const acknowledged = [...extensions, ...(encryptedExtensions ?? [])].includes(extension.serverName);
  return {
    version: versionName(hello.version),
    cipherSuite: cipherSuiteName(hello.cipherSuite),
    group: story.keyExchange === null || story.keyExchange.name === 'RSA' ? null : story.keyExchange.name,
    alpn: unlessSealed(story.alpn, sealed),
    serverNameAcknowledged: !acknowledged && sealed ? 'not-known' : acknowledged,
    extensions: extensions.map(extensionName),
    encryptedExtensions: isNew ? unlessSealed(encryptedExtensions?.map(extensionName) ?? null, sealed) : null,
    sessionIdEchoed: hello.sessionId.length > 0 && sessionId !== null && hello.sessionId.equals(sessionId),
    extendedMasterSecret: isNew ? null : has(extension.extendedMasterSecret),
    encryptThenMac: isNew ? null : has(extension.encryptThenMac),
    secureRenegotiation: isNew ? null : has(extension.renegotiationInfo),
    unsolicitedExtensions: [...story.unsolicited].map(extensionName),
    breaches: [...story.breaches],
    compressed: hello.compression !== 0,
  };
}

function certificateOf(story: Story): CertificateMessage | null {
  const { certificates, hello } = story;
  if (certificates === null) return null;
  const timestampsInHello = hello?.extensions.includes(extension.timestamps) ?? false;
  return {
    count: certificates.length,
    bytes: story.certificateBytes,
    certificates: certificates.map(({ der, staple, timestamps }, index) => ({
      bytes: der.length,
      stapleBytes: staple?.length ?? (index === 0 ? story.stapleBytes : null),
      timestamps: timestamps || (index === 0 && timestampsInHello),
    })),
  };
}

function requestOf({ askedFor }: Story, read: CertificateReader): CertificateRequest | null {
  if (askedFor === null) return null;
  return { ...askedFor, authorities: askedFor.authorities.map((der) => read.nameText(der)) };
}

function clientCertificateOf(
  story: Story,
  { opened }: Margin,
  sealed: boolean,
  read: CertificateReader,
): Told<ClientCertificate> {
  const { clientCertificates, clientCertificateBytes } = story;
  if (clientCertificates === null) {
    if (story.clientCertificateRequested === false) return null;
    return sealed || (story.clientCertificateRequested === true && !opened.client) ? 'not-known' : null;
  }
  const leaf = clientCertificates[0];
  const certificate = leaf === undefined ? null : read(leaf.der);
  return {
    count: clientCertificates.length,
    bytes: clientCertificateBytes,
    subject: certificate?.subject.text ?? null,
    fingerprint256: certificate?.fingerprint256 ?? null,
  };
}

function ticketsOf(story: Story, { opened }: Margin): Told<Tickets> {
  if (story.tickets !== null) return story.tickets;
  return isTls13(story) && !opened.tickets ? 'not-known' : null;
}
