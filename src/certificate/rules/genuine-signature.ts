import { isSelfIssued } from '../names-equal.ts';
import { fault, type Rule } from './rule.ts';

/**
 * Each certificate was signed with the key of the next one (RFC 5280 section 6.1.3 (a)(1)); what cannot be verified here counts as
 * not verified. The anchor's own signature does not count. Where a certificate names two algorithms, that is the fault, and no
 * signature verifies.
 */
export const genuineSignature: Rule = ({ path, anchored, signature }) =>
  path.flatMap((certificate, index) => {
    const next = path[index + 1];
    const issuer = next ?? (!anchored && isSelfIssued(certificate) ? certificate : undefined);
    if (issuer === undefined || !certificate.signatureAlgorithmsAgree) return [];
    const outcome = signature(certificate, issuer);
    const values = { issuer: issuer.subject.text };
    if (outcome === 'bad') return [fault('CERT_SIGNATURE_FAILURE', certificate, values)];
    // Of one that the library cannot read, that is the fault.
    return outcome === 'unknown' && next !== undefined && certificate.isWellEncoded
      ? [fault('UNABLE_TO_DECRYPT_CERT_SIGNATURE', certificate, values)]
      : [];
  });
