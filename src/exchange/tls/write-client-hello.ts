import { randomBytes } from 'node:crypto';

/** What a ClientHello of ours offers; numbers are those of the IANA registry "TLS Parameters". */
export interface HelloOffer {
  /** Highest version: 0x0300 SSL 3.0 … 0x0304 TLS 1.3. For TLS 1.3 no other is offered, for the older ones all below are. */
  readonly version: number;
  readonly suites: readonly number[];
  /** Empty: no such extension. */
  readonly groups: readonly number[];
  /** TLS 1.3 only. An empty list asks the server to choose a group by a HelloRetryRequest (RFC 8446 section 4.2.8). */
  readonly keyShares: readonly { readonly group: number; readonly key: Uint8Array }[];
  /** `null`: none is sent. */
  readonly serverName: string | null;
  readonly alpn: readonly string[];
  /** Before TLS 1.3: session tickets are known (RFC 5077). */
  readonly tickets: boolean;
  /** DEFLATE as well (RFC 3749), which nobody should take. */
  readonly compression: boolean;
}

const tls12 = 0x0303;
const tls13 = 0x0304;

/** All signature schemes that a server may want to use, so that none refuses for want of one. */
const signatureSchemes = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501, 0x0601,
  0x0904, 0x0905, 0x0906, 0x0303, 0x0301, 0x0302, 0x0402, 0x0203, 0x0201, 0x0202,
];

/** The record of a ClientHello (RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2, RFC 6101 section 5.6.1.2). */
export function writeClientHello(offer: HelloOffer): Buffer {
  const legacyVersion = Math.min(offer.version, tls12);
  const extensions = offer.version === 0x0300 ? [] : [vector(2, Buffer.concat(extensionsOf(offer)))];
  const body = Buffer.concat([
    number(2, legacyVersion),
    randomBytes(32),
    // Middleboxes expect a session id (RFC 8446 appendix D.4); to older servers it would look like a resumption.
    vector(1, offer.version === tls13 ? randomBytes(32) : Buffer.alloc(0)),
    vector(2, numbers(2, offer.suites)),
    vector(1, Buffer.from(offer.compression ? [1, 0] : [0])),
    ...extensions,
  ]);
  const message = Buffer.concat([number(1, 1), vector(3, body)]);
  // Older servers want no higher version here than they can speak.
  return Buffer.concat([number(1, 22), number(2, Math.min(legacyVersion, 0x0301)), vector(2, message)]);
}

function extensionsOf(offer: HelloOffer): Buffer[] {
  const { version, groups, keyShares, serverName, alpn } = offer;
  const list: Buffer[] = [];
  const add = (type: number, content: Buffer): void => {
    list.push(number(2, type), vector(2, content));
  };
  if (serverName !== null) {
    const name = vector(2, Buffer.from(serverName, 'latin1'));
    add(0, vector(2, Buffer.concat([number(1, 0), name])));
  }
  if (groups.length > 0) add(10, vector(2, numbers(2, groups)));
  if (version < tls13) add(11, vector(1, Buffer.from([0]))); // points uncompressed
  if (version >= tls12) add(13, vector(2, numbers(2, signatureSchemes)));
  if (alpn.length > 0) add(16, vector(2, Buffer.concat(alpn.map((name) => vector(1, Buffer.from(name, 'latin1'))))));
  if (version < tls13) {
    add(23, Buffer.alloc(0)); // extended master secret
    if (offer.tickets) add(35, Buffer.alloc(0)); // session ticket
    add(0xff01, vector(1, Buffer.alloc(0))); // renegotiation info
  } else {
    add(43, vector(1, number(2, tls13)));
    add(45, vector(1, Buffer.from([1])));
    const shares = keyShares.map(({ group, key }) => Buffer.concat([number(2, group), vector(2, Buffer.from(key))]));
    add(51, vector(2, Buffer.concat(shares)));
  }
  return list;
}

function number(octets: 1 | 2 | 3, value: number): Buffer {
  const bytes = Buffer.alloc(octets);
  bytes.writeUIntBE(value, 0, octets);
  return bytes;
}

function numbers(octets: 1 | 2, values: readonly number[]): Buffer {
  return Buffer.concat(values.map((value) => number(octets, value)));
}

/** Contents with their length before them in so many octets. */
function vector(octets: 1 | 2 | 3, contents: Buffer): Buffer {
  return Buffer.concat([number(octets, contents.length), contents]);
}
