import { authorityCases } from './cases/authority.ts';
import { brokenCases } from './cases/broken.ts';
import { chainCases } from './cases/chain.ts';
import { combinedCases } from './cases/combined.ts';
import { encodingCases } from './cases/encoding.ts';
import { handMadeCases } from './cases/hand-made.ts';
import { identityCases } from './cases/identity.ts';
import { keyCases } from './cases/keys.ts';
import { negotiationCases } from './cases/negotiation.ts';
import { policyCases } from './cases/policies.ts';
import { protocolCases } from './cases/protocol.ts';
import { revocationCases } from './cases/revocation.ts';
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
  ...policyCases,
  ...usageCases,
  ...encodingCases,
  ...keyCases,
  ...revocationCases,
  ...handMadeCases,
  ...protocolCases,
  ...negotiationCases,
  ...brokenCases,
  ...combinedCases,
];
