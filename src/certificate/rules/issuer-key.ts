import { keyIdentifiersFit, keysFit } from '../build-paths.ts';
import { fault, type Rule } from './rule.ts';

/** The key, or the certificate, that a certificate names as its issuer's is the issuer's (RFC 5280 section 4.2.1.1). Both TLS libraries refuse what is not. */
export const issuerKey: Rule = ({ path }) =>
  path.flatMap((certificate, index) => {
    const issuer = path[index + 1];
    return issuer === undefined || keyIdentifiersFit(certificate, issuer)
      ? []
      : [
          fault('AUTHORITY_KEY_MISMATCH', certificate, {
            issuer: issuer.subject.text,
            by: keysFit(certificate, issuer) ? 'certificate' : 'key',
            serialNumber: issuer.serialNumber,
            above: issuer.issuer.text,
          }),
        ];
  });
