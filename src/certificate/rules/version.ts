import { fault, judgedBelowAnchor, type Rule } from './rule.ts';

/** Version 3 (RFC 5280 section 4.1.2.1): older ones have no extensions, so no names and no limits. */
export const version: Rule = (under) =>
  judgedBelowAnchor(under)
    .filter((certificate) => certificate.version !== 3)
    .map((certificate) => fault('CERTIFICATE_VERSION', certificate, { version: String(certificate.version) }));
