/**
 * The playground's own certification authority. It outlives the playground, so that a person trusts it once; it can
 * certify loopback names only, so that trusting it gives nothing away.
 */

import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID, X509Certificate } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CertificatePlan, type Issuer, makeCertificate, type NamePart } from './certificate-factory.ts';

export interface Authority {
  readonly issuer: Issuer;
  readonly certificate: string;
  /** PEM files in the playground's folder. */
  readonly caFile: string;
  readonly clientCertificateFile: string;
  readonly clientKeyFile: string;
}

export const day = 86_400_000;

const reusedWhileValidFor = 30 * day;

/** Makes the folder (mode 0700) if there is none, and what is missing, unreadable or nearly expired in it. */
export function openAuthority(folder: string, now: number): Authority {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { certificate, key } = keptPair(join(folder, 'playground-ca-key.pem'), now, null, makeRoot);
  const issuer = { subject: rootSubject, privateKey: createPrivateKey(key) };
  const caFile = join(folder, 'playground-ca.pem');
  replaceFile(caFile, certificate, 0o644);

  const client = keptPair(join(folder, 'playground-client-key.pem'), now, certificate, (at) => makeClient(issuer, at));
  const clientCertificateFile = join(folder, 'playground-client.pem');
  replaceFile(clientCertificateFile, client.certificate, 0o644);
  return {
    issuer,
    certificate,
    caFile,
    clientCertificateFile,
    clientKeyFile: join(folder, 'playground-client-key.pem'),
  };
}

/**
 * An authority below `issuer`, for one run: what servers send between their own certificate and the root. `names`: the
 * DNS names that it may certify, with everything below them.
 */
export function makeIntermediate(
  issuer: Issuer,
  commonName: string,
  now: number,
  names: readonly string[] = loopbackNames,
): Pair & { readonly issuer: Issuer } {
  const { publicKey, privateKey } = newKey();
  const subject = playgroundName(commonName);
  const usual = authorityPlan(subject, publicKey, 0);
  const authority = { ...usual.authority, permitted: { ...usual.authority.permitted, dns: names } };
  const plan = { ...usual, authority, notBefore: now - 150 * day, notAfter: now + 365 * day };
  return {
    certificate: makeCertificate(plan, issuer),
    key: privatePem(privateKey),
    issuer: { subject, privateKey },
  };
}

/** A root that nobody trusts, for one run. */
export function makeUnknownRoot(): Issuer {
  const { privateKey } = newKey();
  return { subject: playgroundName('Portside Playground Unknown Root'), privateKey };
}

export function playgroundName(commonName: string): readonly NamePart[] {
  return [
    { type: 'organization', value: 'Portside playground' },
    { type: 'commonName', value: commonName },
  ];
}

export interface Pair {
  /** PEM. */
  readonly certificate: string;
  /** PKCS #8 PEM, not encrypted. */
  readonly key: string;
}

/** `test` is reserved for this by RFC 2606, `localhost` by RFC 6761. */
const loopbackNames = ['localhost', 'test'];

const rootSubject = playgroundName('Portside Playground Root');

function makeRoot(now: number): Pair {
  const { publicKey, privateKey } = newKey();
  // The root reaches back before everything it signs, the expired certificate included.
  const plan = {
    ...authorityPlan(rootSubject, publicKey, 1),
    notBefore: now - 200 * day,
    notAfter: now + 3 * 365 * day,
  };
  const issuer = { subject: rootSubject, privateKey };
  return { certificate: makeCertificate(plan, issuer), key: privatePem(privateKey) };
}

function makeClient(issuer: Issuer, now: number): Pair {
  const { publicKey, privateKey } = newKey();
  const plan: CertificatePlan = {
    subject: playgroundName('A welcome client'),
    publicKey,
    notBefore: now - day,
    notAfter: now + 365 * day,
    alternativeNames: [],
    authority: null,
    purposes: ['clientAuth'],
    issuerUrl: null,
    hash: 'sha256',
  };
  return { certificate: makeCertificate(plan, issuer), key: privatePem(privateKey) };
}

function authorityPlan(subject: readonly NamePart[], publicKey: KeyObject, pathLength: number) {
  return {
    subject,
    publicKey,
    alternativeNames: [],
    authority: {
      pathLength,
      permitted: { dns: loopbackNames, ip: ['127.0.0.0/8', '0:0:0:0:0:0:0:1/128'] },
    },
    purposes: [],
    issuerUrl: null,
    hash: 'sha256',
  } as const;
}

/**
 * The key and its certificate in one file, so that they can never be of two different makings; made anew unless they
 * belong together, come from `issuer` (a PEM certificate; `null`: from themselves) and stay valid for a while.
 */
function keptPair(file: string, now: number, issuer: string | null, make: (now: number) => Pair): Pair {
  const kept = readPair(file);
  if (kept !== null && isUsable(kept, now, issuer)) {
    chmodSync(file, 0o600);
    return kept;
  }
  const made = make(now);
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, made.key + made.certificate, { mode: 0o600 });
  try {
    // Of two playgrounds that start at once in a new folder, the first to link wins and the other one takes its file.
    if (kept === null) linkSync(draft, file);
    else renameSync(draft, file);
  } catch {
    const other = readPair(file);
    if (other !== null && isUsable(other, now, issuer)) return other;
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  return made;
}

function readPair(file: string): Pair | null {
  try {
    const text = readFileSync(file, 'latin1');
    const at = text.indexOf('-----BEGIN CERTIFICATE-----');
    return at === -1 ? null : { key: text.slice(0, at), certificate: text.slice(at) };
  } catch {
    return null;
  }
}

function isUsable(pair: Pair, now: number, issuer: string | null): boolean {
  try {
    const certificate = new X509Certificate(pair.certificate);
    return (
      certificate.checkPrivateKey(createPrivateKey(pair.key)) &&
      certificate.verify(new X509Certificate(issuer ?? pair.certificate).publicKey) &&
      Date.parse(certificate.validFrom) <= now &&
      Date.parse(certificate.validTo) >= now + reusedWhileValidFor
    );
  } catch {
    return false;
  }
}

/** Whole or not at all, whoever reads it meanwhile. */
function replaceFile(file: string, text: string, mode: number): void {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, file);
}

function newKey(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

export function privatePem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
