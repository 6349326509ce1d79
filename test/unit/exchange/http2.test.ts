import assert from 'node:assert/strict';
import type { SecureServerOptions } from 'node:http2';
import type { Call } from '../../../src/exchange/exchange.ts';
import { type Heard, type Http2Peer, openHttp2Server } from './http2-server.ts';
import { answering, bodyText, callOf, exchangeOf, type Loopback, ok, openLoopback, requestTo } from './loopback.ts';

type Change = NonNullable<Parameters<typeof requestTo>[1]>;

const over2 = (url: string, change: Change = {}) => requestTo(url, { httpVersion: '2', ...change });
const offering = { options: { offersHttp2: true } } as const;

describe('HTTP/2', () => {
  const shared = openLoopback();
  after(() => shared.close());
  let net: Loopback;
  const peers: Http2Peer[] = [];
  beforeEach(() => {
    net = openLoopback(shared);
  });
  afterEach(async () => {
    await net.close();
    for (const peer of peers.splice(0)) await peer.close();
  });

  async function server(answer: (heard: Heard) => void, options: SecureServerOptions | null = {}) {
    const peer = await openHttp2Server(options, answer);
    peers.push(peer);
    const url = `${options === null ? 'http' : 'https'}://localhost:${peer.port}`;
    return { ...peer, url };
  }

  const hello = ({ stream }: Heard): void => {
    stream.respond({ ':status': 200, 'content-type': 'text/plain' });
    stream.end('hello');
  };

  const told = ({ response, failure, sent, connection }: Call) => [
    failure?.message ?? null,
    response?.httpVersion ?? null,
    sent.httpVersion,
    connection?.alpn ?? null,
  ];

  for (const [what, change, options, version] of [
    ['is spoken where the request line says so', { httpVersion: '2' }, {}, '2'],
    ['is spoken where it is offered and chosen', offering, { allowHTTP1: true }, '2'],
    ['is not spoken where it is not offered', {}, { allowHTTP1: true }, '1.1'],
    [
      'is not spoken where the request line says HTTP/1.0',
      { ...offering, httpVersion: '1.0' },
      { allowHTTP1: true },
      '1.1',
    ],
  ] as const)
    it(what, async () => {
      const { url } = await server(hello, options);
      const call = await callOf(requestTo(`${url}/`, change), net.connections);
      assert.equal(call.failure, null);
      assert.equal(call.response?.httpVersion, version);
      assert.equal(call.connection?.alpn, version === '2' ? 'h2' : 'http/1.1');
    });

  it('is spoken without TLS where the request line says so', async () => {
    const { url, heard } = await server(hello, null);
    const call = await callOf(over2(`${url}/x`), net.connections);
    assert.deepEqual(told(call), [null, '2', '2', null]);
    assert.deepEqual([bodyText(call), heard[0]?.path], ['hello', '/x']);
  });

  it('is not offered without TLS', async () => {
    const port = await net.plain(answering(ok('one')));
    const call = await callOf(requestTo(`http://localhost:${port}/`, offering), net.connections);
    assert.deepEqual(told(call), [null, '1.1', '1.1', null]);
  });

  it('has no reason phrase, and tells all of the response', async () => {
    const { url } = await server(({ stream }) => {
      stream.additionalHeaders({ ':status': 103, link: '</a.css>' });
      stream.respond({ ':status': 404, 'set-cookie': ['a=1', 'b=2'], 'x-name': 'Zürich' }, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers({ 'x-sum': '7' }));
      stream.end('no');
    });
    const { response, timings } = await callOf(over2(`${url}/`), net.connections);
    assert.ok(response);
    const { status, statusText, httpVersion, informational, trailers, wireSize } = response;
    assert.deepEqual([status, statusText, httpVersion, wireSize], [404, '', '2', 2]);
    assert.deepEqual(informational, [{ status: 103, statusText: '', fields: [{ name: 'link', value: '</a.css>' }] }]);
    assert.deepEqual(trailers, [{ name: 'x-sum', value: '7' }]);
    assert.deepEqual(
      response.fields.slice(0, 3).map(({ name, value }) => `${name}: ${value}`),
      ['set-cookie: a=1', 'set-cookie: b=2', 'x-name: Zürich'],
    );
    assert.ok(response.headSize > 10 && response.headSize < 200);
    assert.ok(timings.send !== null && timings.wait !== null && timings.receive !== null && timings.tls !== null);
  });

  it('keeps a hundred interim responses, and takes the one behind them', async () => {
    const { url } = await server(({ stream }) => {
      for (let count = 0; count < 300; count += 1) stream.additionalHeaders({ ':status': 103 });
      stream.respond({ ':status': 200 });
      stream.end('last');
    });
    const call = await callOf(over2(`${url}/`), net.connections);
    assert.deepEqual([call.failure, call.response?.informational.length, bodyText(call)], [null, 100, 'last']);
    assert.ok((call.response?.headSize ?? 0) > 0);
  });

  it('sends the fields in their order, twice where they are written twice, and says so', async () => {
    const { url, heard, port } = await server(hello);
    const fields = [
      ['X-Zed', '1'],
      ['Content-Type', 'a/b'],
      ['Host', `localhost:${port}`],
      ['x-dup', '1'],
      ['Connection', 'close'],
      ['X-Mid', 'Zürich'],
      ['X-DUP', ' 2 '],
      ['Content-Type', 'c/d'],
      ['TE', 'trailers'],
      ['Transfer-Encoding', 'chunked'],
    ] as const;
    const call = await callOf(over2(`${url}/a?b`, { method: 'PURGE', fields, body: 'abc' }), net.connections);
    const wire = [
      ':method: PURGE',
      ':scheme: https',
      `:authority: localhost:${port}`,
      ':path: /a?b',
      'x-zed: 1',
      'content-type: a/b',
      'x-dup: 1',
      'x-mid: Zürich',
      'x-dup: 2',
      'content-type: c/d',
      'te: trailers',
    ];
    const raw = heard[0]?.raw ?? [];
    const got = raw.flatMap((name, index) =>
      index % 2 === 0 ? [`${name}: ${Buffer.from(raw[index + 1] ?? '', 'latin1').toString()}`] : [],
    );
    assert.deepEqual(got, wire);
    assert.deepEqual(
      call.sent.fields.map(({ name, value }) => `${name}: ${value}`),
      wire,
    );
    assert.equal(call.sent.head, wire.map((line) => `${line}\r\n`).join(''));
    assert.deepEqual(
      call.sent.dropped.map(({ name }) => name),
      ['Connection', 'Transfer-Encoding'],
    );
  });

  it('sends a body, however large', async () => {
    const { url } = await server(({ stream }) => {
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      stream.on('end', () => {
        stream.respond({ ':status': 200 });
        stream.end(String(size));
      });
    });
    const body = Buffer.alloc(3_000_000, 'x');
    const call = await callOf(over2(`${url}/`, { method: 'POST', body }), net.connections);
    assert.deepEqual([call.failure, bodyText(call), call.sent.body?.length], [null, '3000000', 3_000_000]);
  });

  it('receives a body, however large', async () => {
    const { url } = await server(({ stream }) => {
      stream.respond({ ':status': 200 });
      stream.end(Buffer.alloc(6_000_000, 'y'));
    });
    const options = { bodyLimit: 10_000_000 };
    const { failure, response } = await callOf(over2(`${url}/`, { options }), net.connections);
    assert.deepEqual([failure, response?.body.length], [null, 6_000_000]);
  });

  it('stops at the limit of a body', async () => {
    const { url } = await server(({ stream }) => {
      stream.respond({ ':status': 200 });
      stream.end(Buffer.alloc(500_000, 'y'));
    });
    const { failure, response } = await callOf(over2(`${url}/`, { options: { bodyLimit: 1000 } }), net.connections);
    assert.deepEqual([failure?.code, response?.body.length], ['BODY_LIMIT_REACHED', 1000]);
  });

  it('has no body after HEAD', async () => {
    const { url } = await server(({ stream }) => {
      stream.respond({ ':status': 200, 'content-length': '100' }, { endStream: true });
    });
    const { failure, response } = await callOf(over2(`${url}/`, { method: 'HEAD' }), net.connections);
    assert.deepEqual([failure, response?.status, response?.body.length], [null, 200, 0]);
  });

  for (const [what, says, sent] of [
    ['holds a body back until 100 Continue', true, 3],
    ['does not send a body that the server does not want', false, null],
  ] as const)
    it(what, async () => {
      const { url } = await server(({ stream }) => {
        let size = 0;
        stream.on('data', (chunk: Buffer) => {
          size += chunk.length;
        });
        if (says) stream.additionalHeaders({ ':status': 100 });
        else {
          stream.respond({ ':status': 417 });
          stream.end('0');
        }
        stream.on('end', () => {
          if (!says) return;
          stream.respond({ ':status': 200 });
          stream.end(String(size));
        });
      });
      const fields = [['Expect', '100-continue']] as const;
      const call = await callOf(over2(`${url}/`, { method: 'PUT', body: 'abc', fields }), net.connections);
      assert.deepEqual([call.failure, bodyText(call), call.sent.body?.length ?? null], [null, says ? '3' : '0', sent]);
    });

  it('takes an answer that comes before the end of the body', async () => {
    const { url } = await server(({ stream }) => {
      stream.respond({ ':status': 413 });
      stream.end('too much');
    });
    const body = Buffer.alloc(12_000_000, 'x');
    const call = await callOf(over2(`${url}/`, { method: 'POST', body }), net.connections);
    assert.deepEqual([call.failure, call.response?.status, bodyText(call)], [null, 413, 'too much']);
  });

  it('uses a connection again, and not the one of another version', async () => {
    const { url, connections } = await server(hello, { allowHTTP1: true });
    const ids = [];
    for (const change of [{ httpVersion: '2' }, { httpVersion: '2' }, {}] as const) {
      const { connection } = await callOf(requestTo(`${url}/`, change), net.connections);
      ids.push([connection?.reused, connection?.alpn]);
    }
    assert.deepEqual(ids, [
      [false, 'h2'],
      [true, 'h2'],
      [false, 'http/1.1'],
    ]);
    assert.equal(connections(), 2);
  });

  describe('is refused', () => {
    const refused = /Nothing of the request was sent/;

    for (const [what, alpn] of [
      ['HTTP/1.1 only', ['http/1.1']],
      ['no ALPN', null],
    ] as const)
      it(`by a server that speaks ${what}, which gets nothing`, async () => {
        let octets = '';
        const port = await net.secure(alpn === null ? {} : { ALPNProtocols: [...alpn] }, (peer) => {
          peer.socket.on('data', () => {
            octets = peer.text();
          });
        });
        const { failure, sent, connection } = await callOf(over2(`https://localhost:${port}/`), net.connections);
        assert.deepEqual([failure?.code, failure?.phase, sent.head], ['HTTP2_NOT_AVAILABLE', 'tls', null]);
        assert.match(failure?.message ?? '', refused);
        assert.equal(failure?.alert?.number ?? null, alpn === null ? null : 120);
        assert.equal(connection?.alpn, null);
        assert.equal(octets, '');
      });

    for (const [what, reply, did] of [
      ['answers in HTTP/1.1', 'HTTP/1.1 400 Bad Request\r\n\r\n', /answered with HTTP\/1\.1/],
      ['says something else', '220 mail\r\n', /answered with something else/],
      ['hangs up', null, /closed the connection/],
    ] as const)
      it(`without TLS by a server that ${what}, which gets no request`, async () => {
        let octets = '';
        const port = await net.plain((peer) =>
          peer.socket.once('data', () => {
            octets ||= peer.text();
            peer.socket.end(reply ?? '');
          }),
        );
        const { failure, sent } = await callOf(over2(`http://127.0.0.1:${port}/secret`), net.connections);
        assert.deepEqual([failure?.code, sent.head], ['HTTP2_NOT_AVAILABLE', null]);
        assert.match(failure?.message ?? '', did);
        assert.match(failure?.message ?? '', refused);
        assert.match(octets, /^PRI \* HTTP\/2\.0/);
        assert.doesNotMatch(octets, /secret/);
      });

    it('without TLS by a server that says nothing, at the time limit', async () => {
      let octets = '';
      const port = await net.plain((peer) => {
        peer.socket.on('data', () => {
          octets = peer.text();
        });
      });
      const options = { timeout: 150 };
      const { failure, sent } = await callOf(over2(`http://127.0.0.1:${port}/secret`, { options }), net.connections);
      assert.deepEqual([failure?.code, failure?.phase, sent.head], ['SEND_TIMEOUT', 'send', null]);
      assert.doesNotMatch(octets, /secret/);
    });

    it('by a certificate that is not trusted, without a frame of the request', async () => {
      const { url, heard } = await server(hello);
      const untrusting = net.connectionsWith({ extraCertificates: [] });
      const { failure, sent } = await callOf(over2(`${url}/`), untrusting);
      assert.deepEqual([failure?.code, sent.head, heard.length], ['TLS_UNTRUSTED', null, 0]);
    });
  });

  describe('says nothing that HTTP/2 cannot say', () => {
    for (const [what, change, message] of [
      ['a target without a slash', { target: 'https://a/' }, /:path begins with a slash/],
      ['a control character', { fields: [['X', 'a\u0001b']] }, /control character/],
      ['a name that is none', { fields: [['X Y', 'a']] }, /field name/],
    ] as const)
      it(what, async () => {
        const { url, heard } = await server(hello);
        const { failure, sent } = await callOf(over2(`${url}/`, change), net.connections);
        assert.deepEqual([failure?.code, sent.head, heard.length], ['LOCAL_FAILURE', null, 0]);
        assert.match(failure?.message ?? '', message);
      });
  });

  describe('fails', () => {
    async function fails(answer: (heard: Heard) => void, change: Change = {}, options: SecureServerOptions = {}) {
      const { url, heard } = await server(answer, options);
      const call = await callOf(over2(`${url}/`, change), net.connections);
      return { ...call, heard };
    }

    for (const [code, number] of [
      ['ENHANCE_YOUR_CALM', 11],
      ['INTERNAL_ERROR', 2],
      ['HTTP_1_1_REQUIRED', 13],
      ['REFUSED_STREAM', 7],
    ] as const)
      it(`by RST_STREAM with ${code}`, async () => {
        const { failure, response } = await fails(({ stream }) => stream.close(number));
        assert.deepEqual([failure?.code, failure?.cause?.code, response], ['HTTP2_STREAM_RESET', code, null]);
        assert.match(failure?.message ?? '', new RegExp(`${code} \\(${number}\\)`));
      });

    it('by RST_STREAM in the middle of a body, of which what came is kept', async () => {
      const call = await fails(({ stream }) => {
        stream.respond({ ':status': 200 });
        stream.write('part', () => setImmediate(() => stream.destroy(new Error('broken'))));
      });
      assert.deepEqual([call.failure?.code, call.failure?.phase], ['HTTP2_STREAM_RESET', 'receive']);
      assert.equal(bodyText(call), 'part');
    });

    it('by GOAWAY, with its code and words', async () => {
      const { failure } = await fails(({ stream }) => stream.session?.goaway(11, 0, Buffer.from('too_many_pings')));
      assert.deepEqual(
        [failure?.code, failure?.cause],
        ['HTTP2_GOING_AWAY', { code: 'ENHANCE_YOUR_CALM', message: 'too_many_pings' }],
      );
    });

    it('by a connection that closes without an answer', async () => {
      const { failure } = await fails(({ stream }) => stream.session?.socket.destroy());
      assert.match(failure?.code ?? '', /^CONNECTION_(CLOSED|RESET)$/);
    });

    it('by a connection that closes in the middle of a body', async () => {
      const call = await fails(({ stream }) => {
        stream.respond({ ':status': 200 });
        stream.write('part', () => setImmediate(() => stream.session?.socket.destroy()));
      });
      assert.deepEqual([call.failure?.code, bodyText(call)], ['TRUNCATED_BODY', 'part']);
    });

    it('by a body shorter than announced', async () => {
      const { failure } = await fails(({ stream }) => {
        stream.respond({ ':status': 200, 'content-length': '10' });
        stream.end('abc');
      });
      assert.equal(failure?.code, 'TRUNCATED_BODY');
      assert.match(failure?.message ?? '', /announced a body of 10 bytes and ended it after 3/);
    });

    for (const [what, fields] of [
      ['is too large', { x: 'v'.repeat(300_000) }],
      ['has too many fields', Object.fromEntries(Array.from({ length: 4200 }, (_, index) => [`x-${index}`, 'v']))],
    ] as const)
      it(`by a head that ${what}`, async () => {
        const answer = ({ stream }: Heard): void => {
          stream.respond({ ':status': 200, ...fields });
          stream.end('x');
        };
        const { failure } = await fails(answer, {}, { maxSendHeaderBlockLength: 1_000_000 });
        assert.equal(failure?.code, 'RESPONSE_HEAD_TOO_LARGE');
      });

    it('at the time limit, and tells the server', async () => {
      let code: number | undefined;
      const closed = Promise.withResolvers<void>();
      const { failure } = await fails(
        ({ stream }) => {
          stream.on('close', () => {
            code = stream.rstCode;
            closed.resolve();
          });
        },
        { options: { timeout: 200 } },
      );
      assert.equal(failure?.code, 'WAIT_TIMEOUT');
      await closed.promise;
      assert.equal(code, 8);
    });

    it('when it is cancelled', async () => {
      const stop = new AbortController();
      const { url } = await server(() => stop.abort());
      const { failure } = await callOf(over2(`${url}/`), net.connections, { signal: stop.signal });
      assert.equal(failure?.code, 'CANCELLED');
    });
  });

  it('has many fields in a head', async () => {
    const { url } = await server(({ stream }) => {
      const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`x-${index}`, 'v']));
      stream.respond({ ':status': 200, ...many });
      stream.end();
    });
    const { failure, response } = await callOf(over2(`${url}/`), net.connections);
    assert.deepEqual([failure, response?.fields.length], [null, 1001]);
  });

  for (const method of ['GET', 'POST'])
    it(`sends a ${method} again that a kept connection did not process`, async () => {
      const { url, heard } = await server((one) => {
        if (heard.length === 2) one.stream.close(7);
        else hello(one);
      });
      await callOf(over2(`${url}/`), net.connections);
      const { calls } = await exchangeOf(over2(`${url}/`, { method }), net.connections);
      assert.deepEqual(
        calls.map(({ cause, failure, response }) => [cause, failure?.cause?.code ?? null, response?.status ?? null]),
        [
          ['first', 'REFUSED_STREAM', null],
          ['retry', null, 200],
        ],
      );
    });

  it('makes a new connection when the kept one has said goodbye', async () => {
    const { url } = await server((one) => {
      hello(one);
      one.stream.session?.close();
    });
    for (let round = 0; round < 2; round += 1) {
      const { failure, connection } = await callOf(over2(`${url}/`), net.connections);
      assert.deepEqual([failure, connection?.reused], [null, false]);
      await new Promise((done) => setTimeout(done, 50));
    }
  });

  it('asks for a client certificate and gets it', async () => {
    const { url } = await server(hello, { requestCert: true, rejectUnauthorized: false });
    const call = await callOf(over2(`${url}/`), net.connections);
    assert.deepEqual([call.failure, call.connection?.tls?.clientCertificateRequested], [null, true]);
  });

  it('names a client certificate that is required', async () => {
    const { url, heard } = await server(hello, { requestCert: true, rejectUnauthorized: true });
    const { failure } = await callOf(over2(`${url}/`), net.connections);
    assert.deepEqual([failure?.code, heard.length], ['TLS_CLIENT_CERTIFICATE_REQUIRED', 0]);
  });

  it('ends where a redirect leads to a server of another version', async () => {
    const to = await net.secure({ ALPNProtocols: ['http/1.1'] }, answering(ok('one')));
    const { url } = await server(
      ({ stream }) => {
        stream.respond({ ':status': 302, location: `https://localhost:${to}/` });
        stream.end();
      },
      { allowHTTP1: true },
    );
    const kept = await exchangeOf(over2(`${url}/`), net.connections);
    assert.deepEqual(
      kept.calls.map(({ failure }) => failure?.code ?? null),
      [null, 'HTTP2_NOT_AVAILABLE'],
    );
    const offered = await exchangeOf(requestTo(`${url}/`, offering), net.connections);
    assert.deepEqual(
      offered.calls.map(({ response, sent }) => [response?.httpVersion, sent.httpVersion]),
      [
        ['2', '2'],
        ['1.1', '1.1'],
      ],
    );
  });

  it('goes without a record of the handshake', async () => {
    const { url } = await server(hello);
    const { failure, connection } = await callOf(over2(`${url}/`), net.connectionsWith({ recordHandshakes: false }));
    assert.deepEqual([failure, connection?.tls?.alpn, connection?.tls?.record], [null, 'h2', null]);
  });
});
