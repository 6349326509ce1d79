import assert from 'node:assert/strict';
import { complaints, hints, resolveText, type World } from './world.ts';

/** `url` and what stands on the request line. */
async function check(text: string, url: string, target: string, ...expectedHints: readonly string[]): Promise<void> {
  const resolution = await resolveText(text);
  assert.deepEqual(complaints(text, resolution), []);
  assert.equal(resolution.request?.url, url);
  assert.equal(resolution.request?.target, target);
  assert.deepEqual(hints(resolution), expectedHints);
}

async function checkRefused(text: string, code: string, message?: RegExp, world: World = {}): Promise<void> {
  const { request, problems } = await resolveText(text, world);
  assert.equal(request, null);
  const errors = problems.filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    errors.map((one) => one.code),
    [code],
  );
  if (message) assert.match(errors[0]?.message ?? '', message);
}

describe('resolve: targets that go out octet for octet', () => {
  const rows: readonly (readonly [target: string, url: string, onLine: string])[] = [
    ['https://example.com', 'https://example.com/', '/'],
    ['https://example.com/a/../b/./c//d', 'https://example.com/a/../b/./c//d', '/a/../b/./c//d'],
    ['https://example.com?a=b', 'https://example.com/?a=b', '/?a=b'],
    ['https://example.com/?a=%20+b&c=%zz&d=[e]', 'https://example.com/?a=%20+b&c=%zz&d=[e]', '/?a=%20+b&c=%zz&d=[e]'],
    ["https://example.com/!$&'()*+,;=:@-._~", "https://example.com/!$&'()*+,;=:@-._~", "/!$&'()*+,;=:@-._~"],
    ['https://EXAMPLE.com:443/a', 'https://example.com/a', '/a'],
    ['http://example.com:8080/a', 'http://example.com:8080/a', '/a'],
    ['HTTPS://example.com/a', 'https://example.com/a', '/a'],
    ['http://[::1]:8080/a', 'http://[::1]:8080/a', '/a'],
    ['http://127.0.0.1/a', 'http://127.0.0.1/a', '/a'],
    ['http://a_b.example/', 'http://a_b.example/', '/'],
    ['https://example.com:/a', 'https://example.com/a', '/a'],
    ['https://例え.jp/', 'https://xn--r8jz45g.jp/', '/'],
  ];
  for (const [target, url, onLine] of rows) it(`sends ${target}`, () => check(`GET ${target}`, url, onLine));
});

describe('resolve: targets that cannot go out as written', () => {
  it('encodes what may not stand in a URI, and nothing else', () =>
    check(
      'GET https://x.example/a b"<>\\^`{|}é?q=ü%41',
      'https://x.example/a%20b%22%3C%3E%5C%5E%60%7B%7C%7D%C3%A9?q=%C3%BC%41',
      '/a%20b%22%3C%3E%5C%5E%60%7B%7C%7D%C3%A9?q=%C3%BC%41',
      'target-encoded',
    ));
  it('leaves the fragment out', () =>
    check('GET https://x.example/a#b', 'https://x.example/a', '/a', 'fragment-not-sent'));
  it('puts user information into a field', async () => {
    const { request } = await resolveText('GET https://us%65r:p%40ss@x.example/a');
    assert.equal(request?.url, 'https://x.example/a');
    assert.deepEqual(
      request?.fields.find(({ name }) => name === 'Authorization'),
      {
        name: 'Authorization',
        value: `Basic ${btoa('user:p@ss')}`,
        origin: 'added',
        reason: 'From the user information in the target (RFC 7617).',
      },
    );
  });
  it('does not put user information over a written field', async () => {
    const text = 'GET https://u:p@x.example/a\nAuthorization: Bearer t';
    const resolution = await resolveText(text);
    assert.deepEqual(complaints(text, resolution), ['warning user-information-ignored "https://u:p@x.example/a"']);
    assert.deepEqual(
      resolution.request?.fields.filter(({ name }) => name === 'Authorization').map(({ value }) => value),
      ['Bearer t'],
    );
  });
});

