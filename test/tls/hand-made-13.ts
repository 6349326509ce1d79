/** A server of TLS 1.3 written by hand (RFC 8446), for what no library would send: X25519, AES-128-GCM with SHA-256, a key on P-256. */

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import type { Socket } from 'node:net';
import { type Behaviour, requestBody, usualAnswer } from './behaviour.ts';
import { contentType, handshakeMessage, record } from './hand-made.ts';

export interface HandMadeFlight {
  /** Leaf first, each with the extensions beside it. */
  readonly certificates: readonly { readonly der: Uint8Array; readonly extensions?: readonly Buffer[] }[];
  /** Of the leaf. */
  readonly key: KeyObject;
  readonly encryptedExtensions?: readonly Buffer[];
  /** Where the version stood before TLS 1.3; that of TLS 1.2 unless said. */
  readonly legacyVersion?: number;
}

export function extension(type: number, contents: Uint8Array): Buffer {
  return Buffer.concat([sized(type, 2), sized(contents.length, 2), contents]);
}

/** The OCSP response beside a certificate (RFC 8446 section 4.4.2.1). */
export function statusExtension(response: Uint8Array): Buffer {
  return extension(5, Buffer.concat([Buffer.from([1]), sized(response.length, 3), response]));
}

export function handMadeServer(flight: HandMadeFlight): Behaviour {
  let bytes = 0;
  return {
    accept: (connection) => serve(connection, flight, (chunk) => (bytes += chunk.length)),
    requestBytes: () => bytes,
  };
}

function serve(connection: Socket, flight: HandMadeFlight, onRequest: (chunk: Buffer) => void): void {
  let waiting = Buffer.alloc(0);
  let reading: ((sealed: Buffer) => void) | null = null;
  let text = '';
  connection.on('error', () => connection.destroy());
  connection.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 5 && waiting.length >= 5 + waiting.readUInt16BE(3)) {
      const whole = waiting.subarray(0, 5 + waiting.readUInt16BE(3));
      waiting = waiting.subarray(whole.length);
      try {
        if (reading === null) begin(whole.subarray(5));
        else if (whole[0] === contentType.applicationData) reading(whole);
      } catch {
        connection.destroy();
      }
    }
  });

  const begin = (clientHello: Buffer): void => {
    const { sessionId, share } = readHello(clientHello);
    const own = generateKeyPairSync('x25519');
    const point = own.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
    const secret = diffieHellman({ privateKey: own.privateKey, publicKey: x25519(share) });
    const transcript = [clientHello, serverHello(sessionId, point, flight.legacyVersion ?? 0x0303)];
    const early = extract(Buffer.alloc(32), Buffer.alloc(32));
    const handshakeSecret = extract(derive(early, 'derived', hash([])), secret);
    const secrets = (label: string): Buffer => derive(handshakeSecret, label, hash(transcript));
    const client = secrets('c hs traffic');
    const server = secrets('s hs traffic');
    const seal = sealer(server);
    connection.write(record(contentType.handshake, transcript[1] ?? Buffer.alloc(0)));
    connection.write(record(contentType.changeCipherSpec, Buffer.from([1])));

    transcript.push(handshakeMessage(8, list(flight.encryptedExtensions ?? [], 2)), certificateMessage(flight));
    const context = Buffer.concat([
      Buffer.alloc(64, 0x20),
      Buffer.from('TLS 1.3, server CertificateVerify\0', 'latin1'),
      hash(transcript),
    ]);
    const signature = sign('sha256', context, flight.key);
    transcript.push(handshakeMessage(15, Buffer.concat([sized(0x0403, 2), sized(signature.length, 2), signature])));
    transcript.push(handshakeMessage(20, hmac(derive(server, 'finished', Buffer.alloc(0)), hash(transcript))));
    for (const message of transcript.slice(2))
      for (let at = 0; at < message.length; at += 16_000)
        connection.write(seal(contentType.handshake, message.subarray(at, at + 16_000)));

    const master = extract(derive(handshakeSecret, 'derived', hash([])), Buffer.alloc(32));
    const answer = sealer(derive(master, 's ap traffic', hash(transcript)));
    const openRequest = opener(derive(master, 'c ap traffic', hash(transcript)));
    const openFinished = opener(client);
    let finished = false;
    reading = (sealed) => {
      const { type, contents } = (finished ? openRequest : openFinished)(sealed);
      if (!finished) finished = type === contentType.handshake;
      else if (type === contentType.applicationData) {
        onRequest(contents);
        text += contents.toString('latin1');
        const isComplete =
          text.includes(`\r\n\r\n${requestBody}`) || (text.startsWith('GET ') && text.endsWith('\r\n\r\n'));
        if (!isComplete) return;
        text = '';
        connection.write(answer(contentType.applicationData, Buffer.from(usualAnswer)));
      } else connection.end();
    };
  };
}

