/** Certificates with any fault one can write down, for the rules of path validation: nothing is added that the plan does not say. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Certificate } from '../../../src/certificate/certificate.ts';
import { readCertificate } from '../../../src/certificate/read-certificate.ts';
import * as der from '../../../src/playground/der.ts';

/** Everything is judged at this time: 23 Nov 2026, noon. */
export const now = Date.UTC(2026, 10, 23, 12);
export const day = 86_400_000;

export type Keys = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

export interface Forged {
  readonly subject: string;
  readonly certificate: Certificate;
  readonly keys: Keys;
}

export interface Plan {
  readonly version?: 1 | 2 | 3;
  /** Contents octets of the INTEGER. */
  readonly serial?: readonly number[];
  /** The issuer's name, where it is not that of the signer. */
  readonly issuerName?: string;
  /** Days from now. */
  readonly from?: number;
  readonly to?: number;
  /** `DNS:a.example`, `IP:` with the octets, `email:`, `URI:`. */
  readonly names?: readonly string[] | null;
  /** `null`: no such extension. */
  readonly ca?: boolean | null;
  readonly pathLength?: number;
  /** Bit numbers of KeyUsage; `null`: no such extension. */
  readonly usage?: readonly number[] | null;
  /** OIDs. */
  readonly purposes?: readonly string[];
  readonly permitted?: readonly string[];
  readonly excluded?: readonly string[];
  readonly subjectKey?: string;
  readonly authorityKey?: string;
  /** Complete extensions, added at the end. */
  readonly more?: readonly Uint8Array[];
  readonly hash?: 'sha256' | 'sha1' | 'md5';
  readonly keys?: Keys;
  /** One bit of the signature is turned. */
  readonly broken?: boolean;
  /** The algorithm inside says SHA-384. */
  readonly otherAlgorithmInside?: boolean;
}

const sharedKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
let rsaKeys: Keys | null = null;

/** RSA keys take long to make; one pair serves every test. */
export function rsa(): Keys {
  rsaKeys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
  return rsaKeys;
}

