import { type Entry, explanationOf } from './entry.ts';
import { explainAlert } from './explain-alert.ts';
import type { Explanation } from './explanation.ts';
import { exchangeFailures } from './failure/exchange-failures.ts';
import { http2Errors } from './failure/http2-errors.ts';
import { libraryFailures } from './failure/library-failures.ts';
import { opensslFailures } from './failure/openssl-failures.ts';
import { systemFailures } from './failure/system-failures.ts';

const tables = [exchangeFailures, systemFailures, libraryFailures, opensslFailures, http2Errors];

/** All codes with an entry of their own, those of an exchange first. */
export function knownFailures(): readonly string[] {
  return tables.flatMap((table) => Object.keys(table));
}

/**
 * Why no complete response came: codes of an exchange (`CONNECTION_REFUSED`), of the system (`ECONNREFUSED`), of the
 * libraries (`UND_ERR_SOCKET`, `HPE_INVALID_CONSTANT`, `ERR_SSL_…`), of HTTP/2 (`REFUSED_STREAM`). Null for a code nobody knows. Certificate errors
 * have a function of their own.
 */
export function explainFailure(code: string): Explanation | null {
  for (const table of tables) {
    const entry: Entry | undefined = Object.hasOwn(table, code) ? table[code] : undefined;
    if (entry !== undefined) {
      return explanationOf('failure', code, entry);
    }
  }
  return alertFailure(code);
}

/**
 * Codes of OpenSSL and BoringSSL with the name of an alert in them, which differ from version to version:
 * `ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE`, `ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE`, `ERR_SSL_TLSV1_UNRECOGNIZED_NAME`.
 */
function alertFailure(code: string): Explanation | null {
  const match = /^ERR_SSL_(?:SSL\/TLS|SSLV3|TLSV1|TLSV13)_(?:ALERT_)?([A-Z_]+)$/.exec(code);
  const alert = match === null ? null : explainAlert(match[1] ?? '');
  if (alert === null) {
    return null;
  }
  return {
    ...alert,
    kind: 'failure',
    key: code,
    detail: `The other side sent the TLS alert ${alert.key}. ${alert.detail}`,
  };
}
