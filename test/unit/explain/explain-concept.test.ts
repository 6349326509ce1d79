import { equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explainConcept, knownConcepts } from '../../../src/explain/explain-concept.ts';
import { checkExplanation, checkUnique } from './check-explanation.ts';

const expected = `
https|http|tls|handshake|certificate authority|chain of trust|keyless ssl|self-signed|sni|alpn|forward secrecy|hsts
mutual tls|ocsp stapling|certificate transparency|keep-alive|media type|redirect|idempotent|safe|cors|cookie|origin
compression|chunked|etag|conditional request|basic authentication|bearer authentication|digest authentication
certificate|root certificate|intermediate certificate|cipher suite|key exchange|change cipher spec|port|proxy|http/2
http/3|websocket|localhost|preflight|csrf|caching|range request|content negotiation|percent-encoding|request smuggling`
  .trim()
  .split(/[|\n]/);

function textOf(word: string): string {
  const explanation = explainConcept(word);
  return explanation === null ? '' : `${explanation.summary}\n${explanation.detail}`;
}

describe('Explaining a concept', () => {
  for (const key of knownConcepts()) {
    it(`explains ${key} in full`, () => {
      checkExplanation(explainConcept(key));
      equal(explainConcept(key)?.kind, 'concept');
      equal(explainConcept(key)?.key, key);
    });
  }

  for (const word of expected) {
    it(`knows ${word}`, () => {
      ok(explainConcept(word) !== null);
    });
  }

  it('has every name and other name once, in lower case', () => {
    checkUnique(knownConcepts(true));
    for (const name of knownConcepts(true)) equal(name, name.toLowerCase());
  });

  for (const [word, statement] of [
    ['https', /^HTTP over TLS/],
    ['https', /port 443 unless the address names another; any port can be chosen/],
    ['http', /port 80/],
    ['http', /can read the address, the fields, cookies and passwords, and all of the content/],
    ['handshake', /five steps: hello, certificate, key exchange, change cipher spec or finished, encrypted/],
    [
      'handshake',
      /^1\. Hello[\s\S]*\n\n2\. Certificate[\s\S]*\n\n3\. Key exchange[\s\S]*\n\n4\. Change cipher spec or finished[\s\S]*\n\n5\. Encrypted/m,
    ],
    ['certificate authority', /signs certificates/],
    ['keyless ssl', /without having its private key/],
    ['keep-alive', /one request or many/],
    ['media type', /A response can be any media type/],
    ['insecure connection warning', /plain HTTP, or when the certificate did not pass/],
    ['status code', /4xx the request is at fault/],
  ] as const) {
    it(`states of ${word}: ${statement.source.slice(0, 60)}`, () => {
      match(textOf(word), statement);
    });
  }

  for (const [word, key] of [
    ['Keyless SSL', 'keyless ssl'],
    ['keyless-ssl', 'keyless ssl'],
    ['mTLS', 'mutual tls'],
    ['SSL', 'tls'],
    ['MIME type', 'media type'],
    ['Self Signed Certificate', 'self-signed'],
    ['same_origin_policy', 'origin'],
  ] as const) {
    it(`finds ${key} as ${word}`, () => {
      equal(explainConcept(word)?.key, key);
    });
  }

  for (const word of ['', ' ', 'httpsx', 'nonsense', 'toString', '404']) {
    it(`does not know ${JSON.stringify(word)}`, () => {
      equal(explainConcept(word), null);
    });
  }
});
