import { groupName, versionName } from './names.ts';
import { type OctetReader, readOctets } from './octets.ts';

/** What the client offers (RFC 8446 section 4.1.2). */
export interface ClientHello {
  readonly random: Buffer;
  readonly versions: readonly string[];
  readonly cipherSuiteCount: number;
  readonly serverName: string | null;
  readonly groups: readonly string[];
  readonly keyShares: readonly string[];
  readonly alpn: readonly string[];
}

/** What the server chooses (RFC 8446 section 4.1.3). */
export interface ServerHello {
  /** It is a HelloRetryRequest: the client shall say hello again. */
  readonly retry: boolean;
  readonly version: number;
  readonly cipherSuite: number;
  /** The group of the key share; `null` before TLS 1.3, where it comes later. */
  readonly group: number | null;
  readonly alpn: string | null;
}

/** SHA-256 of "HelloRetryRequest", which stands in place of the random (RFC 8446 section 4.1.3). */
const retryRandom = Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex');

const serverNameExtension = 0;
const supportedGroupsExtension = 10;
const alpnExtension = 16;
const supportedVersionsExtension = 43;
const keyShareExtension = 51;

/** Throws `RangeError` on a message that ends early. */
export function readClientHello(body: Buffer): ClientHello {
  const reader = readOctets(body);
  const legacyVersion = reader.number(2);
  const random = reader.take(32);
  reader.vector(1);
  const cipherSuiteCount = reader.vector(2).left() / 2;
  reader.vector(1);
  let versions = [versionName(legacyVersion)];
  let serverName: string | null = null;
  let groups: string[] = [];
  const keyShares: string[] = [];
  let alpn: string[] = [];
  for (const [type, data] of extensions(reader)) {
    if (type === serverNameExtension) {
      const names = data.vector(2);
      if (names.number(1) === 0) serverName = names.vector(2).rest().toString('latin1');
    } else if (type === supportedGroupsExtension) groups = numbers(data.vector(2)).map(groupName);
    else if (type === supportedVersionsExtension) versions = numbers(data.vector(1)).map(versionName);
    else if (type === alpnExtension) alpn = protocols(data);
    else if (type === keyShareExtension) {
      const shares = data.vector(2);
      while (shares.left() > 0) {
        keyShares.push(groupName(shares.number(2)));
        shares.vector(2);
      }
    }
  }
  return { random, versions, cipherSuiteCount, serverName, groups, keyShares, alpn };
}

/** Throws `RangeError` on a message that ends early. */
export function readServerHello(body: Buffer): ServerHello {
  const reader = readOctets(body);
  let version = reader.number(2);
  const retry = reader.take(32).equals(retryRandom);
  reader.vector(1);
  const cipherSuite = reader.number(2);
  reader.take(1);
  let group: number | null = null;
  let alpn: string | null = null;
  for (const [type, data] of extensions(reader)) {
    if (type === supportedVersionsExtension) version = data.number(2);
    else if (type === keyShareExtension) group = data.number(2);
    else if (type === alpnExtension) alpn = protocols(data)[0] ?? null;
  }
  return { retry, version, cipherSuite, group, alpn };
}

/** The protocol of TLS 1.3's EncryptedExtensions (RFC 8446 section 4.3.1); `null` when none was agreed. */
export function readEncryptedExtensions(body: Buffer): { readonly alpn: string | null } {
  for (const [type, data] of extensions(readOctets(body))) {
    if (type === alpnExtension) return { alpn: protocols(data)[0] ?? null };
  }
  return { alpn: null };
}

function* extensions(reader: OctetReader): Generator<readonly [number, OctetReader]> {
  if (reader.left() === 0) return;
  const all = reader.vector(2);
  while (all.left() > 0) yield [all.number(2), all.vector(2)];
}

function numbers(reader: OctetReader): number[] {
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
