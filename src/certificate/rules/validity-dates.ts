import { fault, judged, type Rule } from './rule.ts';

/** Now is not before the first and not after the last moment (RFC 5280 section 6.1.3 (a)(2)). Of anchors too, as both TLS libraries have it. Dates that cannot be read say neither. */
export const validityDates: Rule = (under) =>
  judged(under).flatMap((certificate) => {
    if (!certificate.validityIsReadable) return [fault('VALIDITY_UNREADABLE', certificate)];
    if (certificate.notAfter < under.now) return [fault('CERT_HAS_EXPIRED', certificate)];
    return certificate.notBefore > under.now ? [fault('CERT_NOT_YET_VALID', certificate)] : [];
  });
