import assert from 'node:assert/strict';
import { http2Head, notInHttp2, unsayableInHttp2 } from '../../../src/request/http2-head.ts';
import { resolveText } from './world.ts';

/** The lines of the head, and the names of what is left out. */
async function check(text: string, expected: readonly string[], leftOut: readonly string[] = []): Promise<void> {
  const { request } = await resolveText(text);
  assert.ok(request);
  const { fields, dropped } = http2Head(request);
  const own = fields.filter(({ name }) => !/^(user-agent|accept|accept-encoding)$/.test(name));
  assert.deepEqual(
    own.map(({ name, value }) => `${name}: ${value}`),
    expected,
  );
  assert.deepEqual(
    dropped.map(({ name }) => name),
    leftOut,
  );
}

describe('http2Head', () => {
  it('says the request line in pseudo-fields', () =>
    check('GET https://X.example:8443/a?b HTTP/2', [
      ':method: GET',
      ':scheme: https',
      ':authority: X.example:8443',
      ':path: /a?b',
    ]));
  it('takes the Host field for the authority, wherever it stands', () =>
    check('GET http://x HTTP/2\nA: 1\nHOST: other.example\nB: 2', [
      ':method: GET',
      ':scheme: http',
      ':authority: other.example',
      ':path: /',
      'a: 1',
      'b: 2',
    ]));
  it('keeps order and repetitions, in lower case', () =>
    check('GET https://x HTTP/2\nX-B: 1\nX-A: 2\nx-b: 3\nHost: y\nHost: z', [
      ':method: GET',
      ':scheme: https',
      ':authority: y',
      ':path: /',
      'x-b: 1',
      'x-a: 2',
      'x-b: 3',
      'host: z',
    ]));
  it('leaves out what speaks of a connection', () =>
    check(
      'POST https://x HTTP/2\nConnection: close\nKeep-Alive: a\nUpgrade: b\nTransfer-Encoding: chunked\nTE: gzip\nX: 1\n\nab',
      [':method: POST', ':scheme: https', ':authority: x', ':path: /', 'x: 1'],
      ['Connection', 'Keep-Alive', 'Upgrade', 'Transfer-Encoding', 'TE'],
    ));
  it('says of CONNECT only where it goes', () => {
    const { fields } = http2Head({ method: 'CONNECT', scheme: 'http', target: 'a:1', url: 'http://p/', fields: [] });
    assert.deepEqual(
      fields.map(({ name, value }) => `${name}: ${value}`),
      [':method: CONNECT', ':authority: a:1'],
    );
  });

  for (const [name, value, isMissing] of [
    ['TE', 'trailers', false],
    ['TE', 'trailers, gzip', true],
    ['proxy-connection', 'close', true],
    ['HTTP2-Settings', 'x', true],
    ['Trailer', 'x', false],
    ['Expect', '100-continue', false],
  ] as const)
    it(`has ${isMissing ? 'no ' : 'a '}place for ${name}: ${value}`, () =>
      assert.equal(notInHttp2({ name, value }) !== null, isMissing));

  for (const [what, change, expected] of [
    ['all that is usual', { target: '/a b' }, null],
    ['an asterisk', { target: '*' }, null],
    ['a tab and a letter beyond ASCII', { fields: [['X', 'a\tü']] }, null],
    ['a target without a slash', { target: 'a' }, /:path/],
    ['a control character', { fields: [['X', 'a\u007fb']] }, /control character/],
    ['a name that is none', { fields: [['X:', 'a']] }, /field name/],
  ] as const)
    it(`${expected === null ? 'can' : 'cannot'} say ${what}`, () => {
      const { target = '/', fields = [] } = change as { target?: string; fields?: readonly (readonly string[])[] };
      const head = http2Head({
        method: 'GET',
        scheme: 'https',
        target,
        url: 'https://x/',
        fields: fields.map(([name = '', value = '']) => ({ name, value, origin: 'written', reason: null })),
      });
      if (expected === null) assert.equal(unsayableInHttp2(head), null);
      else assert.match(unsayableInHttp2(head) ?? '', expected);
    });
});
