type Values = readonly (readonly [text: string, detail: string])[];

const mediaTypes: Values = [
  ['application/json', 'JSON'],
  ['application/x-www-form-urlencoded', 'Fields of a form'],
  ['multipart/form-data', 'A form with files'],
  ['text/plain', 'Text'],
  ['text/html', 'HTML'],
  ['application/xml', 'XML'],
  ['text/xml', 'XML, also SOAP 1.1'],
  ['application/octet-stream', 'Any bytes'],
  ['application/problem+json', 'What went wrong (RFC 9457)'],
  ['application/merge-patch+json', 'Changes to JSON (RFC 7396)'],
  ['application/json-patch+json', 'Operations on JSON (RFC 6902)'],
  ['application/ld+json', 'JSON-LD'],
  ['application/hal+json', 'JSON with links'],
  ['application/vnd.api+json', 'JSON:API'],
  ['application/graphql-response+json', 'Response of GraphQL'],
  ['application/x-ndjson', 'One JSON text a line'],
  ['application/soap+xml', 'SOAP 1.2'],
  ['application/yaml', 'YAML'],
  ['application/pdf', 'PDF'],
  ['application/zip', 'ZIP'],
  ['application/cbor', 'CBOR'],
  ['text/csv', 'CSV'],
  ['text/css', 'CSS'],
  ['text/javascript', 'JavaScript'],
  ['text/markdown', 'Markdown'],
  ['image/png', 'PNG'],
  ['image/jpeg', 'JPEG'],
  ['image/svg+xml', 'SVG'],
  ['image/webp', 'WebP'],
];

/** Those that only requests have. */
const forms: readonly string[] = [
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/json-patch+json',
];

const codings: Values = [
  ['gzip', ''],
  ['br', 'Brotli'],
  ['zstd', 'Zstandard'],
  ['deflate', ''],
];

const isoLanguages: Values = [
  ['en', 'English'],
  ['en-US', 'American English'],
  ['de', 'German'],
  ['fr', 'French'],
  ['es', 'Spanish'],
  ['it', 'Italian'],
  ['pt-BR', 'Brazilian Portuguese'],
  ['ja', 'Japanese'],
  ['zh-CN', 'Chinese'],
  ['*', 'Any language'],
];

const yes: Values = [['?1', 'true']];

/** By field name in lower case. Values that want more behind them end in a space. */
const byName: Readonly<Record<string, Values>> = {
  accept: [
    ['application/json', 'JSON'],
    ['*/*', 'Anything'],
    ['text/event-stream', 'A stream of events'],
    ...mediaTypes.filter(([text]) => text !== 'application/json' && !forms.includes(text)),
  ],
  'content-type': mediaTypes,
  'accept-encoding': [...codings, ['identity', 'Nothing compressed'], ['*', 'Any coding']],
  'content-encoding': codings,
  'accept-language': isoLanguages,
  'content-language': isoLanguages.filter(([text]) => text !== '*'),
  'accept-charset': [
    ['utf-8', ''],
    ['iso-8859-1', ''],
  ],
  authorization: [
    ['Bearer ', 'A token'],
    ['Basic ', 'User and password, as they are: they are encoded for you'],
    ['Digest ', 'User and password, proved without being sent'],
    ['AWS ', 'Access key and secret key'],
  ],
  'proxy-authorization': [
    ['Bearer ', 'A token'],
    ['Basic ', 'User and password'],
  ],
  'cache-control': [
    ['no-cache', 'Asks the server before a stored response is used'],
    ['no-store', 'Nothing is stored'],
    ['max-age=0', 'Nothing older than this many seconds'],
    ['max-stale', 'An old response will do'],
    ['min-fresh=60', 'Fresh for this many seconds yet'],
    ['no-transform', 'Nobody changes the content'],
    ['only-if-cached', 'From the cache or not at all'],
  ],
  pragma: [['no-cache', 'For caches of HTTP/1.0']],
  connection: [
    ['close', 'Ends the connection after the response'],
    ['keep-alive', 'Keeps the connection open'],
    ['Upgrade', 'Changes the protocol'],
  ],
  upgrade: [
    ['websocket', ''],
    ['h2c', 'HTTP/2 without TLS'],
  ],
  te: [
    ['trailers', 'Fields behind the body are welcome'],
    ['gzip', ''],
  ],
  'transfer-encoding': [['chunked', 'The body in pieces']],
  expect: [['100-continue', 'Waits before the body is sent']],
  range: [
    ['bytes=0-499', 'The first 500 bytes'],
    ['bytes=-500', 'The last 500 bytes'],
    ['bytes=500-', 'All from byte 500 on'],
  ],
  prefer: [
    ['return=minimal', 'As little as possible in the response'],
    ['return=representation', 'The resource in the response'],
    ['respond-async', 'Accepted now, done later'],
    ['wait=10', 'At most this many seconds'],
    ['handling=strict', ''],
    ['handling=lenient', ''],
  ],
  dnt: [
    ['1', 'No tracking'],
    ['0', 'Tracking is fine'],
  ],
  'sec-gpc': [['1', 'Do not sell or share']],
  'upgrade-insecure-requests': [['1', '']],
  'save-data': [['on', '']],
  'sec-fetch-dest': ['document', 'empty', 'iframe', 'image', 'script', 'style'].map((text) => [text, '']),
  'sec-fetch-mode': ['cors', 'navigate', 'no-cors', 'same-origin', 'websocket'].map((text) => [text, '']),
  'sec-fetch-site': ['cross-site', 'none', 'same-origin', 'same-site'].map((text) => [text, '']),
  'sec-fetch-user': yes,
  'sec-ch-ua-mobile': [['?0', 'false'], ...yes],
  'access-control-request-method': ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((text) => [text, '']),
  'access-control-request-headers': [
    ['content-type', ''],
    ['authorization', ''],
  ],
  origin: [
    ['null', 'Of no known place'],
    ['http://localhost', ''],
    ['https://example.com', ''],
  ],
  'x-requested-with': [['XMLHttpRequest', '']],
  'x-request-type': [['GraphQL', 'The body is a query and its variables']],
  'content-disposition': [
    ['form-data', 'A part of a form'],
    ['attachment', 'To be saved'],
    ['inline', 'To be shown'],
  ],
  'content-transfer-encoding': [
    ['binary', ''],
    ['base64', ''],
  ],
};

/** What is often written as the value of a field; empty when nothing is known. */
export function valuesOfField(name: string): Values {
  const lower = name.toLowerCase();
  return Object.hasOwn(byName, lower) ? (byName[lower] ?? []) : [];
}
