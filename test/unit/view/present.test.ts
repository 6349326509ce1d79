import assert from 'node:assert/strict';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import type { Finding } from '../../../src/findings/finding.ts';
import { linksOf } from '../../../src/view/links-of.ts';
import { present, readBodies } from '../../../src/view/present.ts';
import { panelLimits } from '../../../src/view/present-body.ts';
import type { ResponseView } from '../../../src/view/response-view.ts';
import {
  exampleCall,
  exampleConnection,
  exampleExchange,
  exampleFailure,
  exampleFinding,
  exampleResponse,
  exampleSent,
  exampleSession,
  exampleTimings,
  exampleTlsCall,
  now,
} from './example-exchange.ts';

async function view(exchange: Exchange, findings: readonly Finding[] = []): Promise<ResponseView> {
  return present(exchange, findings, { id: 7, now, limits: panelLimits, bodies: await readBodies(exchange) });
}

describe('present', () => {
  it('gives a plain value that survives JSON', async () => {
    const shown = await view(exampleExchange([exampleTlsCall()]), [exampleFinding()]);
    assert.deepEqual(JSON.parse(JSON.stringify(shown)), shown);
  });

  it('sums up a response in the clear, and one over TLS', async () => {
    assert.equal((await view(exampleExchange())).summary, '200 OK · 46 ms · 26 bytes');
    assert.equal((await view(exampleExchange([exampleTlsCall()]))).summary, '200 OK · 54 ms · 26 bytes · TLS 1.3');
    assert.match(
      (
        await view(
          exampleExchange([exampleTlsCall({ trusted: false, checkSkipped: true, trustError: 'CERT_HAS_EXPIRED' })]),
        )
      ).summary,
      /TLS 1\.3, not trusted$/,
    );
  });

  const tones: readonly (readonly [number, string, string, string])[] = [
    [200, 'OK', 'success', '200 OK'],
    [204, '', 'success', '204 No Content'],
    [304, 'Not Modified', 'redirect', '304 Not Modified'],
    [404, 'Nothing here', 'client-error', '404 Nothing here'],
    [503, ' ', 'server-error', '503 Service Unavailable'],
    [799, '', 'server-error', '799 Not an HTTP status code'],
  ];
  for (const [status, statusText, tone, heading] of tones) {
    it(`gives ${status} the tone ${tone} and the heading ${heading}`, async () => {
      const shown = await view(exampleExchange([exampleCall({ response: exampleResponse({ status, statusText }) })]));
      assert.deepEqual([shown.tone, shown.heading], [tone, heading]);
    });
  }

  it('shows a failure with the phase where it stopped, and what did not leave', async () => {
    const exchange = exampleExchange([
      exampleCall({
        sent: exampleSent({ head: null }),
        response: null,
        connection: null,
        failure: exampleFailure(),
        timings: { ...exampleTimings, send: null, wait: null, receive: null },
      }),
    ]);
    const { tone, failure, sent, summary } = await view(exchange);
    assert.equal(tone, 'failure');
    assert.match(summary, /^Connection refused · 46 ms$/i);
    assert.equal(failure?.reassurance, 'Nothing of the request was sent.');
    assert.equal(failure?.cause, 'ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:8080');
    assert.deepEqual(
      failure?.phases.map((step) => `${step.phase} ${step.state}`),
      ['dns done', 'connect failed', 'send not-reached', 'wait not-reached', 'receive not-reached'],
    );
    assert.equal(sent.written, false);
  });

  it('shows a request that was on its way when the handshake was refused after all', async () => {
    const failure = exampleFailure({ code: 'TLS_CLIENT_CERTIFICATE_REQUIRED', phase: 'tls' });
    const timings = { ...exampleTimings, tls: 30, send: 0.5, wait: 3, receive: null };
    const sent = exampleSent({ url: 'https://shop.example/' });
    const shown = await view(exampleExchange([exampleCall({ sent, response: null, failure, timings })]));
    assert.match(shown.failure?.reassurance ?? '', /^The request was sent/);
    assert.deepEqual(
      shown.failure?.phases.slice(-4).map(({ phase, text }) => `${phase} ${text}`),
      ['tls failed after 30 ms', 'send 0.5 ms', 'wait no answer in 3 ms', 'receive not reached'],
    );
  });

  it('makes nothing alarming of what a person has cancelled', async () => {
    const failure = exampleFailure({ code: 'CANCELLED', phase: 'wait' });
    const timings = { ...exampleTimings, receive: null };
    const shown = await view(exampleExchange([exampleCall({ response: null, failure, timings })]));
    assert.deepEqual([shown.tone, shown.toneText, shown.heading], ['cancelled', 'Cancelled', 'Cancelled']);
    assert.deepEqual(
      shown.failure?.phases.filter(({ state }) => state !== 'done').map(({ phase, text }) => `${phase} ${text}`),
      ['wait cancelled after 42 ms', 'receive not reached'],
    );
  });

  it('tells how it went without the version of TLS, and with it', async () => {
    const { outcome, summary } = await view(
      exampleExchange([exampleCall({ connection: exampleConnection({ tls: exampleSession() }) })]),
    );
    assert.match(outcome, /^200 OK · 46 ms · [^·]+$/);
    assert.equal(summary, `${outcome} · TLS 1.3`);
  });

  it('does not reassure where the request may have been acted on', async () => {
    const failure = exampleFailure({ code: 'CONNECTION_RESET', phase: 'wait' });
    const post = await view(
      exampleExchange([exampleCall({ sent: exampleSent({ method: 'POST' }), response: null, failure })]),
    );
    assert.match(post.failure?.reassurance ?? '', /may have acted on it/);
    const get = await view(exampleExchange([exampleCall({ response: null, failure })]));
    assert.equal(get.failure?.reassurance, 'The request was sent; no response arrived.');
  });

  it('puts the bars of all calls one after another', async () => {
    const { timings, calls } = await view(
      exampleExchange([
        exampleCall(),
        exampleCall({ cause: 'redirect', timings: { ...exampleTimings, dns: null, connect: null } }),
      ]),
    );
    assert.equal(calls.length, 2);
    const second = timings.filter((row) => row.call === 1);
    assert.deepEqual(
      second.map((row) => row.phase),
      ['send', 'wait', 'receive'],
    );
    assert.ok((second[0]?.start ?? 0) >= 46);
    for (const [index, row] of timings.entries()) assert.ok(row.start >= (timings[index - 1]?.start ?? 0));
  });

  it('tells what changed on a redirect', async () => {
    const { redirects, request } = await view(
      exampleExchange([
        exampleCall({
          sent: exampleSent({ method: 'POST', body: new Uint8Array(3) }),
          response: exampleResponse({ status: 303, fields: [{ name: 'Location', value: '/done' }] }),
        }),
        exampleCall({
          cause: 'redirect',
          sent: exampleSent({ target: '/done', dropped: [{ name: 'Cookie', reason: 'another origin.' }] }),
        }),
      ]),
    );
    assert.deepEqual(redirects[0]?.notes, [
      'Location: /done',
      'The method changed from POST to GET.',
      'The body was left out.',
      'Cookie was not sent along: another origin.',
    ]);
    assert.deepEqual(
      [request.method, request.finalMethod, request.finalUrl],
      ['POST', 'GET', 'http://localhost:8080/done'],
    );
  });

  it('tells both sizes of a compressed body', async () => {
    const response = exampleResponse({ body: new Uint8Array(10_000).fill(0x20), wireSize: 120, decoded: ['gzip'] });
    const { sizes } = await view(exampleExchange([exampleCall({ response })]));
    assert.deepEqual(
      sizes.slice(0, 2).map((row) => `${row.label}: ${row.value}`),
      ['Body: 10 kB', 'Body on the wire: 120 bytes'],
    );
    assert.match(sizes[0]?.hint ?? '', /^10,000 bytes\. Decoded from gzip\.$/);
    assert.match(sizes[1]?.hint ?? '', /1 % of the decoded size/);
  });

  const empties: readonly (readonly [string, number, string])[] = [
    ['HEAD', 200, 'No body: HEAD asks for the fields only.'],
    ['GET', 204, 'No body: 204 says that there is none.'],
    ['GET', 200, 'The body is empty: zero bytes.'],
  ];
  for (const [method, status, text] of empties) {
    it(`says "${text}" for ${method} and ${status}`, async () => {
      const shown = await view(
        exampleExchange([
          exampleCall({ sent: exampleSent({ method }), response: exampleResponse({ status, body: new Uint8Array() }) }),
        ]),
      );
      assert.equal(shown.body.emptyText, text);
    });
  }

  it('marks what Portside added to the request', async () => {
    const { sent } = await view(exampleExchange());
    assert.deepEqual(
      sent.fields.map((field) => field.addedBecause !== null),
      [true, false],
    );
    assert.equal(sent.requestLine, 'GET /people/1 HTTP/1.1');
  });

  it('shows what went out over HTTP/2, and what was left out', async () => {
    const fields = [{ name: ':method', value: 'GET', addedBecause: 'As HTTP/2 says it.' }];
    const dropped = [{ name: 'Connection', reason: 'HTTP/2 has none.' }];
    const { sent, sizes, connection } = await view(
      exampleExchange([
        exampleCall({
          sent: exampleSent({ httpVersion: '2', fields, dropped }),
          response: exampleResponse({ httpVersion: '2', statusText: '' }),
        }),
      ]),
    );
    assert.equal(sent.requestLine, 'GET /people/1 HTTP/2');
    assert.deepEqual(
      sent.fields.map(({ name }) => name),
      [':method'],
    );
    assert.deepEqual(sent.leftOut, ['Connection was left out: HTTP/2 has none.']);
    assert.deepEqual(
      sizes.filter(({ label }) => / head$/.test(label)).map(({ hint }) => hint),
      ['Compressed, as in HTTP/2.', 'Before it was compressed, as in HTTP/2.'],
    );
    assert.equal(connection.find(({ label }) => label === 'Protocol')?.value, 'HTTP/2');
  });

  it('says nothing of fields left out where none were', async () => {
    const { sent } = await view(exampleExchange());
    assert.deepEqual(sent.leftOut, []);
  });

  for (const [cause, title] of [
    ['ENHANCE_YOUR_CALM', 'Too much at once'],
    ['UNKNOWN_99', 'The server broke the request off'],
  ] as const)
    it(`explains a reset with ${cause}`, async () => {
      const failure = exampleFailure({ code: 'HTTP2_STREAM_RESET', cause: { code: cause, message: '' } });
      const shown = await view(exampleExchange([exampleCall({ response: null, failure })]));
      assert.equal(shown.failure?.explanation.title, title);
    });

  for (const [number, title] of [
    [120, 'No protocol in common'],
    [40, 'The server sent a TLS alert'],
  ] as const)
    it(`explains the alert ${number}, by itself where it says what is the matter`, async () => {
      const failure = exampleFailure({ code: 'TLS_ALERT', alert: { number, from: 'server' } });
      const shown = await view(exampleExchange([exampleCall({ response: null, failure })]));
      assert.equal(shown.failure?.explanation.title, title);
    });

  it('tells which addresses were tried before', async () => {
    const connection = exampleConnection({
      attempts: [
        { address: '::1', port: 8080, family: 6, error: 'ECONNREFUSED' },
        { address: '127.0.0.1', port: 8080, family: 4, error: null },
      ],
    });
    const shown = await view(exampleExchange([exampleCall({ connection })]));
    assert.deepEqual(
      shown.connection.find((row) => row.label === 'Tried before'),
      { label: 'Tried before', value: '[::1]:8080', hint: 'ECONNREFUSED', style: 'code' },
    );
  });

  it('lets pages open the citations of the view, and no other address', async () => {
    const links = linksOf(await view(exampleExchange(), [exampleFinding()]));
    assert.ok(links.has('https://www.rfc-editor.org/rfc/rfc6797#section-6.1'));
    assert.ok(links.has('https://www.rfc-editor.org/rfc/rfc9110#section-15.3.1'));
    assert.ok(!links.has('https://example.org/'));
    for (const link of links) assert.match(link, /^https:\/\//);
  });
});