/** The session id, which is to come back, and the client's share of X25519. */
function readHello(message: Buffer): { readonly sessionId: Buffer; readonly share: Buffer } {
  let at = 4 + 2 + 32;
  const vector = (size: 1 | 2): Buffer => {
    const length = message.readUIntBE(at, size);
    const contents = message.subarray(at + size, at + size + length);
    at += size + length;
    return contents;
  };
  const sessionId = vector(1);
  vector(2);
  vector(1);
  for (let all = vector(2); all.length > 0; all = all.subarray(4 + all.readUInt16BE(2))) {
    if (all.readUInt16BE(0) !== 51) continue;
    let shares = all.subarray(6, 4 + all.readUInt16BE(2));
    for (; shares.length > 0; shares = shares.subarray(4 + shares.readUInt16BE(2)))
      if (shares.readUInt16BE(0) === 29) return { sessionId, share: shares.subarray(4, 36) };
  }
  throw new Error('no share of X25519');
}

function serverHello(sessionId: Buffer, point: Buffer, legacyVersion: number): Buffer {
  const share = Buffer.concat([sized(29, 2), sized(point.length, 2), point]);
  return handshakeMessage(
    2,
    Buffer.concat([
      sized(legacyVersion, 2),
      randomBytes(32),
      sized(sessionId.length, 1),
      sessionId,
      sized(0x1301, 2),
      Buffer.from([0]),
      list([extension(43, sized(0x0304, 2)), extension(51, share)], 2),
    ]),
  );
}

function certificateMessage({ certificates }: HandMadeFlight): Buffer {
  const entries = certificates.map(({ der, extensions = [] }) =>
    Buffer.concat([sized(der.length, 3), der, list(extensions, 2)]),
  );
  return handshakeMessage(11, Buffer.concat([Buffer.from([0]), list(entries, 3)]));
}

function x25519(point: Buffer): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: point.toString('base64url') }, format: 'jwk' });
}

function hash(messages: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(messages)).digest();
}

function hmac(key: Buffer, data: Buffer): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

function extract(salt: Buffer, secret: Buffer): Buffer {
  return hmac(salt, secret);
}

/** HKDF-Expand-Label, of up to 32 octets (RFC 8446 section 7.1). */
function derive(secret: Buffer, label: string, context: Buffer, length = 32): Buffer {
  const name = Buffer.from(`tls13 ${label}`, 'latin1');
  const info = [sized(length, 2), sized(name.length, 1), name, sized(context.length, 1), context, Buffer.from([1])];
  return hmac(secret, Buffer.concat(info)).subarray(0, length);
}

function nonces(secret: Buffer): () => Buffer {
  const iv = derive(secret, 'iv', Buffer.alloc(0), 12);
  let sequence = 0;
  return () => {
    const nonce = Buffer.from(iv);
    nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ sequence) >>> 0, 8);
    sequence += 1;
    return nonce;
  };
}

function sealer(secret: Buffer): (type: number, contents: Buffer) => Buffer {
  const key = derive(secret, 'key', Buffer.alloc(0), 16);
  const next = nonces(secret);
  return (type, contents) => {
    const header = record(contentType.applicationData, Buffer.alloc(contents.length + 17)).subarray(0, 5);
    const cipher = createCipheriv('aes-128-gcm', key, next()).setAAD(header);
    const sealed = Buffer.concat([cipher.update(contents), cipher.update(Buffer.from([type])), cipher.final()]);
    return Buffer.concat([header, sealed, cipher.getAuthTag()]);
  };
}

function opener(secret: Buffer): (sealed: Buffer) => { readonly type: number; readonly contents: Buffer } {
  const key = derive(secret, 'key', Buffer.alloc(0), 16);
  const next = nonces(secret);
  return (sealed) => {
    const decipher = createDecipheriv('aes-128-gcm', key, next()).setAAD(sealed.subarray(0, 5));
    decipher.setAuthTag(sealed.subarray(-16));
    const inner = Buffer.concat([decipher.update(sealed.subarray(5, -16)), decipher.final()]);
    return { type: inner.at(-1) ?? 0, contents: inner.subarray(0, -1) };
  };
}

/** With the length of all before them. */
function list(items: readonly Buffer[], octets: 2 | 3): Buffer {
  const all = Buffer.concat(items);
  return Buffer.concat([sized(all.length, octets), all]);
}

function sized(value: number, octets: number): Buffer {
  const buffer = Buffer.alloc(octets);
  buffer.writeUIntBE(value, 0, octets);
  return buffer;
}
