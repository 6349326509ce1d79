import { generateKeyPairSync } from 'node:crypto';
import type { HelloOffer } from '../../tls/write-client-hello.ts';

/**
 * Keys for the two groups that every server of TLS 1.3 has one of (RFC 8446 section 9.1), for a server that does not answer a hello without any.
 * What is agreed with them is never used: the handshake ends with the server's hello.
 */
export function realShares(): HelloOffer['keyShares'] {
  const octets = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url');
  const { x } = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' });
  const point = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  return [
    { group: 29, key: octets(x) },
    { group: 23, key: Buffer.concat([Uint8Array.of(4), octets(point.x), octets(point.y)]) },
  ];
}
