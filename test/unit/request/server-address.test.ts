import assert from 'node:assert/strict';
import { readServerAddress } from '../../../src/request/server-address.ts';

describe('the address of a TLS server', () => {
  for (const [text, host, port] of [
    ['example.org', 'example.org', 443],
    ['EXAMPLE.org:8443', 'example.org', 8443],
    ['[::1]:8443', '::1', 8443],
    ['::1', '::1', 443],
    ['https://example.org:444/path?x#y', 'example.org', 444],
    [' localhost ', 'localhost', 443],
  ] as const) {
    it(`reads ${text}`, () => assert.deepEqual(readServerAddress(text), { host, port }));
  }
  for (const text of ['', 'a b', 'example.org:99999', 'example.org:x']) {
    it(`refuses "${text}" with a message`, () => {
      const answer = readServerAddress(text);
      assert.ok('code' in answer);
      assert.notEqual(answer.message, '');
    });
  }
});
