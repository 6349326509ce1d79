import type { OutgoingHttpHeaders } from 'node:http2';
import type { Field } from '../exchange.ts';

/**
 * The fields as `ClientHttp2Session.request` of this version of Node takes them, each character one octet: name and value in turn,
 * which keeps their order, or by name where it is too old for that, so that fields of one name come one after the other.
 */
export function requestHeaders(fields: readonly Field[], nodeVersion: string): readonly string[] | OutgoingHttpHeaders {
  const written = fields.map(({ name, value }) => [name, Buffer.from(value, 'utf8').toString('latin1')] as const);
  if (takesPairs(nodeVersion)) return written.flat();
  const byName = new Map<string, string[]>();
  for (const [name, value] of written) byName.set(name, [...(byName.get(name) ?? []), value]);
  return Object.fromEntries(
    Array.from(byName, ([name, [first = '', ...more]]) => [name, more.length > 0 ? [first, ...more] : first]),
  );
}

/** Since 24.2, and in the line of 22 since 22.17. */
function takesPairs(nodeVersion: string): boolean {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 2) || (major === 22 && minor >= 17);
}
