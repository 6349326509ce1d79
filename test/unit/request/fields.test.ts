import assert from 'node:assert/strict';
import { complaints, hints, resolveText, type World, wire } from './world.ts';

async function check(text: string, expected: readonly string[], world: World = {}): Promise<void> {
  const resolution = await resolveText(text, world);
  assert.deepEqual(complaints(text, resolution), []);
  assert.equal(wire(resolution.request), expected.join('\n'));
}

async function checkComplaints(text: string, expected: readonly string[], world: World = {}): Promise<void> {
  const resolution = await resolveText(text, world);
  assert.deepEqual(complaints(text, resolution), expected);
  assert.equal(
    resolution.request === null,
    expected.some((line) => line.startsWith('error')),
  );
}

describe('resolve: fields', () => {
  it('sends written ones in order, with their case, each by itself', () =>
    check('GET https://X.example/a\nb: 1\nB: 2\nCookie: a=b\nCookie: c=d', [
      'GET /a HTTP/1.1',
      '+Host: X.example',
      'b: 1',
      'B: 2',
      'Cookie: a=b',
      'Cookie: c=d',
      '',
      '',
    ]));
  it('adds what a client says of itself, with reasons, behind the written ones', async () => {
    const { request } = await resolveText('GET https://x');
    assert.deepEqual(
      request?.fields.map(({ name, value, origin }) => `${origin} ${name}: ${value}`),
      [
        'added Host: x',
        'added User-Agent: portside/test',
        'added Accept: */*',
        'added Accept-Encoding: gzip, deflate, br, zstd',
      ],
    );
    for (const { reason } of request?.fields ?? []) assert.match(reason ?? '', /^[A-Z].*\.$/);
  });
  it('adds none that is written, in any case, even an empty one', async () => {
    const { request } = await resolveText('GET https://x\naccept:\nACCEPT-ENCODING: identity\nuser-agent: me\nhost: y');
    assert.deepEqual(
      request?.fields.map(({ name, value }) => `${name}: ${value}`),
      ['accept: ', 'ACCEPT-ENCODING: identity', 'user-agent: me', 'host: y'],
    );
  });
  it('keeps the port that is written in Host', () =>
    check('GET http://x:80/', ['GET / HTTP/1.1', '+Host: x:80', '', '']));
  it('joins folded lines with a space', async () => {
    const { request } = await resolveText('GET https://x\nA: b,\n  c\n  d');
    assert.equal(request?.fields.find(({ name }) => name === 'A')?.value, 'b, c d');
  });
  it('puts values into names and values', () =>
    check('GET https://x\nX-{{n}}: {{v}}', ['GET / HTTP/1.1', '+Host: x', 'X-A: b', '', ''], {
      variables: { n: 'A', v: 'b' },
    }));
  it('refuses values that would make another field', () =>
    checkComplaints('GET https://x\nA: {{v}}', ['error control-character "A: {{v}}"'], {
      variables: { v: 'b\r\nC: d' },
    }));
  it('refuses values that make no name', () =>
    checkComplaints('GET https://x\n{{n}}: b', ['error invalid-field-name "{{n}}"'], { variables: { n: 'a b' } }));
  it('warns of characters outside ASCII', () =>
    checkComplaints('GET https://x\nA: é', ['warning non-ascii-field-value "A: é"']));
  it('does not send when the document has an error in the block', () =>
    checkComplaints('GET https://x\nno colon', ['error field-without-colon "no colon"']));
  it('refuses a line that has no colon with its values put in', async () => {
    const text = '@a = A\nGET https://x\n{{a}}';
    assert.deepEqual(complaints(text, await resolveText(text)), ['error field-without-colon "{{a}}"']);
  });
  it('sends in spite of an error in another block', () => checkComplaints('GET https://x\n\n###\nGET', []));
});

