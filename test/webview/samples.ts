import type { Exchange } from '../../src/exchange/exchange.ts';
import type { Finding } from '../../src/findings/finding.ts';
import type { CertificateView } from '../../src/view/certificate-view.ts';
import { present, readBodies } from '../../src/view/present.ts';
import { panelLimits } from '../../src/view/present-body.ts';
import type { ResponseView } from '../../src/view/response-view.ts';
import type { TestReport } from '../../src/view/test-report.ts';
import {
  bytesOf,
  day,
  exampleCall,
  exampleCertificate,
  exampleConnection,
  exampleExchange,
  exampleFailure,
  exampleFinding,
  exampleResponse,
  exampleSent,
  exampleTimings,
  exampleTlsCall,
  exampleTlsTimings,
  now,
} from '../unit/view/example-exchange.ts';

/** Text that would do harm if any of it were taken for markup. */
export const hostile =
  '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>"\'><svg onload=window.harmed=1>';

interface Sample {
  readonly exchange: Exchange;
  readonly findings: readonly Finding[];
  readonly tests?: readonly TestReport[];
}

const json = JSON.stringify({
  id: 1815,
  name: 'Ada Lovelace',
  big: 0,
  price: 0,
  active: true,
  email: null,
  roles: ['author', 'mathematician', 'countess'],
  address: { street: '12 St James Square', city: 'London', postcode: 'SW1Y 4LB', country: 'GB' },
  notes: [
    { year: 1842, text: 'Translates Menabrea\u2019s paper on the Analytical Engine.' },
    { year: 1843, text: 'Publishes it with notes three times as long as the paper itself; note G holds the program.' },
  ],
})
  .replace('"big":0', '"big":12345678901234567890')
  .replace('"price":0', '"price":1.50');

