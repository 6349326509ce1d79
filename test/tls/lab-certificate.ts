import { randomBytes } from 'node:crypto';
import { distinguishedName, pem } from '../../src/playground/certificate-factory.ts';
import * as der from '../../src/playground/der.ts';
import * as extensions from './extensions.ts';
import type { Keys } from './keyring.ts';
import { algorithmIdentifier, type SchemeName, signWith, usualScheme } from './signature-scheme.ts';

/** All that a certificate can say, right or wrong. */
export interface LabPlan {
  readonly version: 1 | 2 | 3;
  /** Contents of the INTEGER as they are: zero, negative and overlong ones too. */
  readonly serialNumber: Uint8Array;
  readonly subject: der.Der;
  /** Milliseconds since 1970, or a time in DER. */
  readonly notBefore: number | der.Der;
  readonly notAfter: number | der.Der;
  /** `null`: the usual one of the issuer's key. */
  readonly scheme: SchemeName | null;
  /** What the signed part says of the signature; `null`: the truth. */
  readonly claimedScheme: SchemeName | null;
  /** By any names, for changing them; in this order. `null`: left out. */
  readonly extensions: Readonly<Record<string, der.Der | null>>;
  /** One bit of the signature turned round. */
  readonly damaged: boolean;
  /** Signs in place of the issuer's key; `null`: that signs. */
  readonly forge: ((toBeSigned: Uint8Array) => Uint8Array) | null;
}

/** A certificate with its key, so that it can serve and issue. */
export interface LabCertificate {
  readonly name: der.Der;
  readonly keys: Keys;
  readonly serialNumber: Uint8Array;
  readonly der: Uint8Array;
  readonly pem: string;
}

/** Who signs: a name as it stands in DER, and a key. */
export type LabIssuer = Pick<LabCertificate, 'name' | 'keys'>;

/** `issuer` `null`: signed by itself. */
export function makeLabCertificate(plan: LabPlan, keys: Keys, issuer: LabIssuer | null): LabCertificate {
  const signer = issuer ?? { name: plan.subject, keys };
  const scheme = plan.scheme ?? usualScheme(signer.keys.privateKey);
  const list = Object.values(plan.extensions).filter((one) => one !== null);
  const toBeSigned = der.sequence(
    ...(plan.version === 1 ? [] : [der.explicit(0, der.integer(Uint8Array.of(plan.version - 1)))]),
    der.element(0x02, plan.serialNumber),
    algorithmIdentifier(plan.claimedScheme ?? scheme),
    signer.name,
    der.sequence(timeOf(plan.notBefore), timeOf(plan.notAfter)),
    plan.subject,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    ...(plan.version < 3 || list.length === 0 ? [] : [der.explicit(3, der.sequence(...list))]),
  );
  const signature = Buffer.from(
    plan.forge === null ? signWith(scheme, toBeSigned, signer.keys.privateKey) : plan.forge(toBeSigned),
  );
  if (plan.damaged) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
  const octets = der.sequence(toBeSigned, algorithmIdentifier(scheme), der.bitString(signature));
  return {
    name: plan.subject,
    keys,
    serialNumber: plan.serialNumber,
    der: octets,
    pem: pem('CERTIFICATE', octets),
  };
}

export function commonName(text: string): der.Der {
  return distinguishedName([{ type: 'commonName', value: text }]);
}

/** 16 octets, positive. */
export function someSerialNumber(): Uint8Array {
  const octets = randomBytes(16);
  octets[0] = ((octets[0] ?? 0) & 0x7f) | 0x40;
  return octets;
}

/** What every certificate has that names its own key and its issuer's. */
export function keyIdentifiers(keys: Keys, issuer: LabIssuer | null): Readonly<Record<string, der.Der>> {
  return {
    subjectKeyIdentifier: extensions.subjectKeyIdentifier(extensions.identifierOf(keys.publicKey)),
    authorityKeyIdentifier: extensions.authorityKeyIdentifier(
      extensions.identifierOf((issuer?.keys ?? keys).publicKey),
    ),
  };
}

function timeOf(time: number | der.Der): der.Der {
  return typeof time === 'number' ? der.time(time) : time;
}