describe('resolve: Authorization', () => {
  const encoded = `Basic ${btoa('user:pass')}`;
  const rows: readonly (readonly [written: string, sent: string])[] = [
    ['Basic user pass', encoded],
    ['Basic user:pass', encoded],
    ['basic user  pass', encoded],
    ['Basic user: pass', encoded],
    ['Basic user pass word', `Basic ${btoa('user:pass word')}`],
    [encoded, encoded],
    ['Basic dXNlcg==', 'Basic dXNlcg=='],
    ['Basic {{u}} {{p}}', encoded],
    ['Basic ü ä', `Basic ${Buffer.from('ü:ä').toString('base64')}`],
    ['Bearer a.b.c', 'Bearer a.b.c'],
    ['token', 'token'],
    ['Digest username="a", realm="b"', 'Digest username="a", realm="b"'],
    ['AWS4-HMAC-SHA256 Credential=a', 'AWS4-HMAC-SHA256 Credential=a'],
  ];
  for (const [written, sent] of rows)
    it(`sends ${written} as ${sent}`, async () => {
      const { request } = await resolveText(`GET https://x\nAuthorization: ${written}`, {
        variables: { u: 'user', p: 'pass' },
      });
      assert.equal(request?.fields.find(({ name }) => name === 'Authorization')?.value, sent);
    });
  for (const written of ['Digest user pass', 'AWS id key', 'COGNITO a b', 'openid client_credentials x'])
    it(`refuses ${written} until it is built`, () =>
      checkComplaints(`GET https://x\nAuthorization: ${written}`, [
        `error authorization-not-built "Authorization: ${written}"`,
      ]));
});

