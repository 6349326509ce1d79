import type { CertificateFault } from '../certificate-fault.ts';
import { fault, judgedBelowAnchor, type Rule } from './rule.ts';

/** In DER (RFC 5280 section 4.1); no extension twice (RFC 5280 section 4.2), none on which trust depends unreadable, and one signature algorithm inside and outside (4.1.1.2). */
export const wellFormed: Rule = (under) =>
  judgedBelowAnchor(under).flatMap((certificate): readonly CertificateFault[] => {
    const seen = new Set<string>();
    const twice = new Set<string>();
    for (const { name } of certificate.extensions) (seen.has(name) ? twice : seen).add(name);
    return [
      ...(certificate.isWellEncoded ? [] : [fault('CERTIFICATE_ENCODING', certificate)]),
      ...[...twice].map((extension) => fault('DUPLICATE_EXTENSION', certificate, { extension })),
      ...certificate.extensions
        .filter(({ readable }) => !readable)
        .map(({ name }) => fault('EXTENSION_UNREADABLE', certificate, { extension: name })),
      ...(certificate.signatureAlgorithmsAgree ? [] : [fault('SIGNATURE_ALGORITHM_MISMATCH', certificate)]),
    ];
  });
