import type { Range } from '../language/document.ts';
import { complain, type Resolving } from './resolving.ts';

/**
 * The value of an Authorization field. `Basic user password` and `Basic user:password` are encoded (RFC 7617); what is
 * encoded already stays. `null` for a scheme that is short for something that is not built yet.
 */
export function resolveAuthorization(resolving: Resolving, value: string, range: Range): string | null {
  const match = /^([A-Za-z0-9-]+)\s+(.+)$/s.exec(value);
  const scheme = match?.[1]?.toLowerCase();
  const rest = match?.[2] ?? '';
  if (scheme === 'basic') return basic(rest, value);
  const sugar =
    (scheme === 'digest' && !rest.includes('=')) ||
    scheme === 'aws' ||
    scheme === 'cognito' ||
    scheme === 'openid' ||
    scheme === 'oauth2' ||
    (scheme === 'ntlm' && rest.includes(' '));
  if (!sugar) return value;
  complain(
    resolving,
    'authorization-not-built',
    'error',
    range,
    `Working out ${match?.[1]} credentials is not built yet. Write the field as it is to be sent.`,
  );
  return null;
}

/** `Basic` and base64 of `user:password` in UTF-8. */
export function basicCredentials(user: string, password: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(`${user}:${password}`)) bytes += String.fromCharCode(byte);
  return `Basic ${btoa(bytes)}`;
}

function basic(rest: string, value: string): string {
  const spaced = /^(\S+)\s+(.*)$/s.exec(rest);
  if (spaced) return basicCredentials((spaced[1] ?? '').replace(/:$/, ''), spaced[2] ?? '');
  if (isEncoded(rest)) return value;
  const colon = rest.indexOf(':');
  return colon === -1 ? value : basicCredentials(rest.slice(0, colon), rest.slice(colon + 1));
}

/** One word of base64 that holds a colon when decoded. */
function isEncoded(word: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(word)) return false;
  try {
    return atob(word).includes(':');
  } catch {
    return false;
  }
}
