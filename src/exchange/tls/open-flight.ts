import { createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { TlsRecord } from './record-reader.ts';

/** What was inside an encrypted record. */
export interface OpenedRecord {
  /** 21 alert, 22 handshake, 23 application_data. */
  readonly type: number;
  readonly content: Buffer;
}

/** Opens records of one direction, one after another; `null` for one that does not open. Never throws. */
export type Opener = (record: TlsRecord) => OpenedRecord | null;

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

const tagLength = 16;

/**
 * Decrypts records of TLS 1.3 (RFC 8446 sections 5.2, 5.3 and 7.3) with a secret that our own TLS library has told us of
 * our own connection, from the first record under that secret on. `null` for a suite that is not known.
 */
export function openRecords(secret: Buffer, cipherSuite: number): Opener | null {
  const suite = suites[cipherSuite];
  if (suite === undefined) return null;
  const from = createSecretKey(secret);
  const key = createSecretKey(expandLabel(from, 'key', suite.keyLength, suite.hash));
  const iv = expandLabel(from, 'iv', 12, suite.hash);
  let sequence = 0;
  return (record) => {
    try {
      const opened = decrypt(record, key, iv, sequence, suite.cipher);
      sequence += 1;
      return opened;
    } catch {
      // Under other keys, damaged, or under a cipher that this library lacks.
      return null;
    }
  };
}

/**
 * HKDF-Expand-Label (RFC 8446 section 7.1) of so little that one block of it will do. Keys are objects: of one that is octets Node
 * finds out by two exceptions that it is none, which takes longer than all else here and would be time of the handshake.
 */
function expandLabel(secret: KeyObject, label: string, length: number, hash: Suite['hash']): Buffer {
  const name = Buffer.from(`tls13 ${label}`, 'latin1');
  const info = Buffer.concat([Buffer.from([length >> 8, length & 255, name.length]), name, Buffer.from([0, 1])]);
  return createHmac(hash, secret).update(info).digest().subarray(0, length);
}

function decrypt(
  record: TlsRecord,
  key: KeyObject,
  iv: Buffer,
  sequence: number,
  cipher: Suite['cipher'],
): OpenedRecord {
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
