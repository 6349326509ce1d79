import { queueOctets } from './octet-queue.ts';

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
  const queue = queueOctets();
  let broken = false;
  return {
    isBroken: () => broken,
    push(chunk) {
      if (broken) return [];
      queue.push(chunk);
      const records: TlsRecord[] = [];
      for (let waiting = queue.waiting(); waiting.length >= 5; waiting = queue.waiting()) {
        const length = waiting.readUInt16BE(3);
        broken = !startsTls(waiting) || length > longestPayload;
        if (broken) {
          queue.clear();
          break;
        }
        if (waiting.length < 5 + length) break;
        records.push({ type: waiting.readUInt8(0), header: queue.take(5), payload: queue.take(length) });
      }
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
  const queue = queueOctets();
  return {
    push(payload) {
      queue.push(payload);
      const messages: HandshakeMessage[] = [];
      for (let waiting = queue.waiting(); waiting.length >= 4; waiting = queue.waiting()) {
        const length = waiting.readUIntBE(1, 3);
        if (length > longestMessage) {
          queue.clear();
          break;
        }
        if (waiting.length < 4 + length) break;
        const type = queue.take(4).readUInt8(0);
        messages.push({ type, body: queue.take(length), size: 4 + length });
      }
      return messages;
    },
  };
}
