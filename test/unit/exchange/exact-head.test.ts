import assert from 'node:assert/strict';
import type { ResolvedRequest } from '../../../src/request/resolved-request.ts';
import { callOf, exchangeOf, type Loopback, ok, openLoopback, requestTo } from './loopback.ts';

describe('what goes out', () => {
  let net: Loopback;
  beforeEach(() => {
    net = openLoopback();
  });
  afterEach(() => net.close());

  /** The octets at the server, as Latin-1, once it has seen `last` of them. */
  async function sent(
    change: Parameters<typeof requestTo>[1],
    answer = ok('hi'),
  ): Promise<{ octets: string; request: ResolvedRequest }> {
    let octets = '';
    const port = await net.plain((peer) => {
      peer.socket.on('data', () => {
        octets = peer.text();
      });
      peer.onHead(() => setImmediate(() => peer.write(answer)));
    });
    const request = requestTo(`http://127.0.0.1:${port}/x`, change);
    const call = await callOf(request, net.connections);
    assert.equal(call.failure, null, JSON.stringify(call.failure));
    assert.equal(
      call.sent.head,
      Buffer.from(octets.slice(0, octets.indexOf('\r\n\r\n') + 4), 'latin1').toString('utf8'),
    );
    return { octets, request };
  }

  const methods = [
    ...[
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'TRACE',
      'QUERY',
      'PURGE',
      'M-SEARCH',
      'PROPFIND',
      'MKCOL',
    ],
    ...['LOCK', 'get', 'foo!', "a#$%&'*+-.^_`|~"],
  ];
  for (const method of methods) {
    it(`${method} as written, without a body and nothing added`, async () => {
      const { octets } = await sent({ method, fields: [['host', 'h']] }, ok(method === 'HEAD' ? '' : 'hi'));
      assert.equal(octets, `${method} /x HTTP/1.1\r\nhost: h\r\n\r\n`);
    });
    it(`${method} as written, with a body`, async () => {
      const { octets } = await sent(
        { method, fields: [['content-length', '2']], body: 'ab' },
        ok(method === 'HEAD' ? '' : 'hi'),
      );
      assert.equal(octets, `${method} /x HTTP/1.1\r\ncontent-length: 2\r\n\r\nab`);
    });
  }

  const heads: readonly (readonly [string, Parameters<typeof requestTo>[1], string])[] = [
    [
      'fields in written order and case, duplicates and all',
      {
        fields: [
          ['X-Zed', '1'],
          ['accept', 'a'],
          ['X-Dup', '1'],
          ['Host', 'h'],
          ['x-DUP', '2'],
          ['CONNECTION', 'keep-alive, X-Foo'],
          ['hOST', 'i'],
        ],
      },
      'GET /x HTTP/1.1\r\nX-Zed: 1\r\naccept: a\r\nX-Dup: 1\r\nHost: h\r\nx-DUP: 2\r\nCONNECTION: keep-alive, X-Foo\r\nhOST: i\r\n\r\n',
    ],
    ['no field at all', { fields: [] }, 'GET /x HTTP/1.1\r\n\r\n'],
    ['an empty value without a blank', { fields: [['X-Empty', '']] }, 'GET /x HTTP/1.1\r\nX-Empty:\r\n\r\n'],
    ['values as UTF-8', { fields: [['X', 'é€']] }, 'GET /x HTTP/1.1\r\nX: \xc3\xa9\xe2\x82\xac\r\n\r\n'],
    ['OPTIONS *', { method: 'OPTIONS', target: '*', fields: [['Host', 'h']] }, 'OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n'],
    [
      'the absolute form',
      { target: 'http://other.test/a?b', fields: [] },
      'GET http://other.test/a?b HTTP/1.1\r\n\r\n',
    ],
    [
      'a target with what URLs do not allow',
      { target: '/..//a|b^{}"<>#f', fields: [] },
      'GET /..//a|b^{}"<>#f HTTP/1.1\r\n\r\n',
    ],
    ['an empty target', { target: '', fields: [] }, 'GET  HTTP/1.1\r\n\r\n'],
    ['HTTP/1.0', { httpVersion: '1.0', fields: [] }, 'GET /x HTTP/1.0\r\n\r\n'],
    [
      'Upgrade',
      {
        fields: [
          ['Connection', 'Upgrade'],
          ['Upgrade', 'h2c'],
        ],
      },
      'GET /x HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
    ],
    [
      'a Content-Length that is too small',
      { fields: [['Content-Length', '1']], body: 'abc' },
      'GET /x HTTP/1.1\r\nContent-Length: 1\r\n\r\nabc',
    ],
    [
      'a Content-Length that is no number',
      { fields: [['Content-Length', 'x']], body: 'abc' },
      'GET /x HTTP/1.1\r\nContent-Length: x\r\n\r\nabc',
    ],
    ['a body of which no field speaks', { method: 'POST', fields: [], body: 'abc' }, 'POST /x HTTP/1.1\r\n\r\nabc'],
    [
      'a chunked body in chunks',
      { method: 'POST', fields: [['Transfer-Encoding', 'gzip, Chunked']], body: 'hello world, 20 octet' },
      'POST /x HTTP/1.1\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n15\r\nhello world, 20 octet\r\n0\r\n\r\n',
    ],
    [
      'an empty chunked body',
      { method: 'POST', fields: [['Transfer-Encoding', 'chunked']], body: '' },
      'POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'a body that the author has put in chunks',
      { method: 'POST', fields: [['Transfer-Encoding', 'chunked']], body: '2;x=y\r\nab\r\n0\r\nT: 1\r\n\r\n' },
      'POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n0\r\nT: 1\r\n\r\n',
    ],
    [
      'both lengths, contradicting',
      {
        method: 'POST',
        fields: [
          ['Content-Length', '4'],
          ['Transfer-Encoding', 'chunked'],
        ],
        body: '0\r\n\r\nX',
      },
      'POST /x HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX',
    ],
  ];
  for (const [name, change, octets] of heads) {
    it(name, async () => assert.equal((await sent(change)).octets, octets));
  }

  it('a second request over the same connection as exactly as the first', async () => {
    const heads: string[] = [];
    const port = await net.plain((peer) =>
      peer.onHead((head) => {
        heads.push(head);
        peer.write(ok());
      }),
    );
    for (const value of ['1', '2'])
      await exchangeOf(requestTo(`http://127.0.0.1:${port}/`, { fields: [['N', value]] }), net.connections);
    assert.deepEqual(heads, ['GET / HTTP/1.1\r\nN: 1\r\n\r\n', 'GET / HTTP/1.1\r\nN: 2\r\n\r\n']);
  });

  it('a large body whole', async () => {
    const size = 3_000_000;
    const whole = 'POST / HTTP/1.1\r\n\r\n'.length + size;
    let received = 0;
    const port = await net.plain((peer) => {
      peer.socket.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received >= whole) peer.write(ok());
      });
    });
    const call = await callOf(
      requestTo(`http://127.0.0.1:${port}/`, { method: 'POST', fields: [], body: new Uint8Array(size) }),
      net.connections,
    );
    assert.equal(call.response?.status, 200);
    assert.equal(received, whole);
  });

  for (const [name, change] of [
    ['a line break in a value', { fields: [['X', 'a\r\nY: b']] }],
    ['a NUL in a value', { fields: [['X', 'a\0']] }],
    ['a colon in a name', { fields: [['X:', 'a']] }],
    ['a line break in the target', { target: '/\nX' }],
    ['a blank in the method', { method: 'GET /' }],
  ] as const) {
    it(`not ${name}: nothing is sent`, async () => {
      let connected = 0;
      const port = await net.plain(() => {
        connected += 1;
      });
      const call = await callOf(
        requestTo(`http://127.0.0.1:${port}/`, change as Parameters<typeof requestTo>[1]),
        net.connections,
      );
      assert.equal(call.failure?.code, 'LOCAL_FAILURE');
      assert.equal(call.sent.head, null);
      assert.equal(connected, 0);
    });
  }

  describe('with Expect: 100-continue', () => {
    const expecting = {
      method: 'POST',
      fields: [
        ['Expect', '100-continue'],
        ['Content-Length', '4'],
      ],
      body: 'body',
    } as const;

    it('the body waits for 100 Continue', async () => {
      let before = '';
      const port = await net.plain((peer) =>
        peer.onHead((head) => {
          setTimeout(() => {
            before = peer.text();
            assert.equal(before, head);
            peer.write('HTTP/1.1 100 Continue\r\nX: y\r\n\r\n');
          }, 20);
          peer.socket.on('data', () => {
            if (peer.text().endsWith('\r\n\r\nbody')) peer.write(ok('done'));
          });
        }),
      );
      const call = await callOf(requestTo(`http://127.0.0.1:${port}/`, expecting), net.connections);
      assert.equal(call.response?.status, 200);
      assert.ok(before.endsWith('\r\n\r\n'));
      assert.deepEqual(call.response?.informational, [
        { status: 100, statusText: 'Continue', fields: [{ name: 'X', value: 'y' }] },
      ]);
      assert.equal(Buffer.from(call.sent.body ?? []).toString(), 'body');
    });

    it('a refusal comes instead, and the body is not sent', async () => {
      let octets = '';
      const port = await net.plain((peer) => {
        peer.onHead(() => peer.write('HTTP/1.1 417 No\r\nContent-Length: 0\r\n\r\n'));
        peer.socket.on('close', () => {
          octets = peer.text();
        });
      });
      const call = await callOf(requestTo(`http://127.0.0.1:${port}/`, expecting), net.connections);
      assert.equal(call.response?.status, 417);
      assert.equal(call.sent.body, null);
      assert.ok(!octets.includes('body'));
    });
  });
});