describe('resolve: targets without a scheme', () => {
  const rows: readonly (readonly [target: string, url: string])[] = [
    ['example.com/a', 'https://example.com/a'],
    ['example.com:8443', 'https://example.com:8443/'],
    ['example.com:80', 'http://example.com/'],
    ['localhost:443', 'https://localhost/'],
    ['localhost:3000/a', 'http://localhost:3000/a'],
    ['api.localhost', 'http://api.localhost/'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['10.1.2.3', 'http://10.1.2.3/'],
    ['172.20.0.1', 'http://172.20.0.1/'],
    ['172.32.0.1', 'https://172.32.0.1/'],
    ['192.168.1.1', 'http://192.168.1.1/'],
    ['[::1]:1', 'http://[::1]:1/'],
    ['[fd00::1]', 'http://[fd00::1]/'],
    ['[2001:db8::1]', 'https://[2001:db8::1]/'],
    ['printer.local', 'http://printer.local/'],
    ['a.test', 'http://a.test/'],
    ['nottest', 'https://nottest/'],
  ];
  for (const [target, url] of rows)
    it(`reads ${target} as ${url}`, async () => {
      const resolution = await resolveText(`GET ${target}`);
      assert.equal(resolution.request?.url, url);
      assert.deepEqual(hints(resolution), ['scheme-chosen']);
    });
});

describe('resolve: targets of other forms', () => {
  it('takes the authority of /path from Host', async () => {
    await check('GET /a?b=c\nHost: localhost:8080', 'http://localhost:8080/a?b=c', '/a?b=c', 'scheme-chosen');
    await check('GET /a\nhost: Example.com', 'https://example.com/a', '/a', 'scheme-chosen');
  });
  it('says where other tools would take http', async () => {
    const said = async (host: string): Promise<string | undefined> =>
      (await resolveText(`GET ${host}/a`)).problems.find(({ code }) => code === 'scheme-chosen')?.message;
    assert.match((await said('example.com')) ?? '', /https:\/\/ is used, where REST Client and JetBrains take http/);
    assert.match((await said('example.com:443')) ?? '', /https:\/\/ is used\.$/);
    assert.doesNotMatch((await said('localhost')) ?? '', /REST Client/);
  });
  it('takes the scheme of /path by the port of Host in REST Client and httpYac', async () => {
    const urlBy = async (profile: 'rest-client' | 'httpyac' | 'auto', host: string): Promise<string | undefined> => {
      const text = `GET /a\nHost: ${host}`;
      return (await resolveText(text, { readAs: { profile, isForced: true } })).request?.url;
    };
    for (const profile of ['rest-client', 'httpyac'] as const) {
      assert.equal(await urlBy(profile, 'example.com'), 'http://example.com/a');
      assert.equal(await urlBy(profile, 'localhost:8443'), 'https://localhost:8443/a');
      assert.equal(await urlBy(profile, 'example.com:8080'), 'http://example.com:8080/a');
    }
    assert.equal(await urlBy('auto', 'localhost:8443'), 'http://localhost:8443/a');
  });
  it('refuses /path without Host', () => checkRefused('GET /a', 'missing-host-field'));
  it('puts the variable host before /path', async () => {
    await check('@host = http://x:1/v1\nGET /a', 'http://x:1/v1/a', '/v1/a', 'host-variable');
    await check('@host = localhost\n/a?b', 'http://localhost/a?b', '/a?b', 'host-variable', 'scheme-chosen');
  });
  it('does not put it where a Host field or a host is written, or before what is no path', async () => {
    await check('@host = http://x\nGET /a\nHost: y', 'https://y/a', '/a', 'scheme-chosen');
    await check('@host = http://x\nGET https://y/a', 'https://y/a', '/a');
    await checkRefused('@host = http://x\nGET /a\nHost:', 'missing-host-field');
    await checkRefused('@host = http://x\nOPTIONS *', 'missing-host-field');
    await checkRefused('@host = {{b}}\nGET /a', 'undefined-variable');
  });
  it('refuses a Host field with a scheme, and says how to write it', () =>
    checkRefused('GET /a\nHost: http://example.com:80', 'malformed-host', /Write Host: example\.com:80,/));
  it('sends OPTIONS *', () => check('OPTIONS *\nHost: example.com', 'https://example.com', '*', 'scheme-chosen'));
  it('refuses * without Host or for another method', async () => {
    await checkRefused('OPTIONS *', 'missing-host-field');
    await checkRefused('GET *\nHost: x', 'asterisk-target');
  });
  it('sends CONNECT to host and port', () =>
    check('CONNECT example.com:443', 'https://example.com', 'example.com:443', 'scheme-chosen'));
  it('refuses CONNECT without a port or with a path', async () => {
    await checkRefused('CONNECT example.com', 'connect-target');
    await checkRefused('CONNECT https://example.com:1/a', 'connect-target');
  });
});

describe('resolve: targets that are refused', () => {
  const rows: readonly (readonly [target: string, code: string, message?: RegExp])[] = [
    ['http://x:0/', 'port-out-of-range'],
    ['http://x:65536/', 'port-out-of-range'],
    ['http://x:99999999999999999999/', 'port-out-of-range'],
    ['http://x:8a/', 'malformed-port'],
    ['http:///a', 'missing-host'],
    ['http://?a', 'missing-host'],
    ['http://a b/', 'malformed-host'],
    ['http://::1/', 'malformed-host', /\[::1\]/],
    ['http://2001:db8::1/', 'malformed-host', /\[2001:db8::1\]/],
    ['http://[::1/', 'malformed-host'],
    ['http://[::1]x/', 'malformed-host'],
    ['http://a%20b/', 'malformed-host'],
    ['ftp://x/', 'unsupported-scheme'],
    ['ws://x/', 'unsupported-scheme', /WebSocket/],
    ['http:/x/', 'malformed-scheme', /http:\/\/x/],
    ['https//x/', 'malformed-scheme', /https:\/\/x/],
  ];
  for (const [target, mended] of [
    ['http:localhost:8080/a', 'http://localhost:8080/a'],
    ['HTTPS:/x/', 'https://x/'],
    ['http//x/a', 'http://x/a'],
    ['htttp://x/', 'http://x/'],
    ['ttps://x/', 'https://x/'],
    ['ftp://x/', null],
    ['{{s}}:x/', null],
  ] as const)
    it(`says what to write for ${target}`, async () => {
      const text = `GET ${target}`;
      const { problems } = await resolveText(text, { variables: { s: 'http' } });
      const edit = problems.find(({ severity }) => severity === 'error')?.fix?.edits[0];
      const done = edit ? text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end) : null;
      assert.equal(done, mended === null ? null : `GET ${mended}`);
    });
  for (const [target, code, message] of rows)
    it(`refuses ${target}`, () => checkRefused(`GET ${target}`, code, message));
  it('refuses an empty value', () => checkRefused('GET {{a}}', 'missing-target', /is empty/, { variables: { a: '' } }));
  it('takes what is no percent-encoding for text', async () => {
    const inQuery = await resolveText('# @dialect jetbrains\nGET https://x/?a=%zz');
    assert.equal(inQuery.request?.target, '/?a=%25zz');
    const ofUser = await resolveText('GET https://a%zz:b%zz@x/');
    const field = ofUser.request?.fields.find(({ name }) => name === 'Authorization');
    assert.equal(field?.value, `Basic ${btoa('a%zz:b%zz')}`);
  });
  it('refuses a value that breaks the line', () =>
    checkRefused('GET https://x/{{a}}', 'control-character', /one line/, { variables: { a: 'b\r\nEvil: c' } }));
});

