import type { Certificate } from '../certificate.ts';
import { isSelfIssued } from '../names-equal.ts';
import { anyPolicy } from '../object-identifiers.ts';
import { fault, type PathUnderCheck, type Rule } from './rule.ts';

/** How a path lost the last policy that was valid for all of it. */
interface Loss {
  readonly at: Certificate;
  /** `none`: it names no policy; `other`: not one of those above; `any`: only “any policy”, which no longer counts; `mapping`: it maps them, which it may not. */
  readonly how: 'none' | 'other' | 'any' | 'mapping';
  /** What would have counted there. */
  readonly expected: readonly string[];
}

/**
 * Where an authority demands it, one policy at least is valid from the top of the path to the leaf (RFC 5280 sections 6.1.2 to 6.1.5,
 * with every policy acceptable to start with). Of the standard's tree only the lowest row matters then: the policies that the next
 * certificate may name. OpenSSL checks this on demand only and Node.js never demands it; browsers do.
 */
export const policies: Rule = (under) => {
  const certificates = belowTop(under);
  const many = certificates.length + 1;
  // How many more certificates may pass before each comes into force.
  let explicitPolicy = many;
  let inhibitMapping = many;
  let inhibitAny = many;
  let expected: ReadonlySet<string> = new Set([anyPolicy]);
  let loss: Loss | null = null;
  let demandedBy: Certificate | null = null;

  for (const [index, certificate] of certificates.entries()) {
    const isLast = index === certificates.length - 1;
    const passes = isSelfIssued(certificate) && !isLast;
    const valid = validPolicies(certificate, expected, inhibitAny > 0 || passes);
    if (loss === null && valid.size === 0)
      loss = { at: certificate, how: howLost(certificate), expected: [...expected] };
    if (explicitPolicy === 0 && valid.size === 0) break;
    expected = isLast ? valid : mapped(certificate, valid, inhibitMapping > 0);
    if (loss === null && expected.size === 0) loss = { at: certificate, how: 'mapping', expected: [] };

    const step = passes ? 0 : 1;
    explicitPolicy = Math.max(0, explicitPolicy - step);
    inhibitMapping = Math.max(0, inhibitMapping - step);
    inhibitAny = Math.max(0, inhibitAny - step);
    const { requireExplicitPolicy, inhibitPolicyMapping } = certificate.policyConstraints ?? {};
    // The leaf can demand it of itself alone.
    if (typeof requireExplicitPolicy === 'number' && (!isLast || requireExplicitPolicy === 0)) {
      if (requireExplicitPolicy < explicitPolicy) demandedBy = certificate;
      explicitPolicy = Math.min(explicitPolicy, requireExplicitPolicy);
    }
    inhibitMapping = Math.min(inhibitMapping, inhibitPolicyMapping ?? inhibitMapping);
    inhibitAny = Math.min(inhibitAny, certificate.inhibitAnyPolicy ?? inhibitAny);
  }

  if (loss === null || demandedBy === null || explicitPolicy > 0) return [];
  return [
    fault('NO_EXPLICIT_POLICY', loss.at, {
      authority: demandedBy.subject.text,
      how: loss.how,
      expected: loss.expected.filter((one) => one !== anyPolicy).join(', '),
    }),
  ];
};

/** From the top downwards, without whom one trusts: a root's own policies bind nobody (RFC 5280 section 6.1.1 (d)). */
function belowTop({ path, anchored }: PathUnderCheck): readonly Certificate[] {
  const last = path.at(-1);
  const isTop = anchored || (last !== undefined && path.length > 1 && isSelfIssued(last));
  return (isTop ? path.slice(0, -1) : path).toReversed();
}

/** RFC 5280 section 6.1.3 (d) and (e). */
function validPolicies(
  { policies: named }: Certificate,
  expected: ReadonlySet<string>,
  anyCounts: boolean,
): ReadonlySet<string> {
  const valid = new Set(named.filter((one) => one !== anyPolicy && (expected.has(one) || expected.has(anyPolicy))));
  if (anyCounts && named.includes(anyPolicy)) for (const one of expected) valid.add(one);
  return valid;
}

/** RFC 5280 section 6.1.4 (b): in the certificates below, others stand for the mapped ones, or nothing does. */
function mapped({ policyMappings }: Certificate, valid: ReadonlySet<string>, mayMap: boolean): ReadonlySet<string> {
  const mappings = policyMappings.filter(({ issuer, subject }) => issuer !== anyPolicy && subject !== anyPolicy);
  const expected = new Set(valid);
  for (const { issuer } of mappings) expected.delete(issuer);
  if (!mayMap) return expected;
  for (const { issuer, subject } of mappings) if (valid.has(issuer) || valid.has(anyPolicy)) expected.add(subject);
  return expected;
}

function howLost({ policies: named }: Certificate): Loss['how'] {
  if (named.length === 0) return 'none';
  return named.every((one) => one === anyPolicy) ? 'any' : 'other';
}
