import { explanationOf } from './entry.ts';
import type { Explanation } from './explanation.ts';
import { tlsVersions } from './tls/tls-versions.ts';

/** The names of Node.js, newest first. */
export function knownTlsVersions(): readonly string[] {
  return Object.keys(tlsVersions);
}

/** Takes the names of Node.js (`TLSv1.3`) and those of people (`TLS 1.3`, `tls1.0`, `SSL 3.0`). Null for other words. */
export function explainTlsVersion(version: string): Explanation | null {
  const match = /^(tls|ssl)[ _-]?v?[ _-]?(\d)(?:[._](\d))?$/i.exec(version.trim());
  if (match === null) {
    return null;
  }
  const [, family = '', major = '', minor = '0'] = match;
  const key = `${family.toUpperCase()}v${major}${minor === '0' ? '' : `.${minor}`}`;
  const entry = Object.hasOwn(tlsVersions, key) ? tlsVersions[key] : undefined;
  return entry === undefined ? null : explanationOf('tls-version', key, entry);
}
