/** The record layer of TLS (RFC 8446 section 5.1), as far as it can be read without keys. */
export interface TlsRecord {
  /** 20 change_cipher_spec, 21 alert, 22 handshake, 23 application_data. */
  readonly type: number;
  readonly payload: Buffer;
  /** The five octets before the payload; they are the additional data of its encryption. */
  readonly header: Buffer;
}

export interface RecordReader {
  push(chunk: Buffer): readonly TlsRecord[];
  /** What came is no TLS; nothing more is read. */
  isBroken(): boolean;
}

/** A ciphertext may be 256 octets longer than the 2^14 of a plaintext (RFC 8446 section 5.2), in TLS 1.2 2048. */
const longestPayload = 2 ** 14 + 2048;

export function readRecords(): RecordReader {
  let rest: Buffer = Buffer.alloc(0);
  let broken = false;
  return {
    isBroken: () => broken,
    push(chunk) {
      if (broken) return [];
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const records: TlsRecord[] = [];
      while (rest.length >= 5) {
        if (!startsTls(rest)) {
          broken = true;
          break;
        }
        const length = rest.readUInt16BE(3);
        if (length > longestPayload) {
          broken = true;
          break;
        }
        if (rest.length < 5 + length) break;
        records.push({ type: rest.readUInt8(0), header: rest.subarray(0, 5), payload: rest.subarray(5, 5 + length) });
        rest = rest.subarray(5 + length);
      }
      if (broken) rest = Buffer.alloc(0);
      return records;
    },
  };
}

/** Whether these first octets can begin a TLS record: a content type, and version 3.x. */
export function startsTls(octets: Uint8Array): boolean {
  const [type, major] = octets;
  if (type === undefined || type < 20 || type > 24) return false;
  return major === undefined || major === 3;
}

export interface HandshakeMessage {
  readonly type: number;
  readonly body: Buffer;
  /** With the four octets before the body. */
  readonly size: number;
}

/** A certificate message may be 2^24 octets long; what is longer than this is not read. */
const longestMessage = 1024 * 1024;

/** Puts handshake messages together that span records (RFC 8446 section 5.1). `push` gives the complete ones. */
export function readMessages(): { push(payload: Buffer): readonly HandshakeMessage[] } {
  let rest: Buffer = Buffer.alloc(0);
  return {
    push(payload) {
      rest = rest.length === 0 ? payload : Buffer.concat([rest, payload]);
      const messages: HandshakeMessage[] = [];
      while (rest.length >= 4) {
        const length = rest.readUIntBE(1, 3);
        if (length > longestMessage) {
          rest = Buffer.alloc(0);
          break;
        }
        if (rest.length < 4 + length) break;
        messages.push({ type: rest.readUInt8(0), body: rest.subarray(4, 4 + length), size: 4 + length });
        rest = rest.subarray(4 + length);
      }
      return messages;
    },
  };
}
