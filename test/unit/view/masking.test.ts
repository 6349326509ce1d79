import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reportJson } from '../../../src/cli/report-json.ts';
import { responseText, shownParts } from '../../../src/cli/response-text.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { maskText, secretForms, secretMask } from '../../../src/request/mask.ts';
import { bodyPiece, bodyText } from '../../../src/view/body-piece.ts';
import { exchangeReport } from '../../../src/view/exchange-report.ts';
import { present, readBodies } from '../../../src/view/present.ts';
import { panelLimits, wholeLimits } from '../../../src/view/present-body.ts';
import {
  bytesOf,
  exampleCall,
  exampleExchange,
  exampleFailure,
  exampleFinding,
  exampleResponse,
  exampleSent,
  now,
} from './example-exchange.ts';

function check(secrets: readonly string[], text: string, expected: string): void {
  assert.equal(secretMask(secrets)(text), expected);
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('secretMask', () => {
  it('leaves a text without secrets alone', () => check(['s3cret'], 'nothing here', 'nothing here'));
  it('does nothing without secrets', () => check([], 's3cret', 's3cret'));
  it('masks every occurrence', () => check(['s3cret'], 's3cret, s3cret', `${maskText}, ${maskText}`));
  it('masks the longer of two secrets', () => check(['s3cret', 's3cret-more'], 'a s3cret-more', `a ${maskText}`));
  it('masks short secrets only where they are the whole text', () => {
    check(['abc'], 'abc', maskText);
    check(['abc'], 'abcd abc', 'abcd abc');
  });
  it('takes secrets for text and no pattern', () => {
    check(['.*+?'], 'anything', 'anything');
    check(['a.*+?b'], '<a.*+?b>', `<${maskText}>`);
  });
  const secret = 'p\u00e4ss "w/rd" & <1>';
  const forms: readonly (readonly [what: string, form: string])[] = [
    ['as it is', secret],
    ['percent-encoded', encodeURIComponent(secret)],
    ['percent-encoded with small digits', encodeURIComponent(secret).replace(/%../g, (octet) => octet.toLowerCase())],
    ['in a form', new URLSearchParams([['', secret]]).toString().slice(1)],
    ['in JSON', JSON.stringify(secret).slice(1, -1)],
    ['in JSON within JSON', JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1)],
    ['in JSON of ASCII', JSON.stringify(secret).slice(1, -1).replace('\u00e4', '\\u00e4')],
    ['in HTML', 'p\u00e4ss &quot;w/rd&quot; &amp; &lt;1&gt;'],
  ];
  for (const [what, form] of forms) it(`masks a secret ${what}`, () => check([secret], `[${form}]`, `[${maskText}]`));
  for (const before of ['', 'a', 'ab', 'user:'])
    it(`masks a secret in base64 behind “${before}”`, () => {
      const text = secretMask([secret])(base64(`${before}${secret}!`));
      assert.ok(text.includes(maskText) && text.length < 14, text);
    });
});

const terminal: Terminal = { out: () => undefined, err: () => undefined, colour: false, columns: 80 };

/** Everything that is shown of an exchange, piece by piece. */
async function shown(exchange: Exchange): Promise<readonly string[]> {
  const findings = [exampleFinding({ title: exchange.request.url, detail: `See ${exchange.request.url}` })];
  const bodies = await readBodies(exchange);
  const views = [panelLimits, wholeLimits].map((limits) => present(exchange, findings, { id: 1, now, limits, bodies }));
  const pieces = (['request', 'response'] as const).flatMap((part) =>
    (['pretty', 'raw', 'hex'] as const).flatMap((form) => {
      const text = bodyText(bodies[part], form);
      return [text, bodyPiece(bodies[part], part, form, 0).text].map((one) => (form === 'hex' ? asciiOf(one) : one));
    }),
  );
  const report = await exchangeReport(exchange, findings, now);
  const lines = views.flatMap((view) => [...responseText(view, shownParts('headers,body,timings,tls', 1), terminal)]);
  return [...strings(views), ...strings(report), ...reportJson(report), ...lines, ...pieces];
}

/** The right column of a hex dump in one. */
function asciiOf(dump: string): string {
  return dump
    .split('\n')
    .map((line) => line.slice(-16))
    .join('');
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** A request that carries the secret everywhere, and a server that gives all of it back. */
function echoed(secret: string, contentType: string): Exchange {
  const target = `/a/${encodeURIComponent(secret)}?q=${encodeURIComponent(secret)}&${'x'.repeat(30)}=1`;
  const credentials = base64(`user:${secret}`);
  const header = secret.replace(/[^\x20-\x7e]/g, '');
  const json = JSON.stringify({ token: secret, again: JSON.stringify({ secret }), credentials, url: target });
  const text = contentType.includes('json') ? json : `<a>${secret} ${encodeURIComponent(secret)}</a>`;
  const fields = [
    { name: 'Authorization', value: `Basic ${credentials}` },
    { name: 'Content-Type', value: contentType },
    { name: 'Location', value: `http://localhost:8080${target}` },
    { name: 'Set-Cookie', value: `sid=${header}; Path=/` },
  ];
  const sent = exampleSent({
    method: 'POST',
    target,
    fields: fields.map((field) => ({ ...field, addedBecause: null })),
    body: bytesOf(text),
  });
  const informational = [{ status: 103, statusText: header, fields }];
  const response = exampleResponse({
    statusText: header,
    fields,
    trailers: fields,
    informational,
    body: bytesOf(text),
  });
  return exampleExchange(
    [
      exampleCall({ sent, response: { ...response, status: 302 } }),
      exampleCall({
        cause: 'redirect',
        sent,
        response,
        failure: exampleFailure({ message: secret, received: secret }),
      }),
    ],
    { secrets: [secret, header, credentials].filter((one) => one !== ''), fields: [], body: bytesOf(text) },
  );
}

describe('what is shown of an exchange', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'aZ9 "\\/&<>\'%+=?#:;,.-_~\u00e9\u20ac'), maxLength: 20 });
  for (const contentType of ['application/json', 'text/html', 'application/octet-stream'])
    it(`never has a secret in it, in any form (${contentType})`, () =>
      fc.assert(
        fc.asyncProperty(letters, async (rest) => {
          const secret = `q7Zx${rest.trim()}`;
          const all = await shown(echoed(secret, contentType));
          for (const form of [...secretForms(secret), 'q7Zx'])
            for (const text of all) assert.ok(!text.includes(form), `${form} in ${text.slice(0, 500)}`);
        }),
        { numRuns: 30 },
      ));
  it('shows everything where nothing is secret', async () => {
    const exchange = echoed('q7Zx-open', 'application/json');
    const all = await shown({ ...exchange, request: { ...exchange.request, secrets: [] } });
    assert.ok(all.some((text) => text.includes('q7Zx-open')));
    assert.ok(!all.some((text) => text.includes(maskText)));
  });
  it('keeps the bytes of a body as they came, for who saves it', async () => {
    const { response } = await readBodies(echoed('q7Zx-kept', 'text/plain'));
    assert.ok(Buffer.from(response.source.bytes).includes('q7Zx-kept'));
    assert.ok(!Buffer.from(response.shown).includes('q7Zx-kept'));
  });
});
