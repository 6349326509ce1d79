import { authorityCases } from './cases/authority.ts';
import { chainCases } from './cases/chain.ts';
import { identityCases } from './cases/identity.ts';
import { keyCases } from './cases/keys.ts';
import { soundCases } from './cases/sound.ts';
import { usageCases } from './cases/usage.ts';
import { validityCases } from './cases/validity.ts';
import type { LabCase } from './lab-case.ts';

/** Every server of the laboratory. */
export const cases: readonly LabCase[] = [
  ...soundCases,
  ...validityCases,
  ...identityCases,
  ...chainCases,
  ...authorityCases,
  ...usageCases,
  ...keyCases,
];
