import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import type { ResolvedRequest } from '../../../src/request/resolved-request.ts';
import { holdBodies } from '../../../src/worker/held-bodies.ts';
import type { FromWorker, ToWorker } from '../../../src/worker/messages.ts';
import { serve } from '../../../src/worker/serve.ts';

function requestTo(port: number): ResolvedRequest {
  return {
    source: { file: null, line: 0, index: 0, name: null },
    method: 'GET',
    scheme: 'http',
    host: '127.0.0.1',
    port,
    target: '/',
    url: `http://127.0.0.1:${port}/`,
    httpVersion: '1.1',
    fields: [{ name: 'Host', value: `127.0.0.1:${port}`, origin: 'added', reason: 'test' }],
    body: null,
    options: {
      followRedirects: true,
      maxRedirects: 5,
      timeout: 5000,
      connectTimeout: null,
      verifyCertificate: true,
      bodyLimit: 1_000_000,
    },
    assertions: [],
    secrets: [],
  };
}

/** A worker's end in this thread, and the editor's end to talk to it. */
async function withWorker(
  answer: RequestListener,
  use: (ask: (message: ToWorker, wanted: FromWorker['kind']) => Promise<FromWorker>, port: number) => Promise<void>,
) {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port1, port2 } = new MessageChannel();
  serve(port2, { useSystemCertificates: false, extraCertificates: [] }, () => 1_700_000_000_000);
  const ask = (message: ToWorker, wanted: FromWorker['kind']): Promise<FromWorker> =>
    new Promise((resolve) => {
      const listen = (reply: FromWorker): void => {
        if (reply.kind !== wanted) return;
        port1.off('message', listen);
        resolve(reply);
      };
      port1.on('message', listen);
      port1.postMessage(message);
    });
  try {
    await use(ask, (server.address() as AddressInfo).port);
  } finally {
    port1.postMessage({ kind: 'close' });
    port1.close();
    server.close();
    server.closeAllConnections();
  }
}

