import { boundedNumber, type Fields, Refusal, sendJson, sendText } from '../answer.ts';
import type { EndpointGroup } from '../endpoint.ts';

export const responseFields: EndpointGroup = {
  title: 'Fields of the response',
  endpoints: [
    {
      path: '/response-headers',
      methods: null,
      says: 'A response with a field for every `?Name=value`.',
      example: '/response-headers?X-Colour=blue&Cache-Control=no-store',
      answer: (call) => {
        const names = [...new Set(call.url.searchParams.keys())];
        const fields = Object.fromEntries(names.map((name) => [name, call.url.searchParams.getAll(name)]));
        const bad = names.find(
          (name) => !/^[!#$%&'*+.^_`|~\w-]+$/.test(name) || /^(content-length|transfer-)/i.test(name),
        );
        if (bad !== undefined) throw new Refusal(`"${bad}" cannot be a field here.`);
        if (/[^\t\x20-\x7e\x80-\xff]/.test(names.flatMap((name) => fields[name] ?? []).join(''))) {
          throw new Refusal('A field holds printable characters of ISO-8859-1.');
        }
        sendJson(call, fields, fields);
      },
    },
    {
      path: '/huge-fields',
      methods: ['GET'],
      says: '`?count=` fields (100) of `?size=` characters (100) each.',
      example: '/huge-fields?count=20&size=50',
      answer: (call) => {
        const count = boundedNumber(call.url.searchParams.get('count') ?? '100', 0, 2000);
        const size = boundedNumber(call.url.searchParams.get('size') ?? '100', 0, 100_000);
        if (count === null || size === null) throw new Refusal('Both are numbers.');
        const names = Array.from({ length: count }, (_, index) => `X-Field-${index + 1}`);
        const fields: Fields = Object.fromEntries(names.map((name) => [name, 'x'.repeat(size)]));
        sendText(call, `${count} fields of ${size} characters.\n`, fields);
      },
    },
    {
      path: '/links',
      methods: ['GET'],
      says: 'A page of several, with its neighbours in Link (RFC 8288).',
      example: '/links?page=2',
      answer: (call) => {
        const page = Math.floor(boundedNumber(call.url.searchParams.get('page') ?? '2', 1, 9) ?? 2);
        const to = (number: number, relation: string): string => `</links?page=${number}>; rel="${relation}"`;
        const links = [
          to(1, 'first'),
          ...(page > 1 ? [to(page - 1, 'prev')] : []),
          ...(page < 9 ? [to(page + 1, 'next')] : []),
          to(9, 'last'),
        ];
        sendJson(call, { page, of: 9 }, { Link: links.join(', ') });
      },
    },
    {
      path: '/hsts',
      methods: ['GET'],
      says: 'Strict-Transport-Security over HTTPS; nowhere else in the playground.',
      example: null,
      answer: (call) => {
        const fields: Fields = call.secure
          ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
          : {};
        const text = call.secure
          ? 'This response asks for HTTPS from now on.\n'
          : 'Over plain HTTP the field would not count (RFC 6797 section 8.1), so it is not sent.\n';
        sendText(call, text, fields);
      },
    },
    {
      path: '/security-fields',
      methods: ['GET'],
      says: 'The fields by which a careful site protects its pages.',
      example: null,
      answer: (call) =>
        sendText(call, 'Look at the fields.\n', {
          'Content-Security-Policy': "default-src 'self'",
          'X-Content-Type-Options': 'nosniff',
          'Referrer-Policy': 'no-referrer',
          'Permissions-Policy': 'camera=(), geolocation=()',
          'Cross-Origin-Opener-Policy': 'same-origin',
          'Cross-Origin-Resource-Policy': 'same-origin',
        }),
    },
    {
      path: '/cors',
      methods: null,
      says: 'A response that pages of any origin may read.',
      example: null,
      answer: (call) =>
        sendJson(
          call,
          { origin: call.request.headers.origin ?? null },
          {
            'Access-Control-Allow-Origin': call.request.headers.origin ?? '*',
            'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
            'Access-Control-Allow-Headers': call.request.headers['access-control-request-headers'] ?? '*',
            'Access-Control-Max-Age': '600',
            Vary: 'Origin',
          },
        ),
    },
  ],
};
