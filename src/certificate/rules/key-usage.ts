import { fault, type Rule } from './rule.ts';

/**
 * The leaf's key may do what the key exchange had it do: sign, or with static RSA decrypt (RFC 8446 section 4.4.2.2, RFC 5246 section
 * 7.4.2). OpenSSL does not look, BoringSSL breaks the handshake off.
 */
export const keyUsage: Rule = ({ path: [leaf], protocol, cipher }) => {
  if (leaf === undefined || leaf.keyUsage === null) return [];
  const needed = neededUsage(protocol, cipher);
  return needed === null || leaf.keyUsage.includes(needed)
    ? []
    : [fault('KEY_USAGE_MISMATCH', leaf, { needed, allowed: leaf.keyUsage.join(', ') || 'nothing' })];
};

function neededUsage(protocol: string | null, cipher: string | null): string | null {
  if (protocol === 'TLSv1.3') return 'digitalSignature';
  if (cipher === null) return null;
  if (/^TLS_RSA_/.test(cipher)) return 'keyEncipherment';
  if (/^TLS_ECDH_/.test(cipher)) return 'keyAgreement';
  return /^TLS_(?:ECDHE|DHE)_/.test(cipher) ? 'digitalSignature' : null;
}
