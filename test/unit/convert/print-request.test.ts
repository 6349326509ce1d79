import assert from 'node:assert/strict';
import { curlToRequestEdit } from '../../../src/convert/print-request.ts';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { resolveText, wire } from '../request/world.ts';

const files = { '/project/requests/a.txt': 'of a file' };

async function printed(text: string): Promise<string | null> {
  const document = parse(text);
  const [block] = requestBlocks(document);
  assert.ok(block);
  const edit = await curlToRequestEdit(document, block);
  return edit && text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end);
}

/** What is printed, and that it sends what the command sends, but for a line end behind a multipart body. */
async function check(text: string, ...expected: readonly string[]): Promise<void> {
  const request = await printed(text);
  assert.deepEqual(request?.split('\n'), expected);
  const [before, after] = await Promise.all([resolveText(text, { files }), resolveText(request ?? '', { files })]);
  const isMultipart = /--\r\n$/.test(wire(before.request) ?? '');
  const sent = wire(before.request)?.replace(/--\r\n$/, '--');
  const length = (one: string | null | undefined): string | undefined => one?.replace(/\+Content-Length: \d+\n/, '');
  assert.ok(sent);
  if (isMultipart) assert.equal(length(wire(after.request)), length(sent));
  else assert.equal(wire(after.request), sent);
  assert.deepEqual(after.request?.options, before.request?.options);
}

async function checkKept(text: string): Promise<void> {
  assert.equal(await printed(text), null);
}

describe('curlToRequestEdit', () => {
  it('writes a request line', () => check('curl -L https://x.example/a', 'GET https://x.example/a'));
  it('says that no redirect is followed', () =>
    check('curl https://x.example', '# @no-redirect', 'GET https://x.example'));
  it('writes method, fields and body', () =>
    check(
      `curl -L -X PUT https://x.example/a -H 'A: b' -H 'Empty;' --json '{"a": 1}'`,
      'PUT https://x.example/a',
      'A: b',
      'Empty:',
      'Content-Type: application/json',
      'Accept: application/json',
      '',
      '{"a": 1}',
    ));
  it('writes a body over several lines', () =>
    check(
      `curl -L https://x.example -H 'Content-Type: a/b' --data-raw $'one\\n\\ntwo'`,
      'POST https://x.example',
      'Content-Type: a/b',
      '',
      'one',
      '',
      'two',
    ));
  it('writes a form', () =>
    check(
      'curl -L https://x.example -d a=b --data-urlencode "c=d e"',
      'POST https://x.example',
      'Content-Type: application/x-www-form-urlencoded',
      '',
      'a=b&c=d%20e',
    ));
  it('writes a body out of a file', () =>
    check(
      'curl -L https://x.example -H Content-Type:a/b --data-binary @a.txt',
      'POST https://x.example',
      'Content-Type: a/b',
      '',
      '< a.txt',
    ));
  it('writes a multipart body with a file', () =>
    check(
      'curl -L https://x.example -F a=b -F c=@a.txt',
      'POST https://x.example',
      'Content-Type: multipart/form-data; boundary=portside-dd258c02',
      '',
      '--portside-dd258c02',
      'Content-Disposition: form-data; name="a"',
      '',
      'b',
      '--portside-dd258c02',
      'Content-Disposition: form-data; name="c"; filename="a.txt"',
      'Content-Type: application/octet-stream',
      '',
      '< a.txt',
      '--portside-dd258c02--',
    ));
  it('writes the other options as directives and as the version', () =>
    check(
      'curl -kL -m 5 --http1.0 https://x.example',
      '# @insecure',
      '# @timeout 5 s',
      'GET https://x.example HTTP/1.0',
    ));
  it('encodes what would end a target', () =>
    check(`curl -L 'https://x.example/a b?c=ü HTTP/1.1'`, 'GET https://x.example/a%20b?c=%C3%BC%20HTTP/1.1'));
  it('keeps placeholders', () =>
    check(
      '@a = 1\n@b = x y\ncurl -L "https://x.example/{{a}}" -u "{{a}}:pw" -H "X-B: {{b}}"',
      '@a = 1',
      '@b = x y',
      'GET https://x.example/{{a}}',
      'Authorization: Basic {{a}}:pw',
      'X-B: {{b}}',
    ));
  it('leaves alone what stands around the command', () =>
    check(
      '### one\n# @name a\ncurl -L https://x.example\n\n> {% e %}\n',
      '### one',
      '# @name a',
      'GET https://x.example',
      '',
      '> {% e %}',
      '',
    ));
  it('writes an empty body where the method says that there is one', () =>
    check(`curl -L https://x.example -H Content-Type:a/b -d ''`, 'POST https://x.example', 'Content-Type: a/b'));

  it('keeps a command with an error', () => checkKept('curl --colour https://x.example'));
  it('keeps a body that ends with a line end', () =>
    checkKept(`curl https://x.example -H Content-Type:a/b --data-raw $'a\\n'`));
  it('keeps a body with carriage returns, which no editor keeps', () =>
    checkKept(`curl https://x.example -H Content-Type:a/b --data-raw $'a\\r\\nb'`));
  it('keeps a multipart body with carriage returns in a part', () =>
    checkKept(`curl https://x.example -F $'a=b\\r\\nc'`));
  it('keeps a body that would be another block', () =>
    checkKept(`curl https://x.example -H Content-Type:a/b --data-raw $'a\\n### b'`));
  it('keeps a body that would be a comment', () =>
    checkKept(`curl https://x.example -H Content-Type:a/b --data-raw $'a\\n\\n# b'`));
  it('keeps a body that would name a file', () =>
    checkKept(`curl https://x.example -H Content-Type:a/b --data-raw '< a.txt'`));
  it('keeps a body in which a file has no line of its own', () =>
    checkKept('curl https://x.example -H Content-Type:a/b -d a=b -d @a.txt'));
  it('keeps a form that would be encoded', () => checkKept(`curl https://x.example -d 'a=b c'`));
  it('keeps a field with a line break', () => checkKept(`curl https://x.example -H $'A: b\\nC: d'`));
  it('keeps an empty body of a method that has none', () => checkKept(`curl -X DELETE https://x.example -d ''`));
});
