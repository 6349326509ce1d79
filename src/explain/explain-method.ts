import { type Entry, explanationOf } from './entry.ts';
import type { Explanation } from './explanation.ts';
import { type MethodEntry, registeredMethods, unofficialMethods } from './method-entries.ts';

/** The methods with an entry, the registered first. */
export function knownMethods(): readonly string[] {
  return [...Object.keys(registeredMethods), ...Object.keys(unofficialMethods)];
}

/** Method tokens are case-sensitive (RFC 9110 section 9.1): `get` is not `GET`. Null for a token nobody has defined. */
export function explainMethod(name: string): Explanation | null {
  if (Object.hasOwn(registeredMethods, name)) {
    const entry = registeredMethods[name];
    return entry === undefined ? null : explanationOf('method', name, withProperties(entry, ''));
  }
  const entry = Object.hasOwn(unofficialMethods, name) ? unofficialMethods[name] : undefined;
  return entry === undefined
    ? null
    : explanationOf('method', name, withProperties(entry, 'In use without being registered with IANA. '));
}

function withProperties(entry: MethodEntry, before: string): Entry {
  const properties = `Safe: ${yes(entry.safe)}. Idempotent: ${yes(entry.idempotent)}. Caching: ${entry.cacheable}. Body: ${entry.body}.`;
  return {
    title: entry.title,
    summary: entry.summary,
    detail: `${before}${entry.detail}\n\n${properties}`,
    advice: entry.advice,
    see: entry.see,
  };
}

function yes(value: boolean): string {
  return value ? 'yes' : 'no';
}
