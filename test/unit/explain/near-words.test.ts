import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explain } from '../../../src/explain/explain.ts';
import { nearWords } from '../../../src/explain/near-words.ts';

describe('Suggesting words that are near', () => {
  for (const [word, first] of [
    ['ECONREFUSED', 'ECONNREFUSED'],
    ['tarce', 'TRACE'],
    ['strict-transport-securty', 'Strict-Transport-Security'],
    ['acess-control-allow-origin', 'Access-Control-Allow-Origin'],
    ['handshak', 'handshake'],
    ['kyless ssl', 'keyless ssl'],
    ['CERT_EXPIRED', 'CERT_HAS_EXPIRED'],
    ['certficate', 'certificate'],
    ['not fuond', 'Not Found'],
    ['WWW-Auth', 'WWW-Authenticate'],
  ] as const) {
    it(`suggests ${first} for ${word}`, () => {
      equal(nearWords(word)[0], first);
    });
  }

  for (const word of ['', ' ', 'xyzzyq', '0', 'q'.repeat(1000)]) {
    it(`does not suggest anything for ${JSON.stringify(word.slice(0, 20))}`, () => {
      deepEqual(nearWords(word), []);
    });
  }

  it('suggests only words that can be explained, at most five and each once', () => {
    for (const word of ['accept', 'conten', 'x-rate', 'UND_ERR', 'tls', 'certificat', 'proxy-']) {
      const words = nearWords(word);
      ok(words.length <= 5);
      deepEqual([...new Set(words)], words);
      for (const suggestion of words) ok(explain(suggestion).length > 0, suggestion);
    }
  });
});
