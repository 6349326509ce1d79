import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Schema = Readonly<Record<string, unknown>>;

const folder = join(import.meta.dirname, '../../../schemas');

/** Where a value does not fit a schema of `schemas/`: the part of JSON Schema that these two use, and nothing unknown. */
export function schemaProblems(file: string, value: unknown): readonly string[] {
  const problems: string[] = [];
  check(file, load(file), value, '', problems);
  return problems;
}

const known = new Set([
  '$schema',
  '$id',
  '$defs',
  'title',
  'description',
  '$ref',
  'type',
  'required',
  'properties',
  'items',
  'enum',
  'pattern',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
]);

function load(file: string): Schema {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Schema;
}

function check(file: string, schema: Schema, value: unknown, path: string, problems: string[]): void {
  for (const key of Object.keys(schema))
    if (!known.has(key)) problems.push(`${path}: the schema uses ${key}, which this check does not know`);
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    const [target = '', pointer = ''] = reference.split('#');
    const named = target === '' ? file : target;
    let found: unknown = load(named);
    for (const part of pointer.split('/').slice(1)) found = (found as Schema)[part];
    check(named, found as Schema, value, path, problems);
    return;
  }
  const types = [schema['type'] ?? []].flat() as string[];
  if (types.length > 0 && !types.some((type) => isOf(type, value))) {
    problems.push(`${path}: ${JSON.stringify(value)} is no ${types.join(' or ')}`);
    return;
  }
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value))
    problems.push(`${path}: ${String(value)} is not listed`);
  if (typeof value === 'string' && typeof schema['pattern'] === 'string' && !new RegExp(schema['pattern']).test(value))
    problems.push(`${path}: ${value} does not fit ${schema['pattern']}`);
  if (typeof value === 'number') {
    if (typeof schema['minimum'] === 'number' && value < schema['minimum'])
      problems.push(`${path}: ${value} is too small`);
    if (typeof schema['maximum'] === 'number' && value > schema['maximum'])
      problems.push(`${path}: ${value} is too large`);
  }
  if (Array.isArray(value)) {
    if (typeof schema['minItems'] === 'number' && value.length < schema['minItems']) problems.push(`${path}: too few`);
    if (typeof schema['maxItems'] === 'number' && value.length > schema['maxItems']) problems.push(`${path}: too many`);
    for (const [index, item] of value.entries())
      check(file, (schema['items'] ?? {}) as Schema, item, `${path}/${index}`, problems);
  } else if (typeof value === 'object' && value !== null) {
    const fields = value as Readonly<Record<string, unknown>>;
    for (const name of (schema['required'] ?? []) as string[])
      if (!Object.hasOwn(fields, name)) problems.push(`${path}/${name}: missing`);
    for (const [name, field] of Object.entries(fields)) {
      const expected = (schema['properties'] as Readonly<Record<string, Schema>> | undefined)?.[name];
      if (expected === undefined) problems.push(`${path}/${name}: not described`);
      else check(file, expected, field, `${path}/${name}`, problems);
    }
  }
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