describe('resolve: method and version', () => {
  const rows: readonly (readonly [line: string, method: string])[] = [
    ['get https://x', 'GET'],
    ['Patch https://x', 'PATCH'],
    ['https://x', 'GET'],
    ['purge https://x', 'purge'],
    ['M-SEARCH https://x', 'M-SEARCH'],
    ['{{m}} https://x', 'PUT'],
    ['{{line}}', 'DELETE'],
    ['GRAPHQL https://x', 'POST'],
  ];
  for (const [line, method] of rows)
    it(`sends ${line} as ${method}`, async () => {
      const { request } = await resolveText(line, { variables: { m: 'PUT', line: 'DELETE https://x/y HTTP/1.0' } });
      assert.equal(request?.method, method);
    });
  it('sends HTTP/1.1 when nothing is written, HTTP/1.0 when it is', async () => {
    assert.equal((await resolveText('GET https://x')).request?.httpVersion, '1.1');
    assert.equal((await resolveText('GET https://x HTTP/1.0')).request?.httpVersion, '1.0');
    assert.equal(
      (await resolveText('{{line}}', { variables: { line: 'GET https://x HTTP/1.0' } })).request?.httpVersion,
      '1.0',
    );
  });
  for (const [version, httpVersion, offersHttp2] of [
    ['HTTP/2', '2', false],
    ['HTTP/2.0', '2', false],
    ['HTTP/2 (Prior Knowledge)', '2', false],
    ['HTTP/1.1', '1.1', false],
    ['', '1.1', true],
  ] as const)
    it(`sends HTTP/${httpVersion} where ${version || 'nothing'} is written, and ${offersHttp2 ? 'offers HTTP/2' : 'nothing else'}`, async () => {
      const { request } = await resolveText(`GET https://x ${version}`, { options: { offersHttp2: true } });
      assert.equal(request?.httpVersion, httpVersion);
      assert.equal(request?.options.offersHttp2, offersHttp2);
    });
  it('never sends another version than the written one', async () => {
    for (const version of ['HTTP/3', 'HTTP/3.0']) await checkRefused(`GET https://x ${version}`, 'version-not-built');
    await checkRefused('GET https://x HTTP/{{v}}', 'malformed-version', undefined, { variables: { v: '7' } });
  });
  const draft: World = { readAs: { profile: 'draft-2026', isForced: true } };
  for (const text of [
    '@a = x y\nGET https://h/{{a}}',
    '@a = x y\nhttps://h/{{a}}',
    '@a = x\ty\nGET https://h/{{a}}',
    '@a = https://h/x y\n{{a}}',
    '@a = GET  https://h/x\n{{a}}',
    '@a = https://h/x  HTTP/1.1\n{{a}}',
    '@a = https://h/x HTTP/1.1 z\n{{a}}',
  ])
    it(`refuses white space that values put into the request line by the draft: ${JSON.stringify(text)}`, () =>
      checkRefused(text, 'malformed-request-line', /white space/, draft));
  it('takes a method, a target and a version out of a value by the draft', async () => {
    const { request } = await resolveText('@a = GET https://h/x HTTP/1.0\n{{a}}', draft);
    assert.deepEqual([request?.method, request?.target, request?.httpVersion], ['GET', '/x', '1.0']);
  });
  it('encodes white space that a value puts into the target by its own profile', async () => {
    const { request } = await resolveText('@a = x y\nGET https://h/{{a}}');
    assert.equal(request?.target, '/x%20y');
  });
  it('refuses other protocols and words that are no method', async () => {
    for (const method of ['WEBSOCKET', 'GRPC', 'SSE', 'MQTT'])
      await checkRefused(`${method} https://x`, 'protocol-not-built');
    await checkRefused('{{m}} https://x', 'invalid-method', undefined, { variables: { m: 'A B' } });
  });
});
