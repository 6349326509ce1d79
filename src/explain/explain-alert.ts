import { explanationOf } from './entry.ts';
import type { Explanation } from './explanation.ts';
import { type AlertEntry, tlsAlerts } from './tls/tls-alerts.ts';

/** Spellings of OpenSSL and BoringSSL that differ from the names in the standard. */
const otherNames: Readonly<Record<string, string>> = {
  unknown_psk: 'unknown_psk_identity',
  user_cancelled: 'user_canceled',
  unsupported_cert: 'unsupported_certificate',
};

/** The names of all alerts with an entry. */
export function knownAlerts(): readonly string[] {
  return Object.values(tlsAlerts).map((entry) => entry.name);
}

/** By number or by name (`handshake_failure`, in any case). Null for an alert nobody has defined. */
export function explainAlert(alert: number | string): Explanation | null {
  if (typeof alert === 'number') {
    const entry = tlsAlerts[alert];
    return entry === undefined ? null : withNumber(alert, entry);
  }
  const name = alert.toLowerCase();
  const wanted = otherNames[name] ?? name;
  for (const [number, entry] of Object.entries(tlsAlerts)) {
    if (entry.name === wanted) {
      return withNumber(Number(number), entry);
    }
  }
  return null;
}

function withNumber(number: number, entry: AlertEntry): Explanation {
  return explanationOf('alert', entry.name, { ...entry, detail: `Alert number ${number}. ${entry.detail}` });
}
