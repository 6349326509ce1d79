import { OctetString } from '@peculiar/asn1-schema';
import {
  AuthorityInfoAccessSyntax,
  AuthorityKeyIdentifier,
  BasicConstraints,
  CRLDistributionPoints,
  ExtendedKeyUsage,
  type GeneralSubtrees,
  KeyUsage,
  NameConstraints,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import type { Certificate, ExtensionFacts, GeneralName, NameConstraintFacts, SignedTimestamp } from './certificate.ts';
import { Integers, Items, RawExtension, readDer } from './der-schemas.ts';
import { hexadecimal } from './hexadecimal.ts';
import { isReadableExtension } from './is-readable-extension.ts';
import { anyPolicy, extensionNames, keyUsageNames, purposeNames, validationPolicies } from './object-identifiers.ts';
import { generalName, readGeneralName } from './read-name.ts';
import { readInhibitAnyPolicy, readPolicies, readPolicyConstraints, readPolicyMappings } from './read-policies.ts';
import { serialNumberText } from './serial-number-text.ts';
import { visibleText } from './visible-text.ts';

/** What the extensions say; the same fields as in `Certificate`. An extension that is there but cannot be read counts as there and empty. */
export type ExtensionReadings = Pick<
  Certificate,
  | 'subjectAltNames'
  | 'basicConstraints'
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'nameConstraints'
  | 'subjectKeyIdentifier'
  | 'authorityKeyIdentifier'
  | 'authorityCertificate'
  | 'ocspUrls'
  | 'caIssuerUrls'
  | 'crlUrls'
  | 'policies'
  | 'policyConstraints'
  | 'policyMappings'
  | 'inhibitAnyPolicy'
  | 'validation'
  | 'timestampCount'
  | 'timestamps'
  | 'mustStaple'
  | 'extensions'
>;

/** The contents of the extensions we know, each read once; `null`: there is none of that kind. */
interface Contents {
  readonly names: readonly GeneralName[] | null;
  readonly basicConstraints: Certificate['basicConstraints'];
  readonly keyUsage: readonly string[] | null;
  readonly purposes: readonly string[] | null;
  readonly subjectKey: string | null;
  readonly authorityKey: string | null;
  readonly authorityCertificate: Certificate['authorityCertificate'];
  readonly access: readonly { readonly method: string; readonly url: string }[] | null;
  readonly crlUrls: readonly string[] | null;
  readonly policies: readonly string[] | null;
  readonly policyConstraints: Certificate['policyConstraints'];
  readonly policyMappings: Certificate['policyMappings'] | null;
  readonly inhibitAnyPolicy: number | null;
  readonly constraints: NameConstraintFacts | null;
  readonly timestamps: readonly SignedTimestamp[] | null;
  readonly features: readonly number[] | null;
}

export function readExtensions(items: readonly (ArrayBuffer | null)[]): ExtensionReadings {
  // A plain array first: the library's own kind of array would pass its class on to every result.
  const raw = Array.from(items, (item) => (item === null ? null : readDer(item, RawExtension))).filter(
    (one) => one !== null,
  );
  const from = <T>(oid: string, read: (content: ArrayBuffer) => T): T | null => {
    const extension = raw.find((one) => one.oid === oid);
    return extension === undefined ? null : read(extension.value.buffer);
  };
  const contents: Contents = {
    names: from('2.5.29.17', readNames),
    basicConstraints: from('2.5.29.19', readBasicConstraints),
    keyUsage: from('2.5.29.15', readKeyUsage),
    purposes: from('2.5.29.37', readPurposes),
    subjectKey: from('2.5.29.14', readSubjectKey),
    authorityKey: from('2.5.29.35', readAuthorityKey),
    authorityCertificate: from('2.5.29.35', readAuthorityCertificate),
    access: from('1.3.6.1.5.5.7.1.1', readAccess),
    crlUrls: from('2.5.29.31', readCrlUrls),
    policies: from('2.5.29.32', (content) => readPolicies(content).value),
    policyConstraints: from('2.5.29.36', (content) => readPolicyConstraints(content).value),
    policyMappings: from('2.5.29.33', (content) => readPolicyMappings(content).value),
    inhibitAnyPolicy: from('2.5.29.54', (content) => readInhibitAnyPolicy(content).value),
    constraints: from('2.5.29.30', readNameConstraints),
    timestamps: from('1.3.6.1.4.1.11129.2.4.2', readTimestamps),
    features: from('1.3.6.1.5.5.7.1.24', readFeatures),
  };
  const access = contents.access ?? [];
  return {
    subjectAltNames: contents.names ?? [],
    basicConstraints: contents.basicConstraints,
    keyUsage: contents.keyUsage,
    extendedKeyUsage: contents.purposes,
    nameConstraints: contents.constraints,
    subjectKeyIdentifier: contents.subjectKey,
    authorityKeyIdentifier: contents.authorityKey,
    authorityCertificate: contents.authorityCertificate,
    ocspUrls: access.filter(({ method }) => method === 'OCSP').map(({ url }) => url),
    caIssuerUrls: access.filter(({ method }) => method === 'caIssuers').map(({ url }) => url),
    crlUrls: contents.crlUrls ?? [],
    policies: contents.policies ?? [],
    policyConstraints: contents.policyConstraints,
    policyMappings: contents.policyMappings ?? [],
    inhibitAnyPolicy: contents.inhibitAnyPolicy,
    validation: validationOf(contents.policies ?? []),
    timestampCount: contents.timestamps?.length ?? 0,
    timestamps: contents.timestamps ?? [],
    mustStaple: contents.features?.includes(5) ?? false,
    extensions: raw.map(({ oid, critical, value }) => describe(oid, critical, value.buffer, contents)),
  };
}

/** Octets of a content that are shown at most. */
const mostShown = 1024;

function describe(oid: string, critical: boolean, content: ArrayBuffer, contents: Contents): ExtensionFacts {
  const readable = isReadableExtension(oid, content);
  const summary = (readable && summaries[oid]?.(contents, content)) || null;
  const shown = hexadecimal(content.slice(0, mostShown), '');
  return {
    oid,
    name: extensionNames[oid] ?? oid,
    critical,
    summary,
    readable,
    value: summary !== null ? null : content.byteLength > mostShown ? `${shown}…` : shown,
  };
}

/** One line for people; empty where the content cannot be read. A second extension of the same kind, which is forbidden, shows the first. */
const summaries: Readonly<Record<string, (contents: Contents, content: ArrayBuffer) => string | undefined>> = {
  '2.5.29.14': ({ subjectKey }) => subjectKey ?? '',
  '2.5.29.15': ({ keyUsage }) => keyUsage?.join(', '),
  '2.5.29.17': ({ names }) => names?.map(labelled).join(', '),
  '2.5.29.18': (_, content) => readNames(content).map(labelled).join(', '),
  '2.5.29.19': ({ basicConstraints }) => (basicConstraints ? describeBasicConstraints(basicConstraints) : ''),
  '2.5.29.30': ({ constraints }) => (constraints ? describeNameConstraints(constraints) : ''),
  '2.5.29.31': ({ crlUrls }) => crlUrls?.join(', '),
  '2.5.29.32': ({ policies }) => policies?.map(labelledPolicy).join(', '),
  '2.5.29.33': ({ policyMappings }) =>
    policyMappings?.map(({ issuer, subject }) => `${issuer} is ${subject}`).join(', '),
  '2.5.29.36': ({ policyConstraints }) => describePolicyConstraints(policyConstraints),
  '2.5.29.54': ({ inhibitAnyPolicy }) => `any policy no longer counts ${afterCertificates(inhibitAnyPolicy)}`,
  '2.5.29.35': ({ authorityKey, authorityCertificate }) => describeAuthorityKey(authorityKey, authorityCertificate),
  '2.5.29.37': ({ purposes }) => purposes?.join(', '),
  '1.3.6.1.5.5.7.1.1': ({ access }) => access?.map(({ method, url }) => `${method}: ${url}`).join(', '),
  '1.3.6.1.5.5.7.1.24': ({ features }) =>
    features?.map((feature) => (feature === 5 ? 'status_request (must staple)' : `${feature}`)).join(', '),
  '1.3.6.1.5.5.7.48.1.5': () => 'present',
  '1.3.6.1.4.1.11129.2.4.2': ({ timestamps }) => describeTimestamps(timestamps ?? []),
};

function readNames(content: ArrayBuffer): readonly GeneralName[] {
  return Array.from(readDer(content, Items) ?? [], readGeneralName);
}

function labelled(name: GeneralName): string {
  const labels = { dns: 'DNS', ip: 'IP', email: 'email', uri: 'URI', directory: 'directory', other: 'other' } as const;
  return `${labels[name.kind]}:${name.value}`;
}

function readBasicConstraints(content: ArrayBuffer): NonNullable<Certificate['basicConstraints']> {
  const constraints = readDer(content, BasicConstraints);
  return { isCa: constraints?.cA ?? false, pathLength: toNumber(constraints?.pathLenConstraint) };
}

/** The library gives integers of four octets and more as text. */
function toNumber(value: unknown): number | null {
  return value === undefined || value === null || !Number.isFinite(Number(value)) ? null : Number(value);
}

function describeBasicConstraints({ isCa, pathLength }: NonNullable<Certificate['basicConstraints']>): string {
  if (!isCa) return 'not a certificate authority';
  if (pathLength === null) return 'certificate authority';
  return `certificate authority, at most ${pathLength} further ${pathLength === 1 ? 'authority' : 'authorities'} below it`;
}

function readKeyUsage(content: ArrayBuffer): readonly string[] {
  const octets = new Uint8Array(readDer(content, KeyUsage)?.value ?? new ArrayBuffer(0));
  return keyUsageNames.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

function readPurposes(content: ArrayBuffer): readonly string[] {
  return Array.from(readDer(content, ExtendedKeyUsage) ?? [], (oid) => purposeNames[oid] ?? oid);
}

function readSubjectKey(content: ArrayBuffer): string | null {
  const identifier = readDer(content, SubjectKeyIdentifier);
  return identifier === null ? null : hexadecimal(identifier.buffer, ':');
}

function readAuthorityKey(content: ArrayBuffer): string | null {
  const identifier = readDer(content, AuthorityKeyIdentifier)?.keyIdentifier;
  return identifier === undefined ? null : hexadecimal(identifier.buffer, ':');
}

function readAuthorityCertificate(content: ArrayBuffer): Certificate['authorityCertificate'] {
  const { authorityCertIssuer, authorityCertSerialNumber } = readDer(content, AuthorityKeyIdentifier) ?? {};
  const issuer = Array.from(authorityCertIssuer ?? [], generalName).find((name) => name?.kind === 'directory')?.value;
  const serialNumber = authorityCertSerialNumber && serialNumberText(authorityCertSerialNumber);
  if (issuer === undefined && serialNumber === undefined) return null;
  return { issuer: issuer ?? null, serialNumber: serialNumber ?? null };
}

function describeAuthorityKey(key: string | null, certificate: Certificate['authorityCertificate']): string {
  const { issuer = null, serialNumber = null } = certificate ?? {};
  return [
    ...(key === null ? [] : [key]),
    ...(serialNumber === null ? [] : [`certificate ${serialNumber}`]),
    ...(issuer === null ? [] : [`issued by ${issuer}`]),
  ].join(', ');
}

function readAccess(content: ArrayBuffer): readonly { readonly method: string; readonly url: string }[] {
  const methods: Readonly<Record<string, string>> = {
    '1.3.6.1.5.5.7.48.1': 'OCSP',
    '1.3.6.1.5.5.7.48.2': 'caIssuers',
  };
  return Array.from(readDer(content, AuthorityInfoAccessSyntax) ?? [], ({ accessMethod, accessLocation }) => ({
    method: methods[accessMethod] ?? accessMethod,
    url: accessLocation.uniformResourceIdentifier,
  })).flatMap(({ method, url }) => (url === undefined ? [] : [{ method, url: visibleText(url) }]));
}

function readCrlUrls(content: ArrayBuffer): readonly string[] {
  return Array.from(readDer(content, CRLDistributionPoints) ?? [])
    .flatMap((point) => point.distributionPoint?.fullName ?? [])
    .flatMap(({ uniformResourceIdentifier: url }) => (url === undefined ? [] : [visibleText(url)]));
}

const isValidationPolicy = (oid: string): oid is keyof typeof validationPolicies => oid in validationPolicies;

function validationOf(policies: readonly string[]): Certificate['validation'] {
  const policy = policies.find(isValidationPolicy);
  return policy === undefined ? null : validationPolicies[policy];
}

function labelledPolicy(oid: string): string {
  if (oid === anyPolicy) return 'any policy';
  return isValidationPolicy(oid) ? `${oid} (${validationPolicies[oid]} validated)` : oid;
}

function describePolicyConstraints(constraints: Certificate['policyConstraints']): string {
  const { requireExplicitPolicy, inhibitPolicyMapping } = constraints ?? {};
  return [
    ...(typeof requireExplicitPolicy === 'number'
      ? [`a policy is required ${afterCertificates(requireExplicitPolicy)}`]
      : []),
    ...(typeof inhibitPolicyMapping === 'number'
      ? [`policies may not be mapped ${afterCertificates(inhibitPolicyMapping)}`]
      : []),
  ].join('; ');
}

function afterCertificates(count: number | null): string {
  return count === 0 ? 'from here on' : `after ${count} more ${count === 1 ? 'certificate' : 'certificates'}`;
}

function readFeatures(content: ArrayBuffer): readonly number[] {
  return Array.from(readDer(content, Integers) ?? [], Number);
}

/** Each timestamp of a SignedCertificateTimestampList (RFC 6962 section 3.3), which is no ASN.1. */
function readTimestamps(content: ArrayBuffer): readonly SignedTimestamp[] {
  const list = readDer(content, OctetString)?.buffer;
  if (list === undefined || list.byteLength < 2) return [];
  const view = new DataView(list);
  const end = Math.min(view.byteLength, 2 + view.getUint16(0));
  const timestamps: SignedTimestamp[] = [];
  for (let at = 2; at + 2 <= end; ) {
    const length = view.getUint16(at);
    // Version, log id of 32 octets, time of 8.
    if (length < 41 || at + 2 + length > end) break;
    timestamps.push({
      logId: Buffer.from(list, at + 2 + 1, 32).toString('base64'),
      at: Number(view.getBigUint64(at + 2 + 33)),
    });
    at += 2 + length;
  }
  return timestamps;
}

function describeTimestamps(all: readonly SignedTimestamp[]): string {
  const times = all.map(({ at }) => at).filter((time) => time <= 8.64e15);
  const [first] = times.toSorted((a, b) => a - b);
  if (first === undefined) return '';
  const count = times.length === 1 ? '1 timestamp' : `${times.length} timestamps`;
  return `${count}, the earliest of ${new Date(first).toISOString().slice(0, 10)}`;
}

function readNameConstraints(content: ArrayBuffer): NameConstraintFacts {
  const constraints = readDer(content, NameConstraints);
  const names = (trees: GeneralSubtrees | undefined): readonly GeneralName[] =>
    Array.from(trees ?? [], ({ base }) => generalName(base) ?? { kind: 'other', value: '?' });
  return { permitted: names(constraints?.permittedSubtrees), excluded: names(constraints?.excludedSubtrees) };
}

function describeNameConstraints({ permitted, excluded }: NameConstraintFacts): string {
  const list = (label: string, names: readonly GeneralName[]): string[] =>
    names.length === 0 ? [] : [`${label} ${names.map(labelled).join(', ')}`];
  return [...list('permitted', permitted), ...list('excluded', excluded)].join('; ');
}
