import { GeneralName as DerGeneralName, Name } from '@peculiar/asn1-x509';
import type { DistinguishedName, GeneralName } from './certificate.ts';
import { readDer } from './der-schemas.ts';
import { hexadecimal } from './hexadecimal.ts';
import { attributeNames } from './object-identifiers.ts';
import { visibleText } from './visible-text.ts';

/** A distinguished name; one that cannot be read is a `#` and its octets in hexadecimal, without parts. */
export function readName(der: ArrayBuffer | null): DistinguishedName {
  const name = der === null ? null : readDer(der, Name);
  if (name !== null) return distinguishedName(name);
  return { text: `#${hexadecimal(der ?? new ArrayBuffer(0), '')}`, parts: [], commonName: null, organization: null };
}

function distinguishedName(name: Name): DistinguishedName {
  const sets = Array.from(name, (set) =>
    Array.from(set, ({ type, value }) => ({
      type: attributeNames[type] ?? type,
      text: value.anyValue instanceof ArrayBuffer ? `#${hexadecimal(value.anyValue, '')}` : value.toString(),
    })),
  );
  const parts = sets.flat().map(({ type, text }) => ({ type, value: visibleText(text) }));
  const last = (type: string): string | null => parts.findLast((part) => part.type === type)?.value ?? null;
  return {
    // RFC 4514 section 2.1: the last set comes first; within a set any order will do, and OpenSSL turns it as well.
    text: sets
      .toReversed()
      .map((set) =>
        set
          .toReversed()
          .map(({ type, text }) => `${type}=${escapeValue(text)}`)
          .join('+'),
      )
      .join(','),
    parts,
    commonName: last('CN'),
    organization: last('O'),
  };
}

/** RFC 4514 section 2.4: special characters behind a backslash, what cannot be seen as the octets of its UTF-8. */
function escapeValue(text: string): string {
  return text
    .replace(/[\\"+,;<>]|^[ #]|(?<!^) $/g, '\\$&')
    .replace(/[^ -~]/gu, (character) =>
      visibleText(character) === character
        ? character
        : hexadecimal(new TextEncoder().encode(character), '').replace(/../g, '\\$&'),
    );
}

/** One entry of a list of names; one that cannot be read is `other`, a `#` and its octets. */
export function readGeneralName(der: ArrayBuffer | null): GeneralName {
  const name = der === null ? null : readDer(der, DerGeneralName);
  const known = name && generalName(name);
  if (known) return known;
  const octets = new Uint8Array(der ?? []);
  const kind = rareKinds[octets[0] ?? 0];
  return {
    kind: 'other',
    value: kind === undefined ? `#${hexadecimal(octets, '')}` : `${kind}=#${hexadecimal(octets, '')}`,
  };
}

/** Kinds of names that are not read any further, by their tag (RFC 5280 section 4.2.1.6). */
const rareKinds: Readonly<Record<number, string>> = { 163: 'x400Address', 165: 'ediPartyName' };

/** `null`: a kind that people do not meet (X.400, EDI). */
export function generalName(name: DerGeneralName): GeneralName | null {
  if (name.dNSName !== undefined) return { kind: 'dns', value: visibleText(name.dNSName) };
  if (name.iPAddress !== undefined) return { kind: 'ip', value: visibleText(shortAddress(name.iPAddress)) };
  if (name.rfc822Name !== undefined) return { kind: 'email', value: visibleText(name.rfc822Name) };
  if (name.uniformResourceIdentifier !== undefined)
    return { kind: 'uri', value: visibleText(name.uniformResourceIdentifier) };
  if (name.directoryName !== undefined) return { kind: 'directory', value: distinguishedName(name.directoryName).text };
  if (name.registeredID !== undefined) return { kind: 'other', value: name.registeredID };
  if (name.otherName !== undefined)
    return {
      kind: 'other',
      value: `${name.otherName.typeId}=#${hexadecimal(name.otherName.value ?? new ArrayBuffer(0), '')}`,
    };
  return null;
}

/** The library shortens a single group of zeros too, which RFC 5952 section 4.2.2 forbids; URLs write addresses by that RFC. */
function shortAddress(address: string): string {
  if (!address.includes(':') || address.includes('/') || !URL.canParse(`http://[${address}]`)) return address;
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}
