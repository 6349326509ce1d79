import assert from 'node:assert/strict';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { inlayHints } from '../../../src/request/inlay-hints.ts';
import { resolvingTraits } from '../../../src/request/profile-traits.ts';
import { resolveText } from './world.ts';

/** The text with its hints in it as ‹kind:text›. */
async function hinted(text: string, isWhole = true): Promise<string> {
  const document = parse(text);
  const [block] = requestBlocks(document);
  assert.ok(block);
  const mask = (shown: string): string => shown.replaceAll('s3cret', '•••');
  return inlayHints(block, await resolveText(text), isWhole, resolvingTraits(document.profile), mask)
    .toSorted((one, other) => other.offset - one.offset)
    .reduce(
      (result, hint) => `${result.slice(0, hint.offset)}‹${hint.kind}:${hint.text}›${result.slice(hint.offset)}`,
      text,
    );
}

describe('inlayHints', () => {
  const rows: readonly (readonly [what: string, text: string, expected: string])[] = [
    ['the scheme that is chosen', 'GET example.com/a', 'GET ‹scheme:https://›example.com/a'],
    ['the scheme for this machine', 'GET localhost:8080', 'GET ‹scheme:http://›localhost:8080'],
    ['no scheme where one is written', 'GET http://example.com/a', 'GET http://example.com/a'],
    ['no scheme for an origin form', 'GET /a\nHost: localhost', 'GET /a\nHost: localhost'],
    [
      'the address behind placeholders',
      '@host = example.com\nGET {{host}}/a HTTP/1.1\n',
      '@host = example.com\nGET {{host}}/a HTTP/1.1‹url:https://example.com/a›\n',
    ],
    [
      'the address behind a target over several lines',
      '@q = 1\nGET https://x.example/a\n  ?q={{q}}\nA: b\n',
      '@q = 1\nGET https://x.example/a\n  ?q={{q}}‹url:https://x.example/a?q=1›\nA: b\n',
    ],
    ['no address when a value is missing', 'GET https://{{nothing}}/a', 'GET https://{{nothing}}/a'],
    ['no address without placeholders', 'GET https://x.example/a', 'GET https://x.example/a'],
    ['no address that is another one each time', 'GET https://x.example/{{$uuid}}', 'GET https://x.example/{{$uuid}}'],
    [
      'no address with what is made anew in a variable',
      '@a = {{$uuid}}\nGET https://x.example/{{a}}',
      '@a = {{$uuid}}\nGET https://x.example/{{a}}',
    ],
    [
      'no address while a placeholder is written',
      '@a = 1\nGET https://x.example/{{a}}{{}}',
      '@a = 1\nGET https://x.example/{{a}}{{}}',
    ],
    ['seconds', '# @timeout 5\nGET https://x.example', '# @timeout 5‹unit:s›\nGET https://x.example'],
    ['milliseconds', '# @timeout 3000\nGET https://x.example', '# @timeout 3000‹unit:ms›\nGET https://x.example'],
    ['no unit where one is written', '# @timeout 5 s\nGET https://x.example', '# @timeout 5 s\nGET https://x.example'],
    [
      'masked secrets',
      '@a = s3cret\nGET https://x.example/{{a}}',
      '@a = s3cret\nGET https://x.example/{{a}}‹url:https://x.example/•••›',
    ],
  ];
  for (const [what, text, expected] of rows)
    it(`gives ${what}`, async () => assert.equal(await hinted(text), expected));

  it('gives no address as long as something is to be asked', async () =>
    assert.equal(await hinted('@a = 1\nGET https://x.example/{{a}}', false), '@a = 1\nGET https://x.example/{{a}}'));

  it('shortens a long address and keeps all of it', async () => {
    const text = `@a = ${'b'.repeat(200)}\nGET https://x.example/{{a}}`;
    const document = parse(text);
    const [block] = requestBlocks(document);
    assert.ok(block);
    const [hint] = inlayHints(block, await resolveText(text), true, resolvingTraits('auto'), (shown) => shown);
    assert.equal(hint?.text.length, 80);
    assert.equal(hint?.whole, `https://x.example/${'b'.repeat(200)}`);
  });
});
