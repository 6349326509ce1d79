import { type Entry, explanationOf } from './entry.ts';
import type { Explanation } from './explanation.ts';
import { authenticationFields } from './field/authentication-fields.ts';
import { browserFields } from './field/browser-fields.ts';
import { cachingFields } from './field/caching-fields.ts';
import { connectionFields } from './field/connection-fields.ts';
import { contentFields } from './field/content-fields.ts';
import { extensionFields } from './field/extension-fields.ts';
import type { FieldEntry, FieldTable } from './field/field-entry.ts';
import { securityFields } from './field/security-fields.ts';
import { serviceFields } from './field/service-fields.ts';

/** All fields with an entry, by what they are about. */
export const fieldTables: readonly FieldTable[] = [
  connectionFields,
  contentFields,
  cachingFields,
  authenticationFields,
  securityFields,
  browserFields,
  serviceFields,
  extensionFields,
];

/** By name in lower case; of a name that stands in two tables the first entry. */
const byLowerName = new Map(
  fieldTables
    .toReversed()
    .flatMap((table) => Object.entries(table).map(([name, entry]) => [name.toLowerCase(), { name, entry }] as const)),
);

const standings: Readonly<Record<FieldEntry['standing'], string>> = {
  standard: '',
  draft: ' Its specification is a draft.',
  custom: ' In use by custom, without a standard of its own.',
  deprecated: ' Deprecated.',
  obsolete: ' Obsolete.',
};

/** The canonical spellings of all fields with an entry. */
export function knownFields(): readonly string[] {
  return fieldTables.flatMap((table) => Object.keys(table));
}

/** Field names are case-insensitive (RFC 9110 section 5.1). Null for a name no table knows. */
export function explainField(name: string): Explanation | null {
  const known = byLowerName.get(name.toLowerCase());
  return known === undefined ? null : explanationOf('field', known.name, withUse(known.name, known.entry));
}

function withUse(name: string, entry: FieldEntry): Entry {
  const use = `In ${entry.in === 'request and response' ? 'requests and responses' : `a ${entry.in}`}, for example ${name}: ${entry.example}`;
  const standing = standings[entry.standing];
  return {
    title: entry.title,
    summary: entry.summary,
    detail: `${entry.detail}${standing}`.trim() === '' ? use : `${`${entry.detail}${standing}`.trim()}\n\n${use}`,
    advice: entry.advice,
    see: entry.see,
  };
}