describe('the worker', () => {
  it('asks more of a server, and answers in plain text', () =>
    withWorker(
      (_request, response) => response.end('hello'),
      async (ask, port) => {
        const of = { kind: 'ask-server', host: '127.0.0.1', port } as const;
        const scanned = await ask({ ...of, id: 1, question: 'scan' }, 'asked-server');
        assert.ok(scanned.kind === 'asked-server');
        assert.match(
          scanned.text,
          /^127\.0\.0\.1:\d+\n\n.* answered every hello with something that is not TLS\. \(TLS_NOT_TLS\)\n/,
        );
        const [step] = await Promise.all([
          ask({ ...of, id: 4, question: 'scan' }, 'scan-progress'),
          ask({ kind: 'cancel', id: 99 }, 'asked-server'),
        ]);
        assert.deepEqual(step, {
          kind: 'scan-progress',
          id: 4,
          progress: { step: 'protocol versions', connections: 1 },
        });
        const ports = await ask({ ...of, id: 2, question: 'port' }, 'asked-server');
        assert.ok(ports.kind === 'asked-server');
        assert.match(ports.text, new RegExp(`- http, port ${port}: status 200\\n`));
        const issuer = await ask({ ...of, id: 3, question: 'issuer' }, 'asked-server');
        assert.ok(issuer.kind === 'asked-server');
        assert.match(issuer.text, /answered the TLS handshake with something else/);
      },
    ));

  it('answers a request with its view, and holds the body for pieces and for saving', () =>
    withWorker(
      (_request, response) => response.end('{"a":1}'),
      async (ask, port) => {
        const performed = await ask({ kind: 'send', id: 7, request: requestTo(port), keepAs: null }, 'performed');
        assert.ok(performed.kind === 'performed');
        assert.equal(performed.view.id, 7);
        assert.equal(performed.view.response?.status, 200);
        const body = await ask({ kind: 'body', id: -1, exchange: 7, part: 'response' }, 'body');
        assert.ok(body.kind === 'body');
        assert.equal(new TextDecoder().decode(body.bytes ?? undefined), '{"a":1}');
        const piece = await ask(
          { kind: 'body-piece', id: -2, exchange: 7, part: 'response', form: 'raw', start: 1 },
          'body-piece',
        );
        assert.ok(piece.kind === 'body-piece');
        assert.equal(piece.piece?.text, '"a":1}');
      },
    ));

  it('tells who is about to answer while the answer is awaited, and holds it for reports', () => {
    let finish = (): void => undefined;
    return withWorker(
      (_request, response) => {
        finish = () => response.end('late');
      },
      async (ask, port) => {
        const request = { ...requestTo(port), secrets: ['127.0.0.1'] };
        const performed = ask({ kind: 'send', id: 7, request, keepAs: null }, 'performed');
        const opened = await ask({ kind: 'cancel', id: 99 }, 'opened');
        assert.ok(opened.kind === 'opened');
        assert.deepEqual([opened.id, opened.view.verdict.title], [7, 'Plain HTTP']);
        assert.equal(opened.view.authority, `•••:${port}`);
        const known = await ask({ kind: 'connection-report', id: -1, exchange: 7 }, 'connection-report');
        assert.ok(known.kind === 'connection-report');
        assert.deepEqual([known.report?.host, known.report?.port], ['•••', port]);
        finish();
        const answer = await performed;
        assert.ok(answer.kind === 'performed' && answer.view.response?.status === 200);
      },
    );
  });

  it('says null for a body that it does not hold', () =>
    withWorker(
      (_request, response) => response.end(),
      async (ask) => {
        const body = await ask({ kind: 'body', id: -1, exchange: 99, part: 'response' }, 'body');
        assert.deepEqual(body, { kind: 'body', id: -1, bytes: null });
      },
    ));

  it('keeps the last exchange of a name for others to refer to, and none that has no name', () =>
    withWorker(
      (request, response) => response.end(request.headers['x-answer'] ?? 'none'),
      async (ask, port) => {
        const send = (id: number, keepAs: string | null, answer: string): Promise<FromWorker> => {
          const request = requestTo(port);
          const field = { name: 'X-Answer', value: answer, origin: 'written', reason: null } as const;
          return ask(
            { kind: 'send', id, keepAs, request: { ...request, fields: [...request.fields, field] } },
            'performed',
          );
        };
        const kept = async (key: string): Promise<string | null> => {
          const answer = await ask({ kind: 'kept', id: -1, key }, 'kept');
          assert.ok(answer.kind === 'kept');
          return answer.exchange && new TextDecoder().decode(answer.exchange.response?.body);
        };
        assert.equal(await kept('a'), null);
        await send(1, 'a', 'one');
        await send(2, 'b', 'two');
        await send(3, 'a', 'three');
        await send(4, null, 'four');
        assert.deepEqual([await kept('a'), await kept('b'), await kept('')], ['three', 'two', null]);
      },
    ));

  it('cancels a request that is under way, and goes on serving', () =>
    withWorker(
      (request, response) => {
        if (request.headers['x-answer'] === 'yes') response.end('later');
      },
      async (ask, port) => {
        const waiting = ask({ kind: 'send', id: 1, request: requestTo(port), keepAs: null }, 'performed');
        await ask(
          {
            kind: 'send',
            id: 2,
            keepAs: null,
            request: {
              ...requestTo(port),
              fields: [...requestTo(port).fields, { name: 'X-Answer', value: 'yes', origin: 'written', reason: null }],
            },
          },
          'performed',
        );
        void ask({ kind: 'cancel', id: 1 }, 'performed');
        const cancelled = await waiting;
        assert.ok(cancelled.kind === 'performed');
      },
    ));

  it('tells an error of its own instead of swallowing it', () =>
    withWorker(
      (_request, response) => response.end(),
      async (ask) => {
        const broken = { kind: 'send', id: 3, request: null } as unknown as ToWorker;
        const reply = await ask(broken, 'broken');
        assert.ok(reply.kind === 'broken');
        assert.equal(reply.id, 3);
      },
    ));

  it('asks more about who answered, and nothing where that is not known', () =>
    withWorker(
      (_request, response) => response.end('ok'),
      async (ask, port) => {
        await ask({ kind: 'inspect', id: 7, host: '127.0.0.1', port }, 'inspected');
        const old = await ask({ kind: 'probe', id: 8, exchange: 7, probe: 'old-server' }, 'probed');
        assert.ok(old.kind === 'probed');
        assert.match(old.view?.summary ?? '', /^The certificate could not be read/);
        for (const [exchange, probe] of [
          [7, 'issuer'],
          [6, 'old-server'],
        ] as const) {
          const none = await ask({ kind: 'probe', id: 9, exchange, probe }, 'probed');
          assert.ok(none.kind === 'probed');
          assert.equal(none.view, null);
        }
      },
    ));

  it('reports who answered for as long as it knows, and without what is secret', () =>
    withWorker(
      (_request, response) => response.end('ok'),
      async (ask, port) => {
        const request = { ...requestTo(port), secrets: ['127.0.0.1'] };
        await ask({ kind: 'send', id: 7, request, keepAs: null }, 'performed');
        const known = await ask({ kind: 'connection-report', id: -1, exchange: 7 }, 'connection-report');
        assert.ok(known.kind === 'connection-report');
        assert.deepEqual([known.report?.port, known.report?.tls, known.report?.failure], [port, null, null]);
        assert.doesNotMatch(known.report?.host ?? '', /127\.0\.0\.1/);
        const unknown = await ask({ kind: 'connection-report', id: -2, exchange: 8 }, 'connection-report');
        assert.ok(unknown.kind === 'connection-report');
        assert.equal(unknown.report, null);
      },
    ));
});

describe('held bodies', () => {
  const bodies = (size: number) => {
    const body = { source: { bytes: new Uint8Array(size) } };
    return { request: body, response: body } as Parameters<ReturnType<typeof holdBodies>['hold']>[1];
  };

  it('give up the oldest when there are too many', () => {
    const held = holdBodies({ count: 2, bytes: 1000 });
    for (const id of [1, 2, 3]) held.hold(id, bodies(1));
    assert.deepEqual(
      [1, 2, 3].map((id) => held.get(id) !== null),
      [false, true, true],
    );
  });

  it('give up the oldest when they are too large, and never the newest', () => {
    const held = holdBodies({ count: 9, bytes: 100 });
    held.hold(1, bodies(10));
    held.hold(2, bodies(500));
    assert.deepEqual(
      [1, 2].map((id) => held.get(id) !== null),
      [false, true],
    );
  });
});