export function freshKeys(): Keys {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

const usageBits = { digitalSignature: 0, keyEncipherment: 2, keyAgreement: 4, keyCertSign: 5, cRLSign: 6 } as const;

export function bits(...usages: readonly (keyof typeof usageBits)[]): readonly number[] {
  return usages.map((usage) => usageBits[usage]);
}

export const serverAuth = '1.3.6.1.5.5.7.3.1';
export const clientAuth = '1.3.6.1.5.5.7.3.2';
export const anyPurpose = '2.5.29.37.0';

/** A certificate for `subject`, written as it goes into a name: `CN`s with `/` between more of them. Signed by `issuer`, or by itself. */
export function forge(subject: string, issuer: Forged | null, plan: Plan = {}): Forged {
  const keys = plan.keys ?? (issuer === null ? freshKeys() : sharedKeys);
  const signer = issuer?.keys ?? keys;
  const algorithm = algorithmOf(signer.privateKey, plan.hash ?? 'sha256');
  const inside = plan.otherAlgorithmInside ? algorithmOf(signer.privateKey, 'sha384') : algorithm;
  const version = plan.version ?? 3;
  const toBeSigned = der.sequence(
    ...(version === 1 ? [] : [der.explicit(0, der.integer(Uint8Array.of(version - 1)))]),
    Buffer.concat([Uint8Array.of(2, (plan.serial ?? [1]).length), Uint8Array.from(plan.serial ?? [1])]),
    inside,
    name(plan.issuerName ?? issuer?.subject ?? subject),
    der.sequence(der.time(now + (plan.from ?? -30) * day), der.time(now + (plan.to ?? 60) * day)),
    name(subject),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    ...(version === 3 ? [der.explicit(3, der.sequence(...extensions(plan)))] : []),
  );
  const signature = sign(plan.hash ?? 'sha256', toBeSigned, signer.privateKey);
  if (plan.broken) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
  const certificate = readCertificate(der.sequence(toBeSigned, algorithm, der.bitString(signature)));
  if (certificate === null) throw new Error('No certificate was made.');
  return { subject, certificate, keys };
}

/** An authority as it should be. */
export function authority(subject: string, issuer: Forged | null, plan: Plan = {}): Forged {
  return forge(subject, issuer, { ca: true, usage: bits('keyCertSign', 'cRLSign'), keys: freshKeys(), ...plan });
}

/** A server's certificate as it should be, for `shop.example`. */
export function server(issuer: Forged | null, plan: Plan = {}): Forged {
  return forge('shop.example', issuer, {
    names: ['DNS:shop.example'],
    ca: false,
    usage: bits('digitalSignature'),
    purposes: [serverAuth],
    ...plan,
  });
}

export function extension(oid: string, critical: boolean, content: Uint8Array): Uint8Array {
  return der.sequence(der.objectIdentifier(oid), ...(critical ? [der.booleanTrue()] : []), der.octetString(content));
}

function name(text: string): der.Der {
  const parts = text === '' ? [] : text.split('/');
  return der.sequence(
    ...parts.map((value) => der.setOfOne(der.sequence(der.objectIdentifier('2.5.4.3'), der.utf8String(value)))),
  );
}

function algorithmOf(key: KeyObject, hash: 'sha256' | 'sha384' | 'sha1' | 'md5'): der.Der {
  if (key.asymmetricKeyType === 'rsa') {
    const last = { md5: 4, sha1: 5, sha256: 11, sha384: 12 }[hash];
    return der.sequence(der.objectIdentifier(`1.2.840.113549.1.1.${last}`), der.nullValue());
  }
  const oid = {
    md5: '1.2.840.10045.4.0',
    sha1: '1.2.840.10045.4.1',
    sha256: '1.2.840.10045.4.3.2',
    sha384: '1.2.840.10045.4.3.3',
  };
  return der.sequence(der.objectIdentifier(oid[hash]));
}

function extensions(plan: Plan): readonly der.Der[] {
  const constraints = [...list(0, plan.permitted), ...list(1, plan.excluded)];
  return [
    ...(plan.ca == null ? [] : [extension('2.5.29.19', true, basicConstraints(plan.ca, plan.pathLength))]),
    ...(plan.usage == null ? [] : [extension('2.5.29.15', true, der.namedBits(plan.usage))]),
    ...(plan.names == null ? [] : [extension('2.5.29.17', false, der.sequence(...plan.names.map(generalName)))]),
    ...(plan.purposes === undefined
      ? []
      : [extension('2.5.29.37', false, der.sequence(...plan.purposes.map(der.objectIdentifier)))]),
    ...(constraints.length === 0 ? [] : [extension('2.5.29.30', true, der.sequence(...constraints))]),
    ...(plan.subjectKey === undefined
      ? []
      : [extension('2.5.29.14', false, der.octetString(Buffer.from(plan.subjectKey)))]),
    ...(plan.authorityKey === undefined
      ? []
      : [extension('2.5.29.35', false, der.sequence(der.implicit(0, Buffer.from(plan.authorityKey))))]),
    ...(plan.more ?? []),
  ];
}

function list(tag: number, names: readonly string[] | undefined): readonly der.Der[] {
  return names === undefined ? [] : [der.implicitSequence(tag, ...names.map((one) => der.sequence(generalName(one))))];
}

function basicConstraints(isCa: boolean, pathLength: number | undefined): der.Der {
  return der.sequence(
    ...(isCa ? [der.booleanTrue()] : []),
    ...(pathLength === undefined ? [] : [der.integer(Uint8Array.of(pathLength))]),
  );
}

function generalName(written: string): der.Der {
  const [kind = '', ...rest] = written.split(':');
  const value = rest.join(':');
  if (kind === 'IP') return der.implicit(7, Uint8Array.from(value.split('.').map(Number)));
  if (kind === 'dir') return der.implicitSequence(4, name(value));
  return der.implicit({ email: 1, DNS: 2, URI: 6 }[kind] ?? 2, Buffer.from(value, 'latin1'));
}
