import { generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface Keys {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** Each kind of key is made once, when it is first asked for: RSA takes its time. */
const makers = {
  ec256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ec384: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  ec521: () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  ec224: () => generateKeyPairSync('ec', { namedCurve: 'P-224' }),
  ec192: () => generateKeyPairSync('ec', { namedCurve: 'prime192v1' }),
  // Koblitz's, which has no name of NIST's.
  koblitz256: () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  brainpool256: () => generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' }),
  rsa512: () => generateKeyPairSync('rsa', { modulusLength: 512 }),
  rsa1024: () => generateKeyPairSync('rsa', { modulusLength: 1024 }),
  rsa2047: () => generateKeyPairSync('rsa', { modulusLength: 2047 }),
  rsa2048: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  otherRsa2048: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  rsa3072: () => generateKeyPairSync('rsa', { modulusLength: 3072 }),
  rsaExponent3: () => generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }),
  ed25519: () => generateKeyPairSync('ed25519'),
  ed448: () => generateKeyPairSync('ed448'),
  mlDsa65: () => generateKeyPairSync('ml-dsa-65'),
} as const satisfies Readonly<Record<string, () => Keys>>;

export type KeyKind = keyof typeof makers;

export type Keyring = (kind: KeyKind) => Keys;

export function openKeyring(): Keyring {
  const made = new Map<KeyKind, Keys>();
  return (kind) => {
    const known = made.get(kind);
    if (known !== undefined) return known;
    const keys = makers[kind]();
    made.set(kind, keys);
    return keys;
  };
}
