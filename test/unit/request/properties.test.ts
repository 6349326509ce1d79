import assert from 'node:assert/strict';
import fc from 'fast-check';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { encodeIllegal } from '../../../src/request/percent-encode.ts';
import { resolveText } from './world.ts';

const pieces = [
  '###\n',
  '\n',
  '\n\n',
  ' ',
  '{{a}}',
  '{{b.c}}',
  '{{$uuid}}',
  '{{$randomInt 1 2}}',
  '{{',
  '}}',
  'GET ',
  'POST ',
  'OPTIONS ',
  'CONNECT ',
  'https://x',
  'http://[::1]',
  '//',
  ':',
  '80',
  '@',
  '/p',
  '?q',
  '#f',
  '*',
  '%',
  ' HTTP/1.1',
  ' HTTP/2',
  'A: b',
  'Host: y',
  '< ./f',
  '<@ ./f',
  'Authorization: Basic a b',
  'Content-Type: multipart/form-data; boundary=b',
  'Content-Type: application/x-www-form-urlencoded',
  '--b',
  'a = b &',
  '{"a": 1}',
  '@a = {{b}}',
  '@b = {{a}}',
  '# @timeout 5',
  '# @note',
  'curl ',
  '-d ',
  '-F a=@f ',
  "'",
  'X-Request-Type: GraphQL',
  '漢',
  '\ud800',
];
const texts = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 40 })
  .map((parts) => `GET https://x${parts.join('')}`);

describe('resolve: for every text', () => {
  it('never throws, and sends nothing that a request line or field cannot hold', () =>
    fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const count = requestBlocks(parse(text)).length;
        for (let index = 0; index < count; index += 1) {
          const { request, problems } = await resolveText(
            text,
            { files: { '/project/requests/f': '{{a}}' }, variables: { a: 'é "\u0000' } },
            index,
          );
          if (!request) {
            assert.ok(
              problems.some(({ severity }) => severity === 'error') ||
                problems.some(({ code }) => code === 'request-disabled'),
            );
            continue;
          }
          assert.match(request.target, /^[\x21-\x7e]+$/);
          assert.match(request.method, /^[!#$%&'*+.^_`|~\w-]+$/);
          assert.ok(request.port >= 1 && request.port <= 65535);
          assert.ok(new URL(request.url).protocol === `${request.scheme}:`);
          for (const { name, value } of request.fields) {
            assert.match(name, /^[!#$%&'*+.^_`|~\w-]+$/);
            assert.doesNotMatch(value, /[\r\n\0]/);
          }
        }
      }),
      { numRuns: Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 300) },
    ));
});

describe('encodeIllegal: for every text', () => {
  it('leaves nothing that a URI cannot hold, and changes nothing twice', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const encoded = encodeIllegal(text);
        assert.match(encoded, /^[!#-;=?-[\]_a-z~]*$/);
        assert.equal(encodeIllegal(encoded), encoded);
      }),
    ));
});
