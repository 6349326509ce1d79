import assert from 'node:assert/strict';
import { curlCommand } from '../../../src/convert/curl.ts';
import type { HiddenValue } from '../../../src/convert/secret-pieces.ts';
import { resolveText } from '../request/world.ts';

/** The fields that every request of a test has; `--header` of each. */
const usual = 'User-Agent: a\nAccept: b\nAccept-Encoding: identity\n';

/** The lines of the command without those fields; `text` may end with fields and a body. */
async function command(text: string, hidden: readonly HiddenValue[] = []): Promise<readonly string[]> {
  const [line = '', ...rest] = text.split('\n');
  const { request } = await resolveText(`# @no-redirect\n${line}\n${usual}${rest.join('\n')}`);
  assert.ok(request);
  return curlCommand(request, hidden)
    .text.split(' \\\n  ')
    .filter((one) => !/^--header '(?:User-Agent: a|Accept: b|Accept-Encoding: identity)'$/.test(one));
}

async function check(text: string, ...expected: readonly string[]): Promise<void> {
  assert.deepEqual(await command(text), expected);
}

async function checkHidden(text: string, hidden: Record<string, string>, ...expected: readonly string[]) {
  assert.deepEqual(
    await command(
      text,
      Object.entries(hidden).map(([variable, value]) => ({ variable, value })),
    ),
    expected,
  );
}

/** The command is read as the request that it was made of. */
async function checkReadAgain(text: string): Promise<void> {
  const { request } = await resolveText(text);
  assert.ok(request);
  const again = await resolveText(curlCommand(request).text);
  assert.ok(again.request, JSON.stringify(again.problems));
  const { method, url, httpVersion, body, options } = again.request;
  assert.deepEqual(
    { method, url, httpVersion, body, options },
    {
      method: request.method,
      url: request.url,
      httpVersion: request.httpVersion,
      body: request.body,
      options: request.options,
    },
  );
  assert.deepEqual(
    again.request.fields.map(({ name, value }) => `${name}: ${value}`),
    request.fields.map(({ name, value }) => `${name}: ${value}`),
  );
}

async function checkDifferences(text: string, ...expected: readonly RegExp[]): Promise<void> {
  const { request } = await resolveText(text);
  assert.ok(request);
  const { differences } = curlCommand(request);
  assert.equal(differences.length, expected.length, differences.join());
  for (const [index, pattern] of expected.entries()) assert.match(differences[index] ?? '', pattern);
}

