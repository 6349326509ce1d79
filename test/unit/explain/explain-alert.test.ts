import { equal, match } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explainAlert, knownAlerts } from '../../../src/explain/explain-alert.ts';
import { checkExplanation, checkUnique } from './check-explanation.ts';

/** RFC 8446 section 6, with those of TLS 1.2 and later additions, written down by hand. */
const alerts: readonly (readonly [number: number, name: string])[] = [
  [0, 'close_notify'],
  [10, 'unexpected_message'],
  [20, 'bad_record_mac'],
  [21, 'decryption_failed'],
  [22, 'record_overflow'],
  [30, 'decompression_failure'],
  [40, 'handshake_failure'],
  [41, 'no_certificate'],
  [42, 'bad_certificate'],
  [43, 'unsupported_certificate'],
  [44, 'certificate_revoked'],
  [45, 'certificate_expired'],
  [46, 'certificate_unknown'],
  [47, 'illegal_parameter'],
  [48, 'unknown_ca'],
  [49, 'access_denied'],
  [50, 'decode_error'],
  [51, 'decrypt_error'],
  [60, 'export_restriction'],
  [70, 'protocol_version'],
  [71, 'insufficient_security'],
  [80, 'internal_error'],
  [86, 'inappropriate_fallback'],
  [90, 'user_canceled'],
  [100, 'no_renegotiation'],
  [109, 'missing_extension'],
  [110, 'unsupported_extension'],
  [111, 'certificate_unobtainable'],
  [112, 'unrecognized_name'],
  [113, 'bad_certificate_status_response'],
  [114, 'bad_certificate_hash_value'],
  [115, 'unknown_psk_identity'],
  [116, 'certificate_required'],
  [117, 'general_error'],
  [120, 'no_application_protocol'],
  [121, 'ech_required'],
];

describe('Explaining a TLS alert', () => {
  for (const [number, name] of alerts) {
    it(`knows ${number} as ${name}, by number and by name`, () => {
      checkExplanation(explainAlert(number));
      equal(explainAlert(number)?.kind, 'alert');
      equal(explainAlert(number)?.key, name);
      equal(explainAlert(name)?.key, name);
      equal(explainAlert(name.toUpperCase())?.key, name);
      match(explainAlert(name)?.detail ?? '', new RegExp(`^Alert number ${number}\\. `));
    });
  }

  it('knows no others, and each once', () => {
    equal(knownAlerts().length, alerts.length);
    checkUnique(knownAlerts());
  });

  for (const alert of [1, 255, -1, 'nonsense', '', 'toString']) {
    it(`does not know ${JSON.stringify(alert)}`, () => {
      equal(explainAlert(alert), null);
    });
  }
});
