import type { Certificate } from '../certificate.ts';
import { fault, type Rule } from './rule.ts';

/** What an authority's purposes may say instead: those of old had the gated cryptography of their time. */
const forAuthorities = ['serverAuth', 'msServerGatedCrypto', 'nsServerGatedCrypto'];

/**
 * The leaf is for servers, and no authority above it is for other things only (RFC 5280 section 4.2.1.12 and, for authorities, the
 * way in which every client reads it). “Any purpose” alone is turned down: the standard leaves that to the client, and both TLS libraries do.
 */
export const purpose: Rule = ({ path }) =>
  path.flatMap((certificate, index) =>
    lacks(certificate, index === 0 ? ['serverAuth'] : forAuthorities)
      ? [fault('INVALID_PURPOSE', certificate, { purposes: certificate.extendedKeyUsage?.join(', ') || 'none' })]
      : [],
  );

function lacks({ extendedKeyUsage }: Certificate, wanted: readonly string[]): boolean {
  return extendedKeyUsage !== null && !extendedKeyUsage.some((one) => wanted.includes(one));
}
