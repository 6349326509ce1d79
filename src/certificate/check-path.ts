import { type CertificateFault, faultCodes } from './certificate-fault.ts';
import { authority } from './rules/authority.ts';
import { criticalExtensions } from './rules/critical-extensions.ts';
import { genuineSignature } from './rules/genuine-signature.ts';
import { hostName } from './rules/host-name.ts';
import { issuerKey } from './rules/issuer-key.ts';
import { issuerName } from './rules/issuer-name.ts';
import { keyUsage } from './rules/key-usage.ts';
import { nameConstraints } from './rules/name-constraints.ts';
import { pathLength } from './rules/path-length.ts';
import { policies } from './rules/policies.ts';
import { purpose } from './rules/purpose.ts';
import type { PathUnderCheck, Rule } from './rules/rule.ts';
import { serialNumber } from './rules/serial-number.ts';
import { trustedEnd } from './rules/trusted-end.ts';
import { validityDates } from './rules/validity-dates.ts';
import { validityPeriod } from './rules/validity-period.ts';
import { version } from './rules/version.ts';
import { weakKey } from './rules/weak-key.ts';
import { weakSignature } from './rules/weak-signature.ts';
import { wellFormed } from './rules/well-formed.ts';

const rules: readonly Rule[] = [
  validityDates,
  trustedEnd,
  genuineSignature,
  hostName,
  purpose,
  keyUsage,
  authority,
  pathLength,
  nameConstraints,
  policies,
  issuerKey,
  issuerName,
  version,
  criticalExtensions,
  wellFormed,
  weakKey,
  weakSignature,
  serialNumber,
  validityPeriod,
];

/** Every fault of every certificate of the path, in the order of `faultCodes` and from the leaf upwards. */
export function checkPath(under: PathUnderCheck): readonly CertificateFault[] {
  const rank = new Map(faultCodes.map((code, index) => [code, index]));
  return rules.flatMap((rule) => rule(under)).toSorted((a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0));
}
