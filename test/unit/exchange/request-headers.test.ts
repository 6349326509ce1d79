import assert from 'node:assert/strict';
import { requestHeaders } from '../../../src/exchange/http2/request-headers.ts';

describe('the fields of a request over HTTP/2', () => {
  const fields = [
    { name: ':path', value: '/' },
    { name: 'x-a', value: '1' },
    { name: 'x-b', value: 'ü' },
    { name: 'x-a', value: '2' },
    { name: 'x-a', value: '3' },
  ];
  const pairs = [':path', '/', 'x-a', '1', 'x-b', 'Ã¼', 'x-a', '2', 'x-a', '3'];
  const byName = { ':path': '/', 'x-a': ['1', '2', '3'], 'x-b': 'Ã¼' };
  for (const [version, given] of [
    ['20.19.0', byName],
    ['22.16.0', byName],
    ['22.17.0', pairs],
    ['23.11.1', byName],
    ['24.1.0', byName],
    ['24.2.0', pairs],
    ['26.0.0', pairs],
  ] as const)
    it(`are given ${given === pairs ? 'in their order' : 'by name'} to Node ${version}`, () => {
      assert.deepEqual(requestHeaders(fields, version), given);
    });
});