describe('curlCommand', () => {
  it('tells no more than curl has to be told', () =>
    check('GET http://x.example/a', 'curl --compressed http://x.example/a'));
  it('quotes what is more than a word', () =>
    check('GET http://x.example/?a=b&c', "curl --compressed 'http://x.example/?a=b&c'"));
  it('leaves a port out that goes without saying', () =>
    check('GET http://x.example:80/', 'curl --compressed http://x.example/', "--header 'Host: x.example:80'"));
  it('keeps to HTTP/1.1 over TLS', () =>
    check('GET https://x.example/', 'curl --http1.1 --compressed https://x.example/'));
  it('keeps to HTTP/2, without what it has no place for', () =>
    check(
      'GET https://x.example/ HTTP/2\nConnection: close',
      'curl --http2-prior-knowledge --compressed https://x.example/',
    ));
  it('says HTTP/1.0', () => check('GET http://x.example/ HTTP/1.0', 'curl --http1.0 --compressed http://x.example/'));
  it('names a method where curl would choose another', () =>
    check(
      'PUT http://x.example/\n\na',
      'curl --request PUT --compressed http://x.example/',
      '--header Content-Type:',
      '--data-raw a',
    ));
  it('names none for a POST with a body', () =>
    check(
      'POST http://x.example/\n\na',
      'curl --compressed http://x.example/',
      '--header Content-Type:',
      '--data-raw a',
    ));
  it('names GET when there is a body', () =>
    check(
      'GET http://x.example/\nContent-Type: a/b\n\na',
      'curl --request GET --compressed http://x.example/',
      "--header 'Content-Type: a/b'",
      '--data-raw a',
    ));
  it('asks for HEAD in the way that waits for no body', () =>
    check('HEAD http://x.example/', 'curl --head --compressed http://x.example/'));
  it('gives an empty body where no body is said', () =>
    check('POST http://x.example/', 'curl --compressed http://x.example/', '--header Content-Type:', "--data-raw ''"));
  it('writes a field without a value with a semicolon', () =>
    check('GET http://x.example/\nX-A:', 'curl --compressed http://x.example/', "--header 'X-A;'"));
  it('writes controls as printf does, for a shell that has no $', () =>
    check(
      'POST http://x.example/\nContent-Type: a/b\n\n\x1b[31m%\\',
      "printf '\\033[31m%%\\\\' | curl --compressed http://x.example/",
      "--header 'Content-Type: a/b'",
      '--data-binary @-',
    ));
  it('lets no sign turn the order of a command around', () =>
    check(
      'GET http://x.example/\nX-A: a\u202eb',
      'curl --compressed http://x.example/',
      `--header "$(printf 'X-A: a\\342\\200\\256b')"`,
    ));
  it('lets no option of printf begin a body', () =>
    check(
      'POST http://x.example/\nContent-Type: a/b\n\n--a\tb',
      "printf '\\055-a\\tb' | curl --compressed http://x.example/",
      "--header 'Content-Type: a/b'",
      '--data-binary @-',
    ));
  it('does not ask a server for patience with a large body', async () => {
    const lines = await command(`POST http://x.example/\n\n${'a'.repeat(1024 * 1024 + 1)}`);
    assert.equal(lines.filter((line) => line === '--header Expect:').length, 1);
  });

  it('follows redirects where Portside does', async () => {
    const { request } = await resolveText('GET http://x.example/');
    assert.match(request ? curlCommand(request).text : '', /^curl --location /);
  });
  it('checks no certificate where the request says so', async () => {
    const { request } = await resolveText('# @insecure\nGET https://x.example/');
    assert.match(request ? curlCommand(request).text : '', / --insecure /);
  });
  it('checks it everywhere else', async () => {
    const { request } = await resolveText('GET https://x.example/');
    assert.doesNotMatch(request ? curlCommand(request).text : '', /insecure/);
  });

  it('hides secrets behind variables', () =>
    checkHidden(
      'GET http://x.example/s3cret?a\nX-A: Bearer s3cret!',
      { TOKEN: 's3cret' },
      `curl --compressed http://x.example/"$TOKEN"'?a'`,
      `--header 'X-A: Bearer '"$TOKEN"'!'`,
    ));
  it('gives another form of a secret a variable of its own', () =>
    checkHidden(
      'GET http://x.example/a%20bcd\nX-A: a bcd',
      { T: 'a bcd' },
      'curl --compressed http://x.example/"$T_2"',
      `--header 'X-A: '"$T"`,
    ));
  it('hides a short secret where it is the whole value', () =>
    checkHidden(
      'GET http://x.example/123\nX-Pin: 123',
      { PIN: '123' },
      'curl --compressed http://x.example/123',
      `--header 'X-Pin: '"$PIN"`,
    ));
  it('hides secrets in a body, whatever it is made of', () =>
    checkHidden(
      'POST http://x.example/\nContent-Type: a/b\n\ns3cret\ta%',
      { TOKEN: 's3cret' },
      `{ printf %s "$TOKEN"; printf '\\ta%%'; } | curl --compressed http://x.example/`,
      "--header 'Content-Type: a/b'",
      '--data-binary @-',
    ));

  it('writes what Portside reads as the same request', () =>
    checkReadAgain('GET https://x.example/a?b=[c]\nX-A: 1\nX-B:'));
  it('writes a body that Portside reads as the same one', () =>
    checkReadAgain(`# @insecure\n# @no-redirect\nPUT https://x.example/a\nX-A: it's\n\n{"a": "b"}\n\nc`));
  it('writes HEAD and HTTP/1.0 as Portside reads them', () => checkReadAgain('HEAD http://x.example/a HTTP/1.0'));

  it('says that curl waits behind HEAD with a body', () => checkDifferences('HEAD http://x.example/\n\na', /HEAD/));
  it('says that curl makes chunks itself', () =>
    checkDifferences('POST http://x.example/\nTransfer-Encoding: chunked\nContent-Length: 1\n\na', /chunks/));
  it('says nothing of chunks that Portside makes too', () =>
    checkDifferences('POST http://x.example/\nTransfer-Encoding: chunked\n\na'));
});
