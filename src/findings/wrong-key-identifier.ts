import { issuerOf, shortened } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { type FaultInPlace, faultsOf } from './faults-of.ts';
import { sources } from './sources.ts';

/** The key, or the certificate, that a certificate names as its issuer's is not the issuer's (RFC 5280 section 4.2.1.1). */
export const wrongKeyIdentifier: SessionCheck = (session) =>
  faultsOf(session, 'AUTHORITY_KEY_MISMATCH').map((found) => {
    const { certificate, title, values } = found;
    const isOfCertificate = values['by'] === 'certificate';
    return {
      id: 'wrong-key-identifier',
      severity: 'error',
      title: `${title} names another ${isOfCertificate ? 'certificate' : 'key'} of its issuer than “${issuerOf(certificate)}” has`,
      detail: `The signature verifies, but ${isOfCertificate ? namedCertificate(found) : `the authority key identifier is ${certificate.authorityKeyIdentifier}, and the issuer's own identifier is another`}. OpenSSL and BoringSSL take such an issuer for the wrong one and find no chain${isOfCertificate ? '; Chrome and Firefox do not mind' : ''}.`,
      advice: [
        isOfCertificate
          ? 'Have the certificate issued anew, with the key identifier of its issuer alone, which stays when the issuer’s own certificate is renewed.'
          : 'Have the certificate issued anew; the identifier is taken from the certificate of the issuer.',
        isOfCertificate
          ? 'Or let the server send that certificate of its issuer which is meant.'
          : 'For an authority that was renewed, keep its subject key identifier.',
      ],
      citations: sources('rfc5280#4.2.1.1', 'rfc5280#4.2.1.2'),
    };
  });

function namedCertificate({ certificate, values }: FaultInPlace): string {
  const { issuer = null, serialNumber = null } = certificate.authorityCertificate ?? {};
  const meant = [
    ...(serialNumber === null ? [] : [`of the number ${shortened(serialNumber)}`]),
    ...(issuer === null ? [] : [`issued by “${shortened(issuer)}”`]),
  ].join(', ');
  return `it means the certificate ${meant}, and its issuer’s is the one of the number ${shortened(values['serialNumber'] ?? '')}, issued by “${shortened(values['above'] ?? '')}”`;
}
