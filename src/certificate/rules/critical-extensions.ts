import type { Certificate, ExtensionFacts } from '../certificate.ts';
import { fault, judged, type Rule } from './rule.ts';

/** Extensions that are heeded when they are critical. Others that are known (key identifiers, addresses) must not be, and both TLS libraries refuse them then. */
const heeded: ReadonlySet<string> = new Set([
  'keyUsage',
  'subjectAltName',
  'basicConstraints',
  'nameConstraints',
  'cRLDistributionPoints',
  'certificatePolicies',
  'policyMappings',
  'policyConstraints',
  'inhibitAnyPolicy',
  'extendedKeyUsage',
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
