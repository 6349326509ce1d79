import assert from 'node:assert/strict';
import type { Response } from '../../../src/exchange/exchange.ts';
import { redirectOf } from '../../../src/exchange/redirect.ts';
import { exchangeOf, type Loopback, ok, openLoopback, requestTo } from './loopback.ts';

function responseWith(status: number, ...locations: string[]): Response {
  return {
    status,
    statusText: '',
    httpVersion: '1.1',
    fields: locations.map((value) => ({ name: 'location', value })),
    trailers: [],
    informational: [],
    body: new Uint8Array(),
    wireSize: 0,
    headSize: 0,
    decoded: [],
  };
}

describe('redirects', () => {
  for (const [status, method, next] of [
    [301, 'GET', 'GET'],
    [301, 'POST', 'GET'],
    [301, 'HEAD', 'HEAD'],
    [301, 'PUT', 'PUT'],
    [302, 'POST', 'GET'],
    [302, 'DELETE', 'DELETE'],
    [303, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [303, 'HEAD', 'HEAD'],
    [307, 'POST', 'POST'],
    [308, 'POST', 'POST'],
    [308, 'PATCH', 'PATCH'],
  ] as const) {
    it(`${method} becomes ${next} after ${status}`, () => {
      const redirect = redirectOf(requestTo('http://a.test/', { method, body: 'x' }), responseWith(status, '/b'));
      assert.equal(redirect.kind === 'follow' && redirect.next.method, next);
      assert.equal(redirect.kind === 'follow' && redirect.next.body === null, next !== method);
    });
  }

  for (const [name, response, method] of [
    ['300', responseWith(300, '/b'), 'GET'],
    ['304', responseWith(304, '/b'), 'GET'],
    ['200 with a Location', responseWith(200, '/b'), 'GET'],
    ['201', responseWith(201, '/b'), 'POST'],
    ['a redirect without Location', responseWith(302), 'GET'],
    ['a redirect of CONNECT', responseWith(302, '/b'), 'CONNECT'],
  ] as const) {
    it(`${name} is not followed`, () =>
      assert.equal(redirectOf(requestTo('http://a.test/', { method }), response).kind, 'none'));
  }

  for (const [name, locations] of [
    ['another scheme', ['ftp://a.test/']],
    ['a script', ['javascript:alert(1)']],
    ['a file', ['file:///etc/passwd']],
    ['no URL', ['http://[']],
    ['an impossible port', ['http://a.test:99999/']],
    ['port 0', ['http://a.test:0/']],
    ['nothing', ['']],
    ['two different ones', ['/a', '/b']],
  ] as const) {
    it(`a Location of ${name} is unusable`, () =>
      assert.equal(redirectOf(requestTo('http://a.test/'), responseWith(302, ...locations)).kind, 'unusable'));
  }

  for (const [base, location, url, target] of [
    ['http://a.test/x/y?q', 'z', 'http://a.test/x/z', '/x/z'],
    ['http://a.test/x', '/z?a=b c', 'http://a.test/z?a=b%20c', '/z?a=b%20c'],
    ['http://a.test/x', '?n', 'http://a.test/x?n', '/x?n'],
    ['http://a.test/x', '//b.test', 'http://b.test/', '/'],
    ['http://a.test/x', '/é', 'http://a.test/%C3%A9', '/%C3%A9'],
    ['http://a.test/x#f', '/z', 'http://a.test/z#f', '/z'],
    ['http://a.test/x#f', '/z#g', 'http://a.test/z#g', '/z'],
    ['http://a.test/x', 'http://[::1]:8080/z', 'http://[::1]:8080/z', '/z'],
    ['http://a.test/x', 'http://u:p@a.test/z', 'http://a.test/z', '/z'],
    ['http://a.test/x', 'HTTP://MÜNCHEN.test/', 'http://xn--mnchen-3ya.test/', '/'],
  ] as const) {
    it(`${location} from ${base} leads to ${url}`, () => {
      const redirect = redirectOf(requestTo(base), responseWith(302, location));
      assert.ok(redirect.kind === 'follow');
      assert.deepEqual([redirect.next.url, redirect.next.target], [url, target]);
    });
  }

  it('two equal Locations are one', () =>
    assert.equal(redirectOf(requestTo('http://a.test/'), responseWith(302, '/b', '/b')).kind, 'follow'));

  const credentials = [
    ['Host', 'a.test'],
    ['Authorization', 'x'],
    ['cookie', 'y'],
    ['Proxy-Authorization', 'z'],
    ['Accept', '*/*'],
  ] as const;
  for (const [location, kept] of [
    ['/b', true],
    ['http://a.test:80/b', true],
    ['http://b.test/b', false],
    ['http://a.test:81/b', false],
    ['https://a.test/b', false],
    ['http://sub.a.test/b', false],
  ] as const) {
    it(`credentials are ${kept ? 'kept' : 'dropped'} from http://a.test to ${location}`, () => {
      const redirect = redirectOf(requestTo('http://a.test/', { fields: credentials }), responseWith(307, location));
      assert.ok(redirect.kind === 'follow');
      const names = redirect.next.fields.map(({ name }) => name);
      assert.deepEqual(
        names,
        kept ? ['Host', 'Authorization', 'cookie', 'Proxy-Authorization', 'Accept'] : ['Host', 'Accept'],
      );
      assert.deepEqual(
        redirect.dropped.map(({ name }) => name),
        kept ? [] : ['Authorization', 'cookie', 'Proxy-Authorization'],
      );
      assert.equal(redirect.next.fields[0]?.value, kept ? 'a.test' : new URL(location).host);
    });
  }

  it('a Host of its own is kept on the same origin', () => {
    const redirect = redirectOf(
      requestTo('http://127.0.0.1/', { fields: [['Host', 'virtual.test']] }),
      responseWith(302, '/b'),
    );
    assert.equal(redirect.kind === 'follow' && redirect.next.fields[0]?.value, 'virtual.test');
  });

  it('fields of the body go with the body', () => {
    const fields = [
      ['Content-Type', 'a'],
      ['content-length', '1'],
      ['Transfer-Encoding', 'chunked'],
      ['Expect', '100-continue'],
      ['X', 'y'],
    ] as const;
    const redirect = redirectOf(
      requestTo('http://a.test/', { method: 'POST', fields, body: 'x' }),
      responseWith(303, '/b'),
    );
    assert.ok(redirect.kind === 'follow');
    assert.deepEqual(
      redirect.next.fields.map(({ name }) => name),
      ['X'],
    );
    assert.deepEqual(
      redirect.dropped.map(({ name }) => name),
      ['Content-Type', 'content-length', 'Transfer-Encoding', 'Expect'],
    );
  });

  describe('on the wire', () => {
    let net: Loopback;
    beforeEach(() => {
      net = openLoopback();
    });
    afterEach(() => net.close());

    const redirecting =
      (status: number, to: (path: string) => string) =>
      (heads: string[]) =>
      (peer: Parameters<Parameters<Loopback['plain']>[0]>[0]) =>
        peer.onHead((head) => {
          heads.push(head);
          const path = head.split(' ')[1] ?? '';
          const location = to(path);
          peer.write(
            location === ''
              ? ok('end')
              : `HTTP/1.1 ${status} Elsewhere\r\nLocation: ${location}\r\nContent-Length: 4\r\n\r\nthen`,
          );
        });

    it('every step is a call, over one connection where it can be', async () => {
      const heads: string[] = [];
      const port = await net.plain(
        redirecting(302, (path) => (path === '/3' ? '' : `/${Number(path.slice(1)) + 1}`))(heads),
      );
      const { calls } = await exchangeOf(requestTo(`http://127.0.0.1:${port}/1`), net.connections);
      assert.deepEqual(
        calls.map(({ cause, response, sent }) => `${cause} ${sent.target} ${response?.status}`),
        ['first /1 302', 'redirect /2 302', 'redirect /3 200'],
      );
      assert.deepEqual(
        calls.map(({ connection }) => [connection?.id, connection?.reused]),
        [
          [1, false],
          [1, true],
          [1, true],
        ],
      );
      assert.equal(heads[2], `GET /3 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    });

    it('none is followed when that is not wanted', async () => {
      const port = await net.plain(redirecting(302, () => '/')([]));
      const { calls } = await exchangeOf(
        requestTo(`http://127.0.0.1:${port}/`, { options: { followRedirects: false } }),
        net.connections,
      );
      assert.deepEqual([calls.length, calls[0]?.response?.status, calls[0]?.failure], [1, 302, null]);
    });

    it('a loop ends at the limit, with the last response', async () => {
      const port = await net.plain(redirecting(302, () => '/')([]));
      const { calls } = await exchangeOf(
        requestTo(`http://127.0.0.1:${port}/`, { options: { maxRedirects: 3 } }),
        net.connections,
      );
      assert.deepEqual([calls.length, calls.at(-1)?.response?.status], [4, 302]);
      assert.deepEqual([calls.at(-1)?.failure?.code, calls.at(-1)?.failure?.phase], ['TOO_MANY_REDIRECTS', 'redirect']);
    });

    it('one that cannot be followed keeps its response', async () => {
      const port = await net.plain(redirecting(302, () => 'gopher://x/')([]));
      const call = (await exchangeOf(requestTo(`http://127.0.0.1:${port}/`), net.connections)).calls.at(-1);
      assert.deepEqual(
        [call?.failure?.code, call?.failure?.phase, call?.response?.status],
        ['REDIRECT_UNUSABLE', 'redirect', 302],
      );
    });

    it('another port gets no credentials', async () => {
      const there: string[] = [];
      const other = await net.plain(redirecting(302, () => '')(there));
      const port = await net.plain(redirecting(307, () => `http://127.0.0.1:${other}/x`)([]));
      const request = requestTo(`http://127.0.0.1:${port}/`, {
        fields: [
          ['Host', 'h'],
          ['Authorization', 'secret'],
          ['A', 'b'],
        ],
      });
      const { calls } = await exchangeOf(request, net.connections);
      assert.equal(there[0], `GET /x HTTP/1.1\r\nHost: 127.0.0.1:${other}\r\nA: b\r\n\r\n`);
      assert.deepEqual(
        calls[1]?.sent.dropped.map(({ name }) => name),
        ['Authorization'],
      );
      assert.equal(typeof calls[1]?.sent.fields[0]?.addedBecause, 'string');
    });

    it('https to http is followed, the calls say so', async () => {
      const plain = await net.plain(redirecting(302, () => '')([]));
      const port = await net.secure({}, redirecting(302, () => `http://127.0.0.1:${plain}/`)([]));
      const { calls } = await exchangeOf(requestTo(`https://127.0.0.1:${port}/`), net.connections);
      assert.deepEqual(
        calls.map(({ connection, response }) => [connection?.tls !== null, response?.status]),
        [
          [true, 302],
          [false, 200],
        ],
      );
    });
  });
});
