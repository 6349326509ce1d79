import { generateKeyPairSync } from 'node:crypto';
import * as extensions from './extensions.ts';
import { type KeyKind, type Keyring, type Keys, openKeyring } from './keyring.ts';
import {
  commonName,
  keyIdentifiers,
  type LabCertificate,
  type LabIssuer,
  type LabPlan,
  makeLabCertificate,
  someSerialNumber,
} from './lab-certificate.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

type Changes = Partial<Omit<LabPlan, 'extensions'>> & {
  readonly key?: KeyKind | Keys;
  readonly extensions?: LabPlan['extensions'];
};

/** What the laboratory's cases are made from. */
export interface Workbench {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly keyring: Keyring;
  /** Trusted unless a case says otherwise. */
  readonly root: LabCertificate;
  /** Below `root`; may issue for servers only. */
  readonly issuing: LabCertificate;
  /** The same with an RSA key. */
  readonly rsaIssuing: LabCertificate;
  /** Nobody trusts it. */
  readonly unknownRoot: LabCertificate;
  readonly unknownIssuing: LabCertificate;
  /** A certificate for `host`, good but for the changes; by `issuing` unless said, `null`: by itself. */
  leaf(host: string, changes?: Changes, issuer?: LabIssuer | null): LabCertificate;
  /** An authority with a key of its own, good but for the changes; by `root` unless said, `null`: by itself. */
  authority(name: string, changes?: Changes, issuer?: LabIssuer | null): LabCertificate;
}

export function openWorkbench(now: number): Workbench {
  const keyring = openKeyring();

  const leaf = (host: string, changes: Changes, issuer: LabIssuer | null): LabCertificate => {
    const { key = 'ec256', extensions: changed, ...rest } = changes;
    const keys = typeof key === 'string' ? keyring(key) : key;
    const isRsa = keys.publicKey.asymmetricKeyType === 'rsa';
    const plan: LabPlan = {
      version: 3,
      serialNumber: someSerialNumber(),
      subject: commonName(host),
      notBefore: now - 30 * day,
      notAfter: now + 60 * day,
      scheme: null,
      claimedScheme: null,
      damaged: false,
      forge: null,
      ...rest,
      extensions: {
        ...keyIdentifiers(keys, issuer),
        keyUsage: extensions.keyUsage(isRsa ? ['digitalSignature', 'keyEncipherment'] : ['digitalSignature']),
        basicConstraints: extensions.basicConstraints(false),
        extendedKeyUsage: extensions.extendedKeyUsage(['serverAuth', 'clientAuth']),
        subjectAltName: extensions.subjectAltName([`DNS:${host}`]),
        policies: extensions.certificatePolicies([extensions.validationPolicies.domain]),
        timestamps: extensions.signedTimestamps(2, now - 30 * day),
        ...changed,
      },
    };
    return makeLabCertificate(plan, keys, issuer);
  };

  const authority = (name: string, changes: Changes, issuer: LabIssuer | null): LabCertificate => {
    const { key = generateKeyPairSync('ec', { namedCurve: 'P-256' }), extensions: changed, ...rest } = changes;
    const keys = typeof key === 'string' ? keyring(key) : key;
    const plan: LabPlan = {
      version: 3,
      serialNumber: someSerialNumber(),
      subject: commonName(name),
      notBefore: now - 365 * day,
      notAfter: now + 5 * 365 * day,
      scheme: null,
      claimedScheme: null,
      damaged: false,
      forge: null,
      ...rest,
      extensions: {
        ...keyIdentifiers(keys, issuer),
        keyUsage: extensions.keyUsage(['keyCertSign', 'cRLSign']),
        basicConstraints: extensions.basicConstraints(true),
        ...(issuer === null ? {} : { extendedKeyUsage: extensions.extendedKeyUsage(['serverAuth', 'clientAuth']) }),
        ...changed,
      },
    };
    return makeLabCertificate(plan, keys, issuer);
  };

  const root = authority('Portside Lab Root', { key: 'ec384', scheme: 'ecdsa-sha384' }, null);
  const unknownRoot = authority('Portside Lab Unknown Root', {}, null);
  const lowest = { extensions: { basicConstraints: extensions.basicConstraints(true, 0) } };
  const issuing = authority('Portside Lab Issuing', lowest, root);
  return {
    now,
    keyring,
    root,
    issuing,
    rsaIssuing: authority('Portside Lab RSA Issuing', { key: 'otherRsa2048' }, root),
    unknownRoot,
    unknownIssuing: authority('Portside Lab Unknown Issuing', {}, unknownRoot),
    leaf: (host, changes = {}, issuer = issuing) => leaf(host, changes, issuer),
    authority: (name, changes = {}, issuer = root) => authority(name, changes, issuer),
  };
}
