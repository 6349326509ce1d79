import {
  BasicConstraints,
  ExtendedKeyUsage,
  KeyUsage,
  NameConstraints,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import { derElements, firstElement } from './der-elements.ts';
import { Integers, Items, readDer } from './der-schemas.ts';
import { isDer } from './is-der.ts';
import { readGeneralName } from './read-name.ts';
import { readInhibitAnyPolicy, readPolicies, readPolicyConstraints, readPolicyMappings } from './read-policies.ts';

/**
 * Whether an extension on which trust depends is what RFC 5280 section 4.2.1 says, in DER, with nothing after it; `true` also for
 * kinds that are not read by us.
 */
export function isReadableExtension(oid: string, content: ArrayBuffer): boolean {
  const isReadable = isAsDemanded[oid];
  return isReadable === undefined || (isDer(new Uint8Array(content)) && isReadable(content));
}

const isAsDemanded: Readonly<Record<string, (content: ArrayBuffer) => boolean>> = {
  '2.5.29.14': (content) => readDer(content, SubjectKeyIdentifier) !== null,
  '2.5.29.15': (content) => readDer(content, KeyUsage) !== null,
  '2.5.29.17': (content) =>
    readDer(content, Items)?.every((name) => isName(name) && !readGeneralName(name).value.startsWith('#')) ?? false,
  '2.5.29.19': (content) => readDer(content, BasicConstraints) !== null && isAuthorityAndLength(content),
  '2.5.29.30': (content) => {
    const { permittedSubtrees = [], excludedSubtrees = [] } = readDer(content, NameConstraints) ?? {};
    const trees = [...permittedSubtrees, ...excludedSubtrees];
    // There is no other depth than from 0 on (RFC 5280 section 4.2.1.10).
    return (
      trees.length > 0 &&
      trees.every(({ minimum, maximum }) => Number(minimum) === 0 && maximum === undefined) &&
      basesOf(content).every(isBase)
    );
  },
  '2.5.29.31': isList,
  '2.5.29.32': (content) => readPolicies(content).readable,
  '2.5.29.33': (content) => readPolicyMappings(content).readable,
  '2.5.29.35': isList,
  '2.5.29.36': (content) => readPolicyConstraints(content).readable,
  '2.5.29.37': (content) => (readDer(content, ExtendedKeyUsage)?.length ?? 0) > 0,
  '2.5.29.54': (content) => readInhibitAnyPolicy(content).readable,
  '1.3.6.1.5.5.7.1.1': isList,
  '1.3.6.1.5.5.7.1.24': (content) => readDer(content, Integers) !== null,
};

/** What is inside its items costs no more than those items. */
function isList(content: ArrayBuffer): boolean {
  return readDer(content, Items) !== null;
}

/** Context tags of the kinds of names (RFC 5280 section 4.2.1.6). */
const mail = 0x81;
const dns = 0x82;
const uri = 0x86;
const address = 0x87;

/** Mail addresses, DNS names and URIs are in ASCII, an address has 4 or 16 octets. */
function isName(der: ArrayBuffer | null): boolean {
  const { identifier, contents } = firstElement(new Uint8Array(der ?? [])) ?? {};
  if (identifier === undefined || contents === undefined) return false;
  if (identifier === address) return contents.length === 4 || contents.length === 16;
  return (identifier !== mail && identifier !== dns && identifier !== uri) || contents.every((octet) => octet < 0x80);
}

/** cA, pathLenConstraint, or both, or neither, and nothing else. */
function isAuthorityAndLength(content: ArrayBuffer): boolean {
  const kinds = Array.from(insideOf(content), ({ identifier }) => identifier).join(' ');
  return ['', '1', '2', '1 2'].includes(kinds);
}

/** The names of the subtrees, permitted and excluded. */
function basesOf(content: ArrayBuffer): readonly ReturnType<typeof firstElement>[] {
  return [...insideOf(content)].flatMap(({ contents: trees }) =>
    Array.from(derElements(trees), ({ contents: tree }) => firstElement(tree)),
  );
}

/** An address with a mask of the same length, of ones and after them zeros (RFC 5280 section 4.2.1.10, RFC 4632 section 3.1). */
function isBase(base: ReturnType<typeof firstElement>): boolean {
  if (base === null || base.identifier !== address) return base !== null;
  const { contents } = base;
  if (contents.length !== 8 && contents.length !== 32) return false;
  const mask = Array.from(contents.subarray(contents.length / 2), (octet) => octet.toString(2).padStart(8, '0')).join(
    '',
  );
  return !mask.includes('01');
}

function insideOf(content: ArrayBuffer): ReturnType<typeof derElements> {
  return derElements(firstElement(new Uint8Array(content))?.contents ?? new Uint8Array());
}
