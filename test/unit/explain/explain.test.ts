import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explain } from '../../../src/explain/explain.ts';
import { checkExplanation } from './check-explanation.ts';

/** What is typed, and what is recognised in it, the likeliest first. */
const lookUps: readonly (readonly [word: string, ...found: readonly string[]])[] = [
  ['404', 'status 404'],
  [' 404 ', 'status 404'],
  ['404 Not Found', 'status 404'],
  ['HTTP/1.1 301 Moved Permanently', 'status 301'],
  ['HTTP 500', 'status 500'],
  ['status 204', 'status 204'],
  ['not found', 'status 404'],
  ['Bad Gateway', 'status 502'],
  ["I'm a teapot", 'status 418'],
  ['4xx', 'status 4xx'],
  ['5XX', 'status 5xx'],
  ['999', 'status 999'],
  ['443', 'port 443'],
  ['80', 'port 80'],
  ['8080', 'port 8080'],
  ['70000', 'port 70000'],
  ['477', 'status 477', 'port 477'],
  ['12345', 'port 12345'],
  [':8443', 'port 8443'],
  ['localhost:3000', 'port 3000'],
  ['https://localhost:5001/', 'port 5001'],
  ['port 443', 'port 443'],
  ['port 404', 'port 404'],
  ['trace', 'method TRACE'],
  ['TRACE', 'method TRACE'],
  ['m-search', 'method M-SEARCH'],
  ['method get', 'method GET'],
  ['strict-transport-security', 'field Strict-Transport-Security'],
  ['Strict Transport Security', 'field Strict-Transport-Security'],
  ['ETag: "33a64df5"', 'field ETag'],
  ['header via', 'field Via'],
  ['etag', 'field ETag', 'concept conditional request'],
  ['Cookie', 'field Cookie', 'concept cookie'],
  ['origin', 'field Origin', 'concept origin'],
  ['ECONNREFUSED', 'failure ECONNREFUSED'],
  ['econnrefused', 'failure ECONNREFUSED'],
  ['connection refused', 'failure CONNECTION_REFUSED'],
  ['TLS_NOT_TLS', 'failure TLS_NOT_TLS'],
  ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'failure ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE'],
  ['CERT_HAS_EXPIRED', 'certificate-error CERT_HAS_EXPIRED'],
  ['cert has expired', 'certificate-error CERT_HAS_EXPIRED'],
  ['weak key', 'certificate-error WEAK_KEY'],
  ['TLS 1.3', 'tls-version TLSv1.3'],
  ['SSLv3', 'tls-version SSLv3'],
  ['TLS_AES_128_GCM_SHA256', 'cipher-suite TLS_AES_128_GCM_SHA256'],
  ['tls_aes_128_gcm_sha256', 'cipher-suite TLS_AES_128_GCM_SHA256'],
  ['ECDHE-RSA-AES128-GCM-SHA256', 'cipher-suite TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  ['handshake_failure', 'alert handshake_failure'],
  ['alert 40', 'alert handshake_failure'],
  ['alert number 70', 'alert protocol_version'],
  ['TLS alert unknown_ca', 'alert unknown_ca'],
  ['https', 'concept https'],
  ['https://', 'concept https'],
  ['http', 'concept http'],
  ['handshake', 'concept handshake'],
  ['keyless ssl', 'concept keyless ssl'],
  ['Keyless SSL', 'concept keyless ssl'],
  ['http/2', 'concept http/2'],
  ['port', 'concept port'],
  ['::1', 'concept localhost'],
];

describe('Recognising what is to be explained', () => {
  for (const [word, ...found] of lookUps) {
    it(`finds ${found.join(' and ')} for ${JSON.stringify(word)}`, () => {
      const explanations = explain(word);
      deepEqual(
        explanations.map(({ kind, key }) => `${kind} ${key}`),
        found,
      );
      explanations.forEach(checkExplanation);
    });
  }

  for (const word of [
    '',
    '   ',
    'nonsense',
    '4xy',
    '6xx',
    'alert 999',
    'alert nonsense',
    'method nonsense',
    'field X-Unknown',
    '1234567',
    'x'.repeat(10_000),
  ]) {
    it(`finds nothing for ${JSON.stringify(word.slice(0, 20))}`, () => {
      deepEqual(explain(word), []);
    });
  }
});
