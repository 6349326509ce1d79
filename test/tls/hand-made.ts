/** Records of TLS 1.2 written by hand (RFC 5246 section 7.4), for what no library would send. */

import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export const contentType = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 } as const;

/** One record; `version` as on the wire, 0x0303 for TLS 1.2. */
export function record(type: number, contents: Uint8Array, version = 0x0303): Buffer {
  return Buffer.concat([
    Buffer.from([type, version >> 8, version & 0xff, contents.length >> 8, contents.length & 0xff]),
    contents,
  ]);
}

export function alert(description: number, level: 1 | 2 = 2): Buffer {
  return record(contentType.alert, Uint8Array.of(level, description));
}

export function handshakeMessage(type: number, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([type]), size(body.length, 3), body]);
}

/** ECDHE with an ECDSA key and AES-128-GCM, which every client offers. */
export const usualSuite = 0xc02b;

export interface HelloChoices {
  readonly version?: number;
  readonly suite?: number;
  readonly compression?: number;
  /** Whole extensions after the ones that a client expects. */
  readonly extensions?: Uint8Array;
  readonly random?: Uint8Array;
}

export function serverHello(choices: HelloChoices = {}): Buffer {
  const { version = 0x0303, suite = usualSuite, compression = 0 } = choices;
  const random = choices.random ?? randomBytes(32);
  // renegotiation_info, empty (RFC 5746 section 3.4).
  const all = Buffer.concat([Buffer.from([0xff, 0x01, 0, 1, 0]), choices.extensions ?? Buffer.alloc(0)]);
  return handshakeMessage(
    2,
    Buffer.concat([
      size(version, 2),
      random,
      Buffer.from([0]),
      size(suite, 2),
      Buffer.from([compression]),
      size(all.length, 2),
      all,
    ]),
  );
}

/** The list of certificates as TLS 1.2 sends it. */
export function certificateMessage(certificates: readonly Uint8Array[]): Buffer {
  const list = Buffer.concat(certificates.flatMap((one) => [size(one.length, 3), Buffer.from(one)]));
  return handshakeMessage(11, Buffer.concat([size(list.length, 3), list]));
}

/** A share of P-256, signed over both randoms and itself (RFC 8422 section 5.4); `false`: with a signature that is wrong. */
export function serverKeyExchange(
  clientHello: Uint8Array,
  serverRandom: Uint8Array,
  key: KeyObject,
  honest: boolean,
): Buffer {
  const share = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'der' });
  const point = share.subarray(share.length - 65);
  const parameters = Buffer.concat([Buffer.from([3, 0, 23, point.length]), point]);
  // After the record's five octets: type, length, version, then 32 octets of random.
  const clientRandom = clientHello.subarray(5 + 4 + 2, 5 + 4 + 2 + 32);
  const signature = Buffer.from(sign('sha256', Buffer.concat([clientRandom, serverRandom, parameters]), key));
  if (!honest) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
  return handshakeMessage(12, Buffer.concat([parameters, Buffer.from([4, 3]), size(signature.length, 2), signature]));
}

export const serverHelloDone = handshakeMessage(14, new Uint8Array());

function size(value: number, octets: number): Buffer {
  const buffer = Buffer.alloc(octets);
  buffer.writeUIntBE(value, 0, octets);
  return buffer;
}
