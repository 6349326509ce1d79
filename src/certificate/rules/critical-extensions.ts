import type { Certificate, ExtensionFacts } from '../certificate.ts';
import { fault, judged, type Rule } from './rule.ts';

/** Extensions whose meaning is heeded, here or by the TLS library. */
const heeded: ReadonlySet<string> = new Set([
  'keyUsage',
  'subjectAltName',
  'issuerAltName',
  'basicConstraints',
  'nameConstraints',
  'cRLDistributionPoints',
  'certificatePolicies',
  'policyMappings',
  'policyConstraints',
  'inhibitAnyPolicy',
  'authorityKeyIdentifier',
  'subjectKeyIdentifier',
  'extendedKeyUsage',
  'authorityInfoAccess',
  'tlsFeature',
  'ocspNoCheck',
  'netscapeCertType',
]);

/** Who does not know a critical extension must refuse the certificate (RFC 5280 section 4.2). */
export const criticalExtensions: Rule = (under) =>
  judged(under).flatMap((certificate) =>
    unknownCriticalExtensions(certificate).map(({ oid, name }) =>
      fault('UNKNOWN_CRITICAL_EXTENSION', certificate, { extension: name === oid ? oid : `${name} (${oid})` }),
    ),
  );

export function unknownCriticalExtensions({ extensions }: Certificate): readonly ExtensionFacts[] {
  return extensions.filter(({ name, critical }) => critical && !heeded.has(name));
}
