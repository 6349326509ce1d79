import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { type Authority, makeIntermediate, makeUnknownRoot, type Pair } from './authority.ts';
import type { Issuer } from './certificate-factory.ts';

/** What the ports are made from, for one start. */
export interface Workshop {
  readonly now: number;
  readonly authority: Authority;
  readonly intermediate: Signer;
  /** Below a root that nobody has. */
  readonly unknownIntermediate: Signer;
  /** Below the authority, and may certify names below example.test only. */
  readonly constrainedIntermediate: Signer;
  /** One key of each kind serves every certificate: making RSA keys is what takes time here. */
  readonly keys: Readonly<Record<'ec' | 'rsa2048' | 'rsa1024', Keys>>;
  /** Where the intermediate's certificate can be fetched. */
  readonly intermediateUrl: string;
}

interface Keys {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export type Signer = Pair & { readonly issuer: Issuer };

export async function openWorkshop(
  authority: Authority,
  intermediate: Signer,
  intermediateUrl: string,
  now: number,
): Promise<Workshop> {
  const generate = promisify(generateKeyPair);
  const [ec, rsa2048, rsa1024] = await Promise.all([
    generate('ec', { namedCurve: 'P-256' }),
    generate('rsa', { modulusLength: 2048 }),
    generate('rsa', { modulusLength: 1024 }),
  ]);
  return {
    now,
    authority,
    intermediate,
    unknownIntermediate: makeIntermediate(makeUnknownRoot(), 'Portside Playground Unknown Issuing', now),
    constrainedIntermediate: makeIntermediate(authority.issuer, 'Portside Playground Constrained Issuing', now, [
      'example.test',
    ]),
    keys: { ec, rsa2048, rsa1024 },
    intermediateUrl,
  };
}
