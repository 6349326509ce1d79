import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explainFailure, knownFailures } from '../../../src/explain/explain-failure.ts';
import { exchangeFailures } from '../../../src/explain/failure/exchange-failures.ts';
import { checkExplanation, checkUnique } from './check-explanation.ts';

/** The codes of an exchange, written down by hand. */
const ofAnExchange = `
DNS_NOT_FOUND DNS_FAILED DNS_TIMEOUT CONNECTION_REFUSED HOST_UNREACHABLE NETWORK_UNREACHABLE CONNECTION_RESET
CONNECTION_CLOSED CONNECT_TIMEOUT TLS_TIMEOUT SEND_TIMEOUT WAIT_TIMEOUT RECEIVE_TIMEOUT TLS_UNTRUSTED
TLS_HANDSHAKE_FAILED TLS_ALERT TLS_NOT_TLS TLS_CLIENT_CERTIFICATE_REQUIRED TLS_CLIENT_CERTIFICATE_REFUSED
PROXY_UNREACHABLE PROXY_AUTHENTICATION_REQUIRED PROXY_REFUSED CLIENT_CERTIFICATE_UNUSABLE TLS_ON_PLAIN_PORT
HTTP2_NOT_AVAILABLE HTTP2_STREAM_RESET HTTP2_GOING_AWAY PROTOCOL_ERROR
RESPONSE_HEAD_TOO_LARGE TRUNCATED_BODY DECOMPRESSION_FAILED BODY_LIMIT_REACHED TOO_MANY_REDIRECTS REDIRECT_UNUSABLE
CANCELLED PORT_OUT_OF_RANGE ADDRESS_INVALID PERMISSION_DENIED TOO_MANY_OPEN_FILES LOCAL_FAILURE`
  .trim()
  .split(/\s+/);

/** What people copy from elsewhere. */
const ofOthers = `
ECONNREFUSED ENOTFOUND EAI_AGAIN ETIMEDOUT ECONNRESET ECONNABORTED EPIPE EHOSTUNREACH ENETUNREACH EADDRNOTAVAIL
EADDRINUSE EACCES EPERM EMFILE ENOENT EPROTO
UND_ERR_CONNECT_TIMEOUT UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT UND_ERR_HEADERS_OVERFLOW UND_ERR_SOCKET
UND_ERR_ABORTED UND_ERR_CLOSED UND_ERR_DESTROYED UND_ERR_INVALID_ARG UND_ERR_NOT_SUPPORTED
UND_ERR_REQ_CONTENT_LENGTH_MISMATCH UND_ERR_RES_CONTENT_LENGTH_MISMATCH UND_ERR_RES_EXCEEDED_MAX_SIZE UND_ERR_PRX_TLS
HPE_INVALID_CONSTANT HPE_INVALID_VERSION HPE_INVALID_STATUS HPE_INVALID_HEADER_TOKEN HPE_INVALID_CONTENT_LENGTH
HPE_UNEXPECTED_CONTENT_LENGTH HPE_INVALID_TRANSFER_ENCODING HPE_INVALID_CHUNK_SIZE HPE_INVALID_EOF_STATE
HPE_CLOSED_CONNECTION HPE_HEADER_OVERFLOW HPE_CR_EXPECTED HPE_LF_EXPECTED HPE_STRICT HPE_INVALID_METHOD HPE_INVALID_URL
ERR_SSL_WRONG_VERSION_NUMBER ERR_SSL_DH_KEY_TOO_SMALL ERR_SSL_UNSUPPORTED_PROTOCOL ERR_INVALID_URL ERR_INVALID_CHAR`
  .trim()
  .split(/\s+/);

describe('Explaining a failure', () => {
  for (const code of knownFailures()) {
    it(`explains ${code} in full`, () => {
      checkExplanation(explainFailure(code));
      deepEqual([explainFailure(code)?.kind, explainFailure(code)?.key], ['failure', code]);
    });
  }

  it('has every code of an exchange, and no other in their table', () => {
    deepEqual(Object.keys(exchangeFailures).toSorted(), ofAnExchange.toSorted());
  });

  for (const code of ofAnExchange) {
    it(`gives advice on ${code}, and never first to switch the check off`, () => {
      const advice = explainFailure(code)?.advice ?? [];
      ok(advice.length > 0);
      for (const sentence of advice.slice(0, -1)) ok(!/switch the check off|--insecure|verif/.test(sentence), sentence);
    });
  }

  it('names switching the check off only for an untrusted certificate, last and scoped to the request', () => {
    const withIt = knownFailures().filter((code) => /check off/.test(explainFailure(code)?.advice.join(' ') ?? ''));
    deepEqual(withIt, ['TLS_UNTRUSTED']);
    match(
      explainFailure('TLS_UNTRUSTED')?.advice.at(-1) ?? '',
      /^Only for a test server you know, and only for this request/,
    );
  });

  for (const code of ofOthers) {
    it(`knows ${code}`, () => {
      ok(knownFailures().includes(code));
    });
  }

  it('has every code once', () => {
    checkUnique(knownFailures());
  });

  for (const [code, alert] of [
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'handshake_failure'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'handshake_failure'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'protocol_version'],
    ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'unrecognized_name'],
    ['ERR_SSL_TLSV1_ALERT_UNRECOGNIZED_NAME', 'unrecognized_name'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'certificate_required'],
    ['ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL', 'no_application_protocol'],
    ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'internal_error'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'unknown_ca'],
    ['ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE', 'unsupported_certificate'],
  ] as const) {
    it(`reads the alert out of ${code}`, () => {
      const explanation = explainFailure(code);
      checkExplanation(explanation);
      deepEqual([explanation?.kind, explanation?.key], ['failure', code]);
      match(explanation?.detail ?? '', new RegExp(`^The other side sent the TLS alert ${alert}\\.`));
    });
  }

  for (const code of [
    '',
    'ENONSENSE',
    'econnrefused',
    'ERR_SSL_TLSV1_ALERT_NONSENSE',
    'CERT_HAS_EXPIRED',
    'toString',
  ]) {
    it(`does not know ${JSON.stringify(code)} as a failure`, () => {
      equal(explainFailure(code), null);
    });
  }
});
