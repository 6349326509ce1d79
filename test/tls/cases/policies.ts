/** Certificate policies: RFC 5280 sections 4.2.1.4, 4.2.1.5, 4.2.1.11, 4.2.1.14 and 6.1. Browsers look at them, Node.js does not. */

import { extension } from '../../../src/playground/certificate-factory.ts';
import * as der from '../../../src/playground/der.ts';
import { serving, tlsServer } from '../behaviour.ts';
import * as extensions from '../extensions.ts';
import { type Expectation, good, type LabCase, labCase, refused } from '../lab-case.ts';
import type { LabPlan } from '../lab-certificate.ts';

const { gold, silver, any } = extensions.otherPolicies;
const named = (...oids: readonly string[]) => ({ policies: extensions.certificatePolicies(oids) });
const demanded = { policyConstraints: extensions.policyConstraints(0) };
const mapped = { policyMappings: extensions.policyMappings([gold, silver]) };

type Extensions = LabPlan['extensions'];

/** From below the root down to the leaf. */
function path(name: string, expected: Expectation, ...rungs: readonly [...Extensions[], Extensions]): LabCase {
  return labCase(name, expected, (bench, host) => {
    const above = [bench.root];
    for (const [index, rung] of rungs.slice(0, -1).entries())
      above.unshift(bench.authority(`Portside Lab ${name} ${index + 1}`, { extensions: rung }, above[0]));
    const leaf = bench.leaf(host, { extensions: rungs.at(-1) ?? {} }, above[0]);
    return { behaviour: tlsServer(serving(leaf, ...above.slice(0, -1))) };
  });
}

const missing = refused(['certificate-policy'], { says: /policy/ });
const malformed = refused(['malformed-certificate']);

export const policyCases: readonly LabCase[] = [
  path('policy-demanded-and-there', good(), { ...named(gold), ...demanded }, named(gold)),
  path('policy-demanded-by-any', good(), { ...named(any), ...demanded }, named(gold)),
  path('policy-demanded-and-missing', missing, { ...named(gold), ...demanded }, { policies: null }),
  path('policy-demanded-and-another', missing, { ...named(gold), ...demanded }, named(silver)),
  path('policy-demanded-by-one-without', missing, demanded, named(gold)),
  path(
    'policy-demanded-after-one-more',
    missing,
    { ...named(gold), policyConstraints: extensions.policyConstraints(1) },
    named(gold),
    named(silver),
  ),
  path('policy-demanded-after-more-than-there-are', good(), { policyConstraints: extensions.policyConstraints(5) }, {}),
  path('policy-lost-in-the-middle', missing, { ...named(gold), ...demanded }, {}, named(gold)),
  path('policy-mapped', good(), { ...named(gold), ...demanded, ...mapped }, named(silver)),
  path('policy-mapped-away', missing, { ...named(gold), ...demanded, ...mapped }, named(gold)),
  path(
    'policy-mapped-though-forbidden',
    missing,
    { ...named(gold), policyConstraints: extensions.policyConstraints(0, 0) },
    { ...named(gold), ...mapped },
    named(silver),
  ),
  path(
    'any-policy-no-longer-counts',
    missing,
    { ...named(gold), ...demanded, inhibitAnyPolicy: extensions.inhibitAnyPolicy(0) },
    named(any),
  ),
  path(
    'any-policy-still-counts',
    good(),
    { ...named(gold), ...demanded, inhibitAnyPolicy: extensions.inhibitAnyPolicy(1) },
    named(any),
  ),
  path('policy-twice', malformed, {}, named(gold, gold)),
  path('policy-constraints-empty', malformed, { policyConstraints: extensions.policyConstraints(null) }, {}),
  path(
    'any-policy-mapped',
    malformed,
    { ...named(any), policyMappings: extensions.policyMappings([any, gold]) },
    named(gold),
  ),
  path('inhibit-any-policy-negative', malformed, { inhibitAnyPolicy: extensions.inhibitAnyPolicy(-1) }, named(gold)),
  path('policies-unreadable', malformed, {}, { policies: extension('2.5.29.32', false, der.utf8String('gold')) }),
  labCase('policy-demanded-by-the-root', good(), (bench, host) => {
    const root = bench.authority('Portside Lab Strict Root', { extensions: { ...named(gold), ...demanded } }, null);
    return { trusted: [root], behaviour: tlsServer(serving(bench.leaf(host, {}, root))) };
  }),
];
