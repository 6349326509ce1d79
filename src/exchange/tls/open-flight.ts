import { createDecipheriv, createHmac } from 'node:crypto';
import { type HandshakeMessage, readMessages, type TlsRecord } from './record-reader.ts';

/** A message of the flight, and which record completed it. */
export interface OpenedMessage extends HandshakeMessage {
  readonly record: number;
}

interface Suite {
  readonly cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
  readonly keyLength: number;
  readonly hash: 'sha256' | 'sha384';
}

const suites: Readonly<Record<number, Suite>> = {
  4865: { cipher: 'aes-128-gcm', keyLength: 16, hash: 'sha256' },
  4866: { cipher: 'aes-256-gcm', keyLength: 32, hash: 'sha384' },
  4867: { cipher: 'chacha20-poly1305', keyLength: 32, hash: 'sha256' },
};

const finishedMessage = 20;
const handshakeRecord = 22;
const tagLength = 16;

/**
 * Decrypts the server's encrypted handshake messages of TLS 1.3 (RFC 8446 sections 5.2, 5.3 and 7.3) with the secret
 * that our own TLS library has told us of our own connection. Gives what could be opened, nothing when the library
 * lacks the cipher; never throws.
 */
export function openFlight(
  secret: Buffer,
  cipherSuite: number,
  records: readonly TlsRecord[],
): readonly OpenedMessage[] {
  const suite = suites[cipherSuite];
  const opened: OpenedMessage[] = [];
  if (suite === undefined) return opened;
  const messages = readMessages();
  try {
    const key = expandLabel(secret, 'key', suite.keyLength, suite.hash);
    const iv = expandLabel(secret, 'iv', 12, suite.hash);
    for (const [index, record] of records.entries()) {
      const inner = decrypt(record, key, iv, index, suite.cipher);
      if (inner.type !== handshakeRecord) continue;
      for (const message of messages.push(inner.content)) {
        opened.push({ ...message, record: index });
        if (message.type === finishedMessage) return opened;
      }
    }
  } catch {
    // What follows the flight is under other keys, and a library may lack the cipher.
  }
  return opened;
}

function expandLabel(secret: Buffer, label: string, length: number, hash: string): Buffer {
  const name = Buffer.from(`tls13 ${label}`, 'latin1');
  const info = Buffer.concat([Buffer.from([length >> 8, length & 255, name.length]), name, Buffer.from([0, 1])]);
  return createHmac(hash, secret).update(info).digest().subarray(0, length);
}

function decrypt(record: TlsRecord, key: Buffer, iv: Buffer, sequence: number, cipher: Suite['cipher']) {
  const nonce = Buffer.from(iv);
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ sequence) >>> 0, 8);
  const sealed = record.payload.subarray(0, -tagLength);
  const options = { authTagLength: tagLength };
  const decipher =
    cipher === 'chacha20-poly1305'
      ? createDecipheriv(cipher, key, nonce, options)
      : createDecipheriv(cipher, key, nonce, options);
  decipher.setAAD(record.header, { plaintextLength: sealed.length });
  decipher.setAuthTag(record.payload.subarray(-tagLength));
  const inner = Buffer.concat([decipher.update(sealed), decipher.final()]);
  let end = inner.length - 1;
  while (end > 0 && inner[end] === 0) end -= 1;
  return { type: inner[end] ?? 0, content: inner.subarray(0, end) };
}