const fields = [
  { name: 'Date', value: 'Mon, 23 Nov 2026 21:59:59 GMT' },
  { name: 'Content-Type', value: 'application/json; charset=utf-8' },
  { name: 'Content-Encoding', value: 'gzip' },
  { name: 'Cache-Control', value: 'private, max-age=3600, must-revalidate' },
  { name: 'ETag', value: '"5f3a-9c1e77"' },
  { name: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
  { name: 'Set-Cookie', value: 'session=8f2b1c; Path=/; Max-Age=86400; HttpOnly; Secure; SameSite=Lax' },
  { name: 'Vary', value: 'Accept, Accept-Encoding' },
  { name: 'Server', value: 'harbour/2.4.1' },
  { name: 'X-Request-Id', value: '7d1c2a90-1f8e-4c55-9f0a-0a7f5a2f9b11' },
];

const html = `<!DOCTYPE html>
<html lang="en">
<head><title>500 Internal Server Error</title><style>body { font-family: serif }</style></head>
<body>
<h1>Something went wrong</h1>
<!-- trace 7d1c2a90 -->
<p class="lead">The server met a condition it did not expect. Try again later.</p>
<script>alert('this must stay text')</script>
</body>
</html>
`;

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="220" height="120"><script>parent.harmed=1</script><rect x="10" y="10" width="200" height="100" rx="14" fill="#2f6f9f"/><circle cx="60" cy="60" r="30" fill="#e8b04a"/><path d="M110 80 l30 -50 l30 50 z" fill="#d7e6ef"/></svg>`;

/** A PNG of 1 by 1 pixel. */
export const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

const expired = exampleCertificate({ name: 'expired.example', notBefore: now - 93 * day, notAfter: now - 3 * day });
const expiredFinding = exampleFinding({
  id: 'certificate-expired',
  severity: 'error',
  title: 'The certificate expired 3 days ago',
  detail: 'It was valid until 20 November 2026. A client that checks dates, as it should, refuses it.',
  advice: [
    'Renew the certificate and load it on the server.',
    'Check that the renewal runs by itself, and that the server is reloaded after it.',
  ],
  citations: [
    { document: 'RFC 5280', section: '4.1.2.5', url: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5' },
  ],
});

function plain(changed: Parameters<typeof exampleResponse>[0], sent: Parameters<typeof exampleSent>[0] = {}): Sample {
  return {
    exchange: exampleExchange([exampleCall({ sent: exampleSent(sent), response: exampleResponse(changed) })]),
    findings: [],
  };
}

const redirectSent = (target: string, method = 'GET') =>
  exampleSent({ url: `https://shop.example${target}`, target, method });

const all = {
  tested: {
    ...plain({ status: 404, statusText: 'Not Found' }),
    tests: [
      { name: 'header content-type contains json', passed: true, message: null, line: 6 },
      { name: 'status == 200', passed: false, message: 'It is 404.', line: 7 },
      { name: `body $.name == ${hostile}`, passed: false, message: `It is ${hostile}.`, line: 8 },
    ],
  },
  json: {
    exchange: exampleExchange([
      exampleTlsCall(
        {},
        { response: exampleResponse({ fields, body: bytesOf(json), wireSize: 301, headSize: 512, decoded: ['gzip'] }) },
      ),
    ]),
    findings: [
      exampleFinding({
        severity: 'notice',
        id: 'version-told',
        title: 'The server tells its version',
        detail: 'Server says harbour/2.4.1.',
        advice: ['Leave the number out.'],
      }),
    ],
  },
  notFound: plain({
    status: 404,
    statusText: 'Not Found',
    fields: [{ name: 'Content-Type', value: 'application/problem+json' }],
    body: bytesOf(
      '{"type":"https://example.org/problems/no-such-person","title":"No such person","status":404,"detail":"There is no person with the number 99."}',
    ),
  }),
  unauthorized: plain({
    status: 401,
    statusText: 'Unauthorized',
    fields: [
      {
        name: 'WWW-Authenticate',
        value: 'Bearer realm="people", error="invalid_token", error_description="The token has expired"',
      },
    ],
    body: new Uint8Array(),
  }),
  serverError: plain({
    status: 500,
    statusText: 'Internal Server Error',
    fields: [{ name: 'Content-Type', value: 'text/html' }],
    body: bytesOf(html),
  }),
  created: {
    exchange: exampleExchange([
      exampleTlsCall(
        {},
        {
          sent: exampleSent({
            method: 'POST',
            target: '/people',
            url: 'https://shop.example/people',
            fields: [
              { name: 'Host', value: 'shop.example', addedBecause: 'HTTP/1.1 asks for it in every request.' },
              { name: 'Content-Type', value: 'application/json', addedBecause: null },
              { name: 'Authorization', value: 'Bearer eyJhbGciOiJub25lIn0', addedBecause: null },
              {
                name: 'Content-Length',
                value: '23',
                addedBecause: 'The length of the body tells the server where it ends.',
              },
            ],
            body: bytesOf('{"name":"Grace Hopper"}'),
          }),
          response: exampleResponse({
            status: 201,
            statusText: 'Created',
            fields: [
              { name: 'Location', value: '/people/1906' },
              { name: 'Content-Type', value: 'application/json' },
            ],
            body: bytesOf('{"id":1906}'),
          }),
        },
      ),
    ]),
    findings: [],
  },
  redirects: {
    exchange: exampleExchange([
      exampleCall({
        sent: exampleSent({ url: 'http://shop.example/', target: '/', method: 'POST', body: bytesOf('a=1') }),
        response: exampleResponse({
          status: 301,
          statusText: 'Moved Permanently',
          fields: [{ name: 'Location', value: 'https://shop.example/start' }],
          body: new Uint8Array(),
        }),
      }),
      exampleTlsCall(
        {},
        {
          cause: 'redirect',
          sent: {
            ...redirectSent('/start'),
            dropped: [{ name: 'Authorization', reason: 'the redirect leads to another origin.' }],
          },
          response: exampleResponse({
            status: 302,
            statusText: 'Found',
            fields: [{ name: 'Location', value: '/people/1' }],
            body: new Uint8Array(),
          }),
        },
      ),
      exampleTlsCall(
        {},
        {
          cause: 'redirect',
          sent: redirectSent('/people/1'),
          timings: { ...exampleTimings, dns: null, connect: null, total: 44.1 },
          connection: {
            ...exampleConnection({ id: 2, reused: true, remoteAddress: '203.0.113.7', remotePort: 443 }),
            tls: exampleTlsCall().connection?.tls ?? null,
          },
        },
      ),
    ]),
    findings: [exampleFinding()],
  },
  expired: {
    exchange: exampleExchange([
      exampleTlsCall(
        {
          chain: [expired],
          path: [expired],
          checkedName: 'expired.example',
          serverName: 'expired.example',
          trusted: false,
          trustError: 'CERT_HAS_EXPIRED',
          trustErrors: ['CERT_HAS_EXPIRED'],
          anchorStore: null,
        },
        {
          sent: exampleSent({
            url: 'https://expired.example/orders',
            target: '/orders',
            method: 'POST',
            head: null,
            body: bytesOf('{"item":7}'),
          }),
          response: null,
          failure: exampleFailure({
            code: 'TLS_UNTRUSTED',
            phase: 'tls',
            message: 'The certificate of expired.example expired 3 days ago.',
            cause: { code: 'CERT_HAS_EXPIRED', message: 'certificate has expired' },
          }),
          timings: { ...exampleTlsTimings, send: null, wait: null, receive: null, total: 9.4 },
        },
      ),
    ]),
    findings: [expiredFinding],
  },
  dns: {
    exchange: exampleExchange([
      exampleCall({
        sent: exampleSent({ url: 'https://api.exmaple.invalid/v1', target: '/v1', head: null }),
        response: null,
        connection: null,
        timings: {
          dns: 38.2,
          connect: null,
          proxy: null,
          tls: null,
          send: null,
          wait: null,
          receive: null,
          total: 38.2,
        },
        failure: exampleFailure({
          code: 'DNS_NOT_FOUND',
          phase: 'dns',
          message: 'No address is known for api.exmaple.invalid.',
          cause: { code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND api.exmaple.invalid' },
        }),
      }),
    ]),
    findings: [],
  },
  notTls: {
    exchange: exampleExchange([
      exampleCall({
        sent: exampleSent({ url: 'https://localhost:8080/', target: '/', head: null }),
        response: null,
        timings: { ...exampleTimings, tls: 3.1, send: null, wait: null, receive: null, total: 5.1 },
        failure: exampleFailure({
          code: 'TLS_NOT_TLS',
          phase: 'tls',
          message: 'The server at localhost, port 8080 answered in plain HTTP.',
          cause: { code: 'ERR_SSL_WRONG_VERSION_NUMBER', message: 'wrong version number' },
          received: `HTTP/1.1 400 Bad Request\r\nServer: ${hostile}\r\n\r\n`,
        }),
      }),
    ]),
    findings: [],
  },
  truncated: plain({
    body: bytesOf('{"items":[{"id":1},{"id":2},{"id'),
    fields: [
      { name: 'Content-Type', value: 'application/json' },
      { name: 'Content-Length', value: '40000' },
    ],
  }),
  image: plain({ fields: [{ name: 'Content-Type', value: 'image/png' }], body: png }),
  svg: plain({ fields: [{ name: 'Content-Type', value: 'image/svg+xml' }], body: bytesOf(svg) }),
  binary: plain({
    fields: [{ name: 'Content-Type', value: 'application/octet-stream' }],
    body: Uint8Array.from({ length: 900 }, (_, index) => (index * 37) % 256),
  }),
  empty: plain({ status: 204, statusText: 'No Content', fields: [], body: new Uint8Array() }),
  hostile: {
    exchange: exampleExchange([
      exampleTlsCall(
        {
          chain: [exampleCertificate({ name: hostile, by: hostile })],
          path: [exampleCertificate({ name: hostile, by: hostile })],
          checkedName: hostile,
        },
        {
          sent: exampleSent({ url: `https://shop.example/?q=${hostile}`, target: `/?q=${hostile}` }),
          response: exampleResponse({
            status: 401,
            statusText: hostile,
            fields: [
              { name: 'Content-Type', value: `text/html; charset=${hostile}` },
              { name: hostile, value: hostile },
              { name: 'Location', value: hostile },
              { name: 'WWW-Authenticate', value: `Basic realm="${hostile}"` },
              { name: 'Set-Cookie', value: `a=${hostile}` },
              { name: 'Content-Disposition', value: `attachment; filename="${hostile}"` },
            ],
            body: bytesOf(`<html><body>${hostile}<h1 id="created">no</h1></body></html>`),
          }),
        },
      ),
    ]),
    findings: [exampleFinding({ title: hostile, detail: hostile, advice: [hostile] })],
  },
} satisfies Readonly<Record<string, Sample>>;

export type SampleName = keyof typeof all;
export const sampleNames = Object.keys(all) as readonly SampleName[];

export async function sample(name: SampleName): Promise<ResponseView> {
  const { exchange, findings, tests = [] }: Sample = all[name];
  const call = exchange.calls.at(-1);
  const truncated: Exchange =
    name === 'truncated' && call
      ? {
          ...exchange,
          calls: [
            {
              ...call,
              failure: exampleFailure({
                code: 'TRUNCATED_BODY',
                phase: 'receive',
                message: 'The connection closed after 32 of 40,000 bytes.',
                cause: null,
              }),
            },
          ],
        }
      : exchange;
  return present(truncated, findings, { id: 1, now, limits: panelLimits, bodies: await readBodies(truncated), tests });
}

export async function certificateSample(name: SampleName): Promise<CertificateView> {
  return (await sample(name)).certificate;
}

/** A response with this body, as the worker would present it. */
export async function bodySample(
  body: Uint8Array,
  contentType: string,
): Promise<{ readonly view: ResponseView; readonly bodies: Awaited<ReturnType<typeof readBodies>> }> {
  const exchange = exampleExchange([
    exampleTlsCall({}, { response: exampleResponse({ fields: [{ name: 'Content-Type', value: contentType }], body }) }),
  ]);
  const bodies = await readBodies(exchange);
  return { view: present(exchange, [], { id: 1, now, limits: panelLimits, bodies }), bodies };
}
