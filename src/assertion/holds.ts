import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { createContext, Script } from 'node:vm';
import type { AssertionOperator } from '../language/assertion-operators.ts';
import type { Subject } from './look-at.ts';

/** Milliseconds a regular expression may take: one from a stranger's file may take for ever. */
const patience = 1000;

/** Whether it holds, or why that cannot be said. What was written becomes the kind of value that was found. */
export function holds(
  operator: AssertionOperator,
  subject: Subject,
  written: string,
): boolean | { readonly trouble: string } {
  const { value } = subject;
  const wanted = unquoted(written);
  switch (operator) {
    case '==':
      return equals(value, written);
    case '!=':
      return !equals(value, written);
    case '>':
    case '>=':
    case '<':
    case '<=':
      return compared(operator, value, wanted);
    case 'startsWith':
      return value !== undefined && textOf(value).startsWith(wanted);
    case 'endsWith':
      return value !== undefined && textOf(value).endsWith(wanted);
    case 'contains':
      return contains(value, wanted);
    case 'matches':
      return value !== undefined && matches(textOf(value), wanted);
    case 'exists':
    case 'isTrue':
      return isTruthy(value);
    case 'isFalse':
      return !isTruthy(value);
    case 'isNumber':
      return typeof parsed(subject) === 'number';
    case 'isBoolean':
      return typeof parsed(subject) === 'boolean';
    case 'isString':
      return typeof value === 'string';
    case 'isArray':
      return Array.isArray(parsed(subject));
    case 'sha256':
    case 'sha512':
    case 'md5':
      return hashed(operator, subject, wanted);
  }
}

/** A body is text; what it is as JSON counts. */
function parsed({ value, octets }: Subject): unknown {
  if (octets === null || typeof value !== 'string') return value;
  return jsonOf(value) ?? value;
}

/** `undefined` for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return;
  }
}

function unquoted(text: string): string {
  return text.replace(/^(["'`])(.*)\1$/s, '$2');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function equals(value: unknown, written: string): boolean {
  const wanted = unquoted(written);
  if (value === undefined || value === null) return /^(?:null|undefined|)$/.test(written);
  if (typeof value === 'string') {
    if (value === wanted) return true;
    const [one, other] = /^\s*[[{]/.test(value) ? [jsonOf(value), jsonOf(written)] : [];
    return one !== undefined && isDeepStrictEqual(one, other);
  }
  if (typeof value === 'number') return wanted.trim() !== '' && Number(wanted) === value;
  if (typeof value === 'boolean') return wanted.toLowerCase() === String(value);
  return isDeepStrictEqual(value, jsonOf(written));
}

const date = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/;

function compared(
  operator: '>' | '>=' | '<' | '<=',
  value: unknown,
  wanted: string,
): boolean | { readonly trouble: string } {
  if (value === undefined || value === null) return false;
  const isDate = typeof value === 'string' && date.test(value) && date.test(wanted);
  const one = isDate ? Date.parse(value) : value === '' || typeof value === 'object' ? Number.NaN : Number(value);
  const other = isDate ? Date.parse(wanted) : Number(wanted);
  if (Number.isNaN(other)) return { trouble: `“${wanted}” is no number.` };
  if (Number.isNaN(one)) return { trouble: 'What is looked at is no number.' };
  if (operator === '>') return one > other;
  if (operator === '>=') return one >= other;
  return operator === '<' ? one < other : one <= other;
}

function contains(value: unknown, wanted: string): boolean {
  if (value === undefined) return false;
  if (!Array.isArray(value)) return textOf(value).includes(wanted);
  return value.some((item: unknown) => (typeof item === 'string' ? item.includes(wanted) : equals(item, wanted)));
}

/** Apart from everything else, so that it can be stopped. */
function matches(text: string, pattern: string): boolean | { readonly trouble: string } {
  const [, source = pattern, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(pattern) ?? [];
  try {
    const context = createContext({ pattern: new RegExp(source, flags), text });
    return Boolean(new Script('pattern.test(text)').runInContext(context, { timeout: patience }));
  } catch (error) {
    if (error instanceof SyntaxError) return { trouble: `“${pattern}” is no regular expression: ${error.message}.` };
    return { trouble: `The regular expression took longer than ${patience / 1000} s and was stopped.` };
  }
}

function hashed(algorithm: string, { value, octets }: Subject, wanted: string): boolean {
  if (value === undefined) return false;
  const hash = createHash(algorithm)
    .update(octets ?? textOf(value))
    .digest();
  return hash.toString('base64') === wanted || hash.toString('hex') === wanted.toLowerCase();
}
