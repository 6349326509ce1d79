import type { ClientOffer, KeyShare } from './handshake-record.ts';
import { cipherSuiteName, extensionName, groupName, isGrease, signatureSchemeName, versionName } from './names.ts';
import { type OctetReader, readOctets } from './octets.ts';

/** What the client offers (RFC 8446 section 4.1.2). */
export interface ClientHello extends Omit<ClientOffer, 'bytes'> {
  readonly sessionId: Buffer;
  /** Numbers of the extensions, with the one that a signalling suite stands for. */
  readonly types: readonly number[];
}

/** What the server chooses (RFC 8446 section 4.1.3). */
export interface ServerHello {
  /** It is a HelloRetryRequest: the client shall say hello again. */
  readonly retry: boolean;
  readonly version: number;
  /** In the place where the version stood before TLS 1.3. */
  readonly legacyVersion: number;
  readonly cipherSuite: number;
  /** The group of the key share; `null` before TLS 1.3, where it comes later. */
  readonly group: number | null;
  readonly alpn: string | null;
  readonly sessionId: Buffer;
  readonly compression: number;
  /** Forms in which points are understood (RFC 8422 section 5.1.2); `null`: not said. */
  readonly pointFormats: readonly number[] | null;
  readonly extensions: readonly number[];
}

/** SHA-256 of "HelloRetryRequest", which stands in place of the random (RFC 8446 section 4.1.3). */
const retryRandom = Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex');

/** Numbers of the extensions that are looked into. */
export const extension = {
  serverName: 0,
  statusRequest: 5,
  supportedGroups: 10,
  pointFormats: 11,
  signatureAlgorithms: 13,
  alpn: 16,
  timestamps: 18,
  encryptThenMac: 22,
  extendedMasterSecret: 23,
  supportedVersions: 43,
  cookie: 44,
  certificateAuthorities: 47,
  keyShare: 51,
  renegotiationInfo: 65281,
} as const;

/** TLS_EMPTY_RENEGOTIATION_INFO_SCSV (RFC 5746 section 3.3): asks for renegotiation_info without the extension. */
const renegotiationSuite = 0x00ff;

/** Throws `RangeError` on a message that ends early. */
export function readClientHello(body: Buffer): ClientHello {
  const reader = readOctets(body);
  const legacyVersion = reader.number(2);
  reader.take(32);
  const sessionId = reader.vector(1).rest();
  const suites = numbers(reader.vector(2));
  reader.vector(1);
  let versions = [legacyVersion];
  let serverName: string | null = null;
  let groups: readonly number[] = [];
  let schemes: readonly number[] = [];
  let alpn: readonly string[] = [];
  const types: number[] = [];
  const keyShares: KeyShare[] = [];
  for (const [type, data] of extensions(reader)) {
    types.push(type);
    if (type === extension.serverName) {
      const names = data.vector(2);
      if (names.number(1) === 0) serverName = names.vector(2).rest().toString('latin1');
    } else if (type === extension.supportedGroups) groups = numbers(data.vector(2));
    else if (type === extension.signatureAlgorithms) schemes = numbers(data.vector(2));
    else if (type === extension.supportedVersions) versions = numbers(data.vector(1));
    else if (type === extension.alpn) alpn = protocols(data);
    else if (type === extension.keyShare) {
      const shares = data.vector(2);
      while (shares.left() > 0) keyShares.push({ group: groupName(shares.number(2)), bytes: shares.vector(2).left() });
    }
  }
  return {
    sessionId,
    types: suites.includes(renegotiationSuite) ? [...types, extension.renegotiationInfo] : types,
    versions: versions.map(versionName),
    cipherSuites: suites.map(cipherSuiteName),
    groups: groups.map(groupName),
    keyShares,
    signatureSchemes: schemes.map(signatureSchemeName),
    alpn,
    serverName,
    extensions: types.map(extensionName),
    hasGrease: [...suites, ...types, ...groups, ...versions].some(isGrease),
  };
}

/** Throws `RangeError` on a message that ends early. */
export function readServerHello(body: Buffer): ServerHello {
  const reader = readOctets(body);
  const legacyVersion = reader.number(2);
  let version = legacyVersion;
  const retry = reader.take(32).equals(retryRandom);
  const sessionId = reader.vector(1).rest();
  const cipherSuite = reader.number(2);
  const compression = reader.number(1);
  let group: number | null = null;
  let alpn: string | null = null;
  let pointFormats: readonly number[] | null = null;
  const types: number[] = [];
  for (const [type, data] of extensions(reader)) {
    types.push(type);
    if (type === extension.supportedVersions) version = data.number(2);
    else if (type === extension.pointFormats) pointFormats = [...data.vector(1).rest()];
    else if (type === extension.keyShare) group = data.number(2);
    else if (type === extension.alpn) alpn = protocols(data)[0] ?? null;
  }
  return {
    retry,
    version,
    legacyVersion,
    cipherSuite,
    group,
    alpn,
    sessionId,
    compression,
    pointFormats,
    extensions: types,
  };
}

/** TLS 1.3's EncryptedExtensions (RFC 8446 section 4.3.1); `alpn` is `null` when none was agreed. */
export function readEncryptedExtensions(body: Buffer): {
  readonly alpn: string | null;
  readonly extensions: readonly number[];
} {
  let alpn: string | null = null;
  const types: number[] = [];
  for (const [type, data] of extensions(readOctets(body))) {
    types.push(type);
    if (type === extension.alpn) alpn = protocols(data)[0] ?? null;
  }
  return { alpn, extensions: types };
}

/** Type and data of each extension, of a list that may be absent. */
export function* extensions(reader: OctetReader): Generator<readonly [number, OctetReader]> {
  if (reader.left() === 0) return;
  const all = reader.vector(2);
  while (all.left() > 0) yield [all.number(2), all.vector(2)];
}

export function numbers(reader: OctetReader): number[] {
  const found: number[] = [];
  while (reader.left() >= 2) found.push(reader.number(2));
  return found;
}

function protocols(data: OctetReader): string[] {
  const list = data.vector(2);
  const found: string[] = [];
  while (list.left() > 0) found.push(list.vector(1).rest().toString('latin1'));
  return found;
}