describe('resolve: the length of a body', () => {
  it('counts bytes, not characters', () =>
    check('POST https://x\n\n漢é', ['POST / HTTP/1.1', '+Host: x', '+Content-Length: 5', '', '漢é']));
  for (const method of ['POST', 'PUT', 'PATCH'])
    it(`says that a ${method} has no body`, () =>
      check(`${method} https://x`, [`${method} / HTTP/1.1`, '+Host: x', '+Content-Length: 0', '', '']));
  for (const method of ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'])
    it(`says nothing for a ${method} without a body`, () =>
      check(`${method} https://x`, [`${method} / HTTP/1.1`, '+Host: x', '', '']));
  it('adds none beside Transfer-Encoding', () =>
    check('POST https://x\nTransfer-Encoding: chunked\n\na', [
      'POST / HTTP/1.1',
      '+Host: x',
      'Transfer-Encoding: chunked',
      '',
      'a',
    ]));
  it('warns of a written one that is wrong, and sends it', () =>
    checkComplaints('POST https://x\nContent-Length: 5\n\na', ['warning content-length-differs "Content-Length: 5"']));
  it('says nothing of one that is right', () => checkComplaints('POST https://x\nContent-Length: 1\n\na', []));
  it('warns of contradictions', async () => {
    await checkComplaints('POST https://x\nContent-Length: 1\nTransfer-Encoding: chunked\n\na', [
      'warning two-framings "Transfer-Encoding: chunked"',
    ]);
    await checkComplaints('POST https://x HTTP/1.0\nTransfer-Encoding: chunked\n\na', [
      'warning two-framings "Transfer-Encoding: chunked"',
    ]);
    await checkComplaints('TRACE https://x\n\na', ['warning trace-with-body "TRACE https://x"']);
    await checkComplaints('GET https://x\nHost: a\nHost: b', ['warning several-host-fields "Host: a"']);
    await checkComplaints('GET https://x HTTP/2\nConnection: close\nTE: trailers', [
      'warning field-not-in-http2 "Connection: close"',
    ]);
    await checkComplaints('GET https://x HTTP/1.1\nConnection: close', []);
  });
});

describe('resolve: directives', () => {
  const rows: readonly (readonly [directive: string, options: object])[] = [
    ['no-redirect', { followRedirects: false }],
    ['noRedirect', { followRedirects: false }],
    ['max-redirects 3', { maxRedirects: 3 }],
    ['timeout 5 s', { timeout: 5000 }],
    ['timeout 300ms', { timeout: 300 }],
    ['timeout 1.5m', { timeout: 90_000 }],
    ['connection-timeout 2s', { connectTimeout: 2000 }],
    ['no-reject-unauthorized', { verifyCertificate: false }],
    ['no-proxy', { proxy: 'none' }],
    ['no-client-cert', { clientCertificate: 'none' }],
    ['insecure', { verifyCertificate: false }],
    ['title x', {}],
    ['no-log', {}],
    ['disabled false', {}],
  ];
  for (const [directive, options] of rows)
    it(`honours @${directive}`, async () => {
      const text = `# @${directive}\nGET https://x`;
      const resolution = await resolveText(text);
      assert.deepEqual(complaints(text, resolution), []);
      const plain = await resolveText('GET https://x');
      assert.deepEqual(resolution.request?.options, { ...plain.request?.options, ...options });
    });
  it('shows which unit it takes where none is written', async () => {
    const options = async (text: string): Promise<number | null | undefined> =>
      (await resolveText(text)).request?.options.timeout;
    await checkComplaints('# @timeout 5\nGET https://x', ['warning duration-without-unit "5"']);
    assert.equal(await options('# @timeout 5\nGET https://x'), 5000);
    assert.equal(await options('# @timeout 1500\nGET https://x'), 1500);
  });
  it('refuses what is no time and no number', async () => {
    await checkComplaints('# @timeout soon\nGET https://x', ['error malformed-duration "soon"']);
    await checkComplaints('# @timeout\nGET https://x', ['error malformed-duration "# @timeout"']);
    await checkComplaints('# @max-redirects x\nGET https://x', ['error malformed-count "x"']);
  });
  it('asks what @note asks', async () => {
    assert.deepEqual((await resolveText('# @note Really?\n# @note\nGET https://x')).confirmations, [
      'Really?',
      'Send this request?',
    ]);
    assert.deepEqual((await resolveText('GET https://x')).confirmations, []);
  });
  it('does not send what is switched off, without calling it an error', async () => {
    const text = '# @disabled\nGET {{x}}';
    const resolution = await resolveText(text);
    assert.equal(resolution.request, null);
    assert.deepEqual(complaints(text, resolution), ['information request-disabled "# @disabled"']);
  });
  it('says what it does not do yet', () =>
    checkComplaints('# @loop while true\nGET https://x', ['warning directive-not-built "# @loop while true"']));
  it('tells where the response is to be written', async () => {
    const outputs = async (behind: string, world = {}): Promise<unknown> =>
      (await resolveText(`@x = b\nGET https://x\n\n${behind}`, world)).outputs;
    assert.deepEqual(await outputs('>> ./{{x}}.json\n>>! /tmp/c'), [
      { path: '/project/requests/b.json', overwrite: false },
      { path: '/tmp/c', overwrite: true },
    ]);
    assert.deepEqual(await outputs(''), []);
    const text = 'GET https://x\n\n>> b.json';
    assert.deepEqual(complaints(text, await resolveText(text, { untitled: true })), [
      'error output-without-folder "b.json"',
    ]);
  });
  it('says that scripts, and assertions that need one, do nothing yet', () =>
    checkComplaints(
      '< {% a %}\n###\n< ./b.js\nGET https://x\n\n> {% c %}\n?? js a + b == 200\n?? js response.statusCode == 200',
      [
        'warning script-not-run "< {% a %}"',
        'warning script-not-run "< ./b.js"',
        'warning script-not-run "> {% c %}"',
        'warning assertion-not-checked "js a + b == 200"',
      ],
    ));
});

describe('resolve: where a request comes from', () => {
  it('names file, line, place and name', async () => {
    const { request } = await resolveText(
      '# a\n### One\nGET https://x\n\n### Two\n# @name two\n\nGET https://y',
      {},
      1,
    );
    assert.deepEqual(request?.source, { file: '/project/requests/a.http', line: 7, index: 1, name: 'two' });
  });
  it('gives the same for the same', async () => {
    const text = 'POST https://x/{{$uuid}}\n\n{{$randomInt}} {{$timestamp}}';
    assert.deepEqual(await resolveText(text), await resolveText(text));
    assert.deepEqual(hints(await resolveText(text)), []);
  });
  it('is plain data', async () => {
    const { request } = await resolveText('POST https://x\nA: b\n\nc');
    assert.deepEqual(structuredClone(request), request);
  });
});
