import assert from 'node:assert/strict';
import type { Call } from '../../../src/exchange/exchange.ts';
import { answering, bodyText, callOf, type Loopback, ok, openLoopback, requestTo } from './loopback.ts';

describe('what comes back', () => {
  let net: Loopback;
  beforeEach(() => {
    net = openLoopback();
  });
  afterEach(() => net.close());

  async function call(response: string | Uint8Array, change: Parameters<typeof requestTo>[1] = {}): Promise<Call> {
    const port = await net.plain(answering(response));
    return callOf(requestTo(`http://127.0.0.1:${port}/`, change), net.connections);
  }

  it('keeps names, order, duplicates and empty values of fields', async () => {
    const { response } = await call(ok('', 'Set-Cookie: a=1\r\nX-One:  padded \t\r\nset-cookie: b=2\r\nX-ONE:\r\n'));
    assert.deepEqual(
      response?.fields.map(({ name, value }) => `${name}=${value}`),
      ['Content-Length=0', 'Set-Cookie=a=1', 'X-One=padded', 'set-cookie=b=2', 'X-ONE='],
    );
  });

  for (const [name, octets, value] of [
    ['UTF-8', '\xc3\xa9\xe2\x82\xac', 'é€'],
    ['Latin-1 where it is no UTF-8', 'caf\xe9', 'café'],
  ] as const) {
    it(`reads values and reason as ${name}`, async () => {
      const { response } = await call(`HTTP/1.1 200 ${octets}\r\nContent-Length: 0\r\nX: ${octets}\r\n\r\n`);
      assert.equal(response?.fields[1]?.value, value);
      assert.equal(response?.statusText, value);
    });
  }

  for (const [line, status, statusText, httpVersion] of [
    ['HTTP/1.1 200 OK', 200, 'OK', '1.1'],
    ['HTTP/1.0 404 Not Found at all', 404, 'Not Found at all', '1.0'],
    ['HTTP/1.1 299 ', 299, '', '1.1'],
    ['HTTP/1.1 299', 299, '', '1.1'],
    ['HTTP/1.1 999 Odd', 999, 'Odd', '1.1'],
  ] as const) {
    it(`reads the status line "${line}"`, async () => {
      const { response } = await call(`${line}\r\nContent-Length: 0\r\n\r\n`);
      assert.deepEqual(
        [response?.status, response?.statusText, response?.httpVersion],
        [status, statusText, httpVersion],
      );
      assert.equal(response?.headSize, line.length + 2 + 'Content-Length: 0\r\n\r\n'.length);
    });
  }

  it('keeps interim responses in order, asked for or not', async () => {
    const { response } = await call(
      `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nX: 1\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${ok('hi')}`,
    );
    assert.equal(response?.status, 200);
    assert.deepEqual(response.informational, [
      { status: 100, statusText: 'Continue', fields: [] },
      { status: 102, statusText: 'Processing', fields: [{ name: 'X', value: '1' }] },
      { status: 103, statusText: 'Early Hints', fields: [{ name: 'Link', value: '</a>' }] },
    ]);
  });

  it('reads octet by octet as well', async () => {
    const whole = `HTTP/1.1 100 Continue\r\nA: b\r\n\r\nHTTP/1.1 200 Quite fine\r\nContent-Length: 2\r\n\r\nhi`;
    const port = await net.plain((peer) => {
      const writeFrom = (index: number): void => {
        if (index === whole.length) return;
        peer.write(whole[index] ?? '');
        setImmediate(writeFrom, index + 1);
      };
      peer.onHead(() => writeFrom(0));
    });
    const { response } = await callOf(requestTo(`http://127.0.0.1:${port}/`), net.connections);
    assert.equal(response?.statusText, 'Quite fine');
    assert.equal(Buffer.from(response.body).toString(), 'hi');
    assert.equal(response.informational[0]?.fields[0]?.value, 'b');
  });

  it('reads chunked bodies and their trailers', async () => {
    const { response, failure } = await call(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nX-Sum: 5\r\nx-sum: \xc3\xa9\r\n\r\n',
    );
    assert.equal(failure, null);
    assert.equal(Buffer.from(response?.body ?? []).toString(), 'abcde');
    assert.equal(response?.wireSize, 5);
    assert.deepEqual(response?.trailers, [
      { name: 'X-Sum', value: '5' },
      { name: 'x-sum', value: 'é' },
    ]);
  });

  it('reads a body that ends with the connection', async () => {
    const port = await net.plain((peer) => peer.onHead(() => peer.socket.end('HTTP/1.0 200 OK\r\n\r\nto the end')));
    assert.equal(bodyText(await callOf(requestTo(`http://127.0.0.1:${port}/`), net.connections)), 'to the end');
  });

  for (const [method, head] of [
    ['HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nContent-Encoding: gzip\r\n\r\n'],
    ['GET', 'HTTP/1.1 204 No Content\r\n\r\n'],
    ['GET', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 1000\r\n\r\n'],
  ] as const) {
    it(`expects no body after ${method} and ${head.slice(9, 12)}`, async () => {
      const { response, failure } = await call(head, { method });
      assert.equal(failure, null);
      assert.deepEqual([response?.body.length, response?.wireSize], [0, 0]);
    });
  }

  it('takes a large head', async () => {
    const { response } = await call(ok('', `X: ${'x'.repeat(200_000)}\r\n`));
    assert.equal(response?.fields[1]?.value.length, 200_000);
  });

  it('gives the body an array of its own', async () => {
    const { response } = await call(ok('hello'));
    assert.equal(response?.body.constructor, Uint8Array);
    assert.equal(response?.body.buffer.byteLength, 5);
  });

  describe('after CONNECT', () => {
    const change = { method: 'CONNECT', target: 'example.org:443' };
    it('2xx opens a tunnel of which nothing is read', async () => {
      const closed = new Promise<void>((done) => {
        void net
          .plain((peer) => {
            peer.onHead(() => peer.write('HTTP/1.1 200 Established\r\n\r\nSSH-2.0-tunnel'));
            peer.socket.on('close', () => done());
            peer.socket.on('end', () => peer.socket.end());
          })
          .then(async (port) => {
            const { response, failure } = await callOf(requestTo(`http://127.0.0.1:${port}/`, change), net.connections);
            assert.equal(failure, null);
            assert.deepEqual([response?.status, response?.body.length], [200, 0]);
          });
      });
      await closed;
    });
    it('everything else is an ordinary response', async () => {
      const answer = await call('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 2\r\n\r\nno', change);
      assert.deepEqual([answer.response?.status, bodyText(answer)], [407, 'no']);
    });
  });

  it('101 after Upgrade is the response', async () => {
    const { response, failure } = await call(
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n\x81\x00',
      {
        fields: [
          ['Connection', 'Upgrade'],
          ['Upgrade', 'x'],
        ],
      },
    );
    assert.equal(failure, null);
    assert.deepEqual([response?.status, response?.statusText, response?.body.length], [101, 'Switching Protocols', 0]);
  });

  it('a refused Upgrade is an ordinary response', async () => {
    const answer = await call(ok('plain'), {
      fields: [
        ['Connection', 'Upgrade'],
        ['Upgrade', 'x'],
      ],
    });
    assert.deepEqual([answer.response?.status, bodyText(answer)], [200, 'plain']);
  });

  it('an early response to a long upload is taken, and the connection not used again', async () => {
    let connected = 0;
    const port = await net.plain((peer) => {
      connected += 1;
      peer.onHead(() => {
        peer.socket.pause();
        peer.write('HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n');
      });
    });
    const upload = requestTo(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      fields: [['Content-Length', '30000000']],
      body: new Uint8Array(30_000_000),
    });
    assert.equal((await callOf(upload, net.connections)).response?.status, 413);
    assert.equal(
      (await callOf(requestTo(`http://127.0.0.1:${port}/`, { fields: [] }), net.connections)).connection?.reused,
      false,
    );
    assert.equal(connected, 2);
  });
});
