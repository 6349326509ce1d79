import type { ResolvedRequest } from '../request/resolved-request.ts';

/** The part of a request that makes its head. */
type HeadParts = Pick<ResolvedRequest, 'method' | 'target' | 'httpVersion'> & {
  readonly fields: readonly { readonly name: string; readonly value: string }[];
};

/** Request line and fields as they go out (RFC 9112 sections 3 and 5), nothing added and nothing tidied. */
export function writeHead(request: HeadParts): string {
  let head = `${request.method} ${request.target} HTTP/${request.httpVersion}\r\n`;
  for (const { name, value } of request.fields) head += value === '' ? `${name}:\r\n` : `${name}: ${value}\r\n`;
  return `${head}\r\n`;
}

/**
 * What in the head would end a line or the string early and so write another request than the one that is shown
 * (RFC 9110 section 5.5); `null` when there is nothing.
 */
export function unsafeInHead(request: HeadParts): string | null {
  if (/[\r\n\0 ]/.test(request.method) || request.method === '') return 'The method';
  if (/[\r\n\0]/.test(request.target)) return 'The target';
  for (const { name, value } of request.fields) {
    if (/[\r\n\0]/.test(value)) return `The value of the field ${name}`;
    if (/[\r\n\0:]/.test(name) || name === '') return 'The name of a field';
  }
  return null;
}

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** The values of all fields of that name, in order. */
export function valuesOf(fields: readonly NamedValue[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  const values: string[] = [];
  // Asked several times for every request: most names differ in length already.
  for (const field of fields) {
    if (field.name.length === wanted.length && field.name.toLowerCase() === wanted) values.push(field.value);
  }
  return values;
}

/** The members of a comma-separated list field, in lower case (RFC 9110 section 5.6.1). */
export function tokensOf(fields: readonly NamedValue[], name: string): readonly string[] {
  const values = valuesOf(fields, name);
  if (values.length === 0) return values;
  return values
    .flatMap((value) => value.split(','))
    .map((token) => token.trim().toLowerCase())
    .filter((token) => token !== '');
}
