import assert from 'node:assert/strict';
import type { SentRequest } from '../../../src/exchange/exchange.ts';
import { statusHere } from '../../../src/view/status-here.ts';
import { exampleCall, exampleExchange, exampleResponse, exampleSent, now } from './example-exchange.ts';

function here(status: number, fields: Readonly<Record<string, string>> = {}, sent: Partial<SentRequest> = {}): string {
  const call = exampleCall({
    sent: exampleSent(sent),
    response: exampleResponse({ status, fields: Object.entries(fields).map(([name, value]) => ({ name, value })) }),
  });
  return statusHere(exampleExchange([call]), call, now).join(' ');
}

describe('statusHere', () => {
  const cases: readonly (readonly [number, Readonly<Record<string, string>>, Partial<SentRequest>, string])[] = [
    [200, {}, {}, ''],
    [200, {}, { method: 'HEAD' }, 'HEAD gets the fields that GET would get, without the body.'],
    [200, {}, { method: 'TRACE' }, 'The body is the request as the last server on the way received it.'],
    [200, { Allow: 'GET,HEAD' }, { method: 'OPTIONS' }, 'Methods allowed here: GET, HEAD.'],
    [201, { Location: '/people/2' }, {}, 'The new resource is at /people/2.'],
    [204, {}, {}, 'There is no body, and there is not meant to be one.'],
    [206, { 'Content-Range': 'bytes 0-9/100' }, {}, 'This is the part bytes 0-9/100 of the representation.'],
    [301, { Location: 'https://x/' }, {}, 'It points to https://x/.'],
    [302, {}, {}, 'There is no Location field, so there is nowhere to go.'],
    [304, {}, {}, 'Nothing has changed since the copy that the request named; the body is left out on purpose.'],
    [
      401,
      { 'WWW-Authenticate': 'Basic realm="a b"' },
      {},
      'The server wants the scheme Basic for "a b". The request had no credentials.',
    ],
    [
      401,
      {},
      {},
      'The server does not say which credentials it wants, although it must. The request had no credentials.',
    ],
    [405, { Allow: 'GET, PUT' }, { method: 'PATCH' }, 'PATCH is not supported here; allowed: GET, PUT.'],
    [405, { Allow: '' }, { method: 'PATCH' }, 'PATCH is not supported here; no method is.'],
    [406, {}, {}, 'The request accepted: application/json.'],
    [415, {}, {}, "The request's Content-Type was not given."],
    [429, { 'Retry-After': '30' }, {}, 'Try again in 30 seconds.'],
    [
      503,
      { 'Retry-After': 'Mon, 23 Nov 2026 23:00:00 GMT' },
      {},
      'Try again in 1 hour, at 23 November 2026, 23:00:00 UTC.',
    ],
    [503, {}, {}, ''],
  ];
  for (const [status, fields, sent, expected] of cases) {
    it(`says ${expected === '' ? 'nothing' : `"${expected}"`} of ${status} to ${sent.method ?? 'GET'} with ${JSON.stringify(fields)}`, () => {
      assert.equal(here(status, fields, sent), expected);
    });
  }

  it('says that credentials were sent, when they were', () => {
    const fields = [{ name: 'authorization', value: 'Basic x', addedBecause: null }];
    assert.match(here(401, { 'WWW-Authenticate': 'Basic' }, { fields }), /Credentials were sent, and not accepted\./);
  });

  it('makes control characters of a value visible', () => {
    assert.equal(here(201, { Location: '/a\u001b[31m' }), 'The new resource is at /a\\x1b[31m.');
  });
});
