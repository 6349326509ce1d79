import assert from 'node:assert/strict';
import type { NamedExchange } from '../../../src/request/named-exchange.ts';
import { complaints, resolveText, wire } from './world.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function exchange(body: string | Uint8Array, fields: readonly [string, string][] = []): NamedExchange {
  return {
    request: {
      method: 'POST',
      url: 'https://a/login?b=c',
      fields: [{ name: 'X-Asked', value: 'yes' }],
      body: encode('asked'),
    },
    response: {
      status: 201,
      fields: fields.map(([name, value]) => ({ name, value })),
      body: typeof body === 'string' ? encode(body) : body,
    },
    secrets: [],
  };
}

const json = exchange('{"token":"t0","list":[{"id":7},{"id":8}],"deep":{"a b":null},"n":1.5,"yes":true}', [
  ['Content-Type', 'application/json'],
  ['Set-Cookie', 'sid=abc; Path=/; HttpOnly'],
  ['Set-Cookie', 'lang=en'],
]);
const xml = exchange(
  '<?xml version="1.0"?><r xmlns="urn:d" xmlns:p="urn:p"><a id="1">one</a><a id="2">two</a><p:b>three</p:b></r>',
);

const text = (inner: string, name = '# @name one'): string =>
  `${name}\nGET https://x/login\n\n###\nPOST https://x/use\n\n{{${inner}}}`;

/** What `inner` becomes in the body of the second request. */
async function check(
  inner: string,
  body: string | Uint8Array,
  one: NamedExchange = json,
  name?: string,
): Promise<void> {
  const resolution = await resolveText(
    text(inner, name),
    { exchanges: { one, 'Log in': one, 'log-in': one, 'log (by hand)': one } },
    1,
  );
  assert.deepEqual(complaints(text(inner, name), resolution), []);
  assert.deepEqual(resolution.request?.body, typeof body === 'string' ? encode(body) : body);
}

async function checkMissing(inner: string, code: string, message: RegExp, one: NamedExchange | null = json) {
  const { request, problems } = await resolveText(text(inner), one ? { exchanges: { one } } : {}, 1);
  assert.equal(request, null);
  const errors = problems.filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    errors.map((problem) => problem.code),
    [code],
  );
  assert.match(errors[0]?.message ?? '', message);
}

describe('resolve: values out of another request', () => {
  it('keeps hidden what was hidden in the request that a value comes from', async () => {
    const one: NamedExchange = { ...exchange('{"echo":"s3same"}'), secrets: ['s3same'] };
    const { request, secrets } = await resolveText(text('one.response.body.$.echo'), { exchanges: { one } }, 1);
    assert.deepEqual(request?.body, encode('s3same'));
    assert.deepEqual(secrets, ['s3same']);
  });
  it('takes the whole body, also with *', async () => {
    await check('one.response.body', 'hello', exchange('hello'));
    await check('one.response.body.*', 'hello', exchange('hello'));
  });
  it('takes a part of JSON without $ before it, as REST Client does', async () => {
    await check('one.response.body.token', 't0');
    await check('one.response.body.list[1].id', '8');
    await check('one.response.body[0]', 'a', exchange('["a"]'));
    await checkMissing('one.response.body.tokem', 'request-variable-empty', /Did you mean .*token/);
    await checkMissing('one.response.body.token', 'request-variable-empty', /is not JSON/, exchange('plain'));
  });
  it('takes names that need quotes in RFC 9535 without them', async () => {
    const dashed = exchange('{"access-token":"t1","a":[{"b-c d":2,"é":3}],"a-b":{"x":4}}');
    await check('one.response.body.$.access-token', 't1', dashed);
    await check('one.response.body.a[0].é', '3', dashed);
    await check('one.response.body.$.a-b.x', '4', dashed);
    await check("one.response.body.$['access-token']", 't1', dashed);
    await checkMissing('one.response.body.$.a[?', 'request-variable-empty', /no JSONPath/, dashed);
  });
  it('takes the method and the address of what was sent, and a response has none', async () => {
    await check('one.request.url', 'https://a/login?b=c');
    await check('one.request.method', 'POST');
    await check('oneResponse.request.url', 'https://a/login?b=c');
    await check('oneResponse.request.headers.x-asked', 'yes');
    await checkMissing('one.response.url', 'request-variable-empty', /not “url”/);
    await checkMissing('one.request.url.a', 'request-variable-empty', /not “url.a”/);
  });
  it('compares no thousands of names with thousands of requests', async () => {
    const requests = Array.from({ length: 2000 }, (_, index) => `### a-b ${index}\nGET https://x\n\n`).join('');
    const names = Array.from({ length: 2000 }, (_, index) => `{{zz${index}}}`).join('\n');
    const started = performance.now();
    const { problems } = await resolveText(`${requests}###\nPOST https://x\n\n${names}`, {}, 2000);
    assert.ok(problems.length >= 2000);
    assert.ok(performance.now() - started < 8000);
  });
  it('knows a request by the variable that httpYac makes of its name', async () => {
    await check('logIn.token', 't0', json, '# @name log-in');
    await check('logInResponse.statusCode', '201', json, '# @name log-in');
    await check('LogIn.token', 't0', json, '### Log in');
    const other = text('logIn.token', '# @name log-in');
    const readAs = { profile: 'rest-client', isForced: true } as const;
    const { request, needs } = await resolveText(other, { exchanges: { 'log-in': json }, readAs }, 1);
    assert.equal(new TextDecoder().decode(request?.body ?? undefined), '{{logIn.token}}');
    assert.deepEqual(needs, []);
  });
  it('takes the status of a response, and a request has none', async () => {
    await check('one.response.status', '201');
    await check('oneResponse.statusCode', '201');
    await checkMissing(
      'one.request.status',
      'request-variable-empty',
      /body, headers, cookies, method or url, not “status”/,
    );
    await checkMissing('one.response.status.x', 'request-variable-empty', /cookies or status/);
  });
  it('takes what httpYac names by the request alone', async () => {
    await check('one.token', 't0');
    await check('one.list[1].id', '8');
    await check('one?.list', '[{"id":7},{"id":8}]');
    await check("one['deep']", '{"a b":null}');
    await check('one', 'hello', exchange('hello'));
    await check('oneResponse.headers.content-type', 'application/json');
    await check("oneResponse.headers['content-type']", 'application/json');
    await check('oneResponse.parsedBody.n', '1.5');
    await check('oneResponse.body', 'hello', exchange('hello'));
  });
  it('says so when nothing is there', async () => {
    await checkMissing('one.tokem', 'request-variable-empty', /Did you mean .*token/);
    await checkMissing('one.token', 'request-not-run', /has not been run/, null);
    await checkMissing('two.token', 'undefined-variable', /There is no variable named/);
    await checkMissing('oneResponse', 'undefined-variable', /There is no variable named/);
  });
  it('prefers a variable of the same name', async () => {
    const written = `@one = {"token":"mine"}\n${text('one.token')}`;
    const { request } = await resolveText(written, { exchanges: { one: json } }, 1);
    assert.deepEqual(request?.body, encode('mine'));
  });
  it('knows no such names in the other profiles', async () => {
    for (const profile of ['jetbrains', 'rest-client', 'visual-studio'] as const) {
      const world = { exchanges: { one: json }, readAs: { profile, isForced: true } };
      const { request, needs } = await resolveText(text('one.token'), world, 1);
      assert.deepEqual(request?.body, encode('{{one.token}}'));
      assert.deepEqual(needs, []);
    }
  });
  it('keeps octets that are no text', () =>
    check('one.response.body', Uint8Array.of(0xff, 0, 0x80), exchange(Uint8Array.of(0xff, 0, 0x80))));
  it('takes nothing of a body that is empty', () => check('one.response.body', new Uint8Array(), exchange('')));
  it('does not look through what comes in again', () =>
    check('one.response.body', '{{nowhere}}', exchange('{{nowhere}}')));
  it('follows a JSONPath', async () => {
    await check('one.response.body.$.token', 't0');
    await check('one.response.body.$.list[1].id', '8');
    await check('one.response.body.$.list[-1].id', '8');
    await check("one.response.body.$.deep['a b']", 'null');
    await check('one.response.body.$.list[?@.id > 7].id', '8');
    await check('one.response.body.$..id', '7');
  });
  it('puts in scalars as text and the rest as JSON', async () => {
    await check('one.response.body.$.n', '1.5');
    await check('one.response.body.$.yes', 'true');
    await check('one.response.body.$.list', '[{"id":7},{"id":8}]');
    await check('one.response.body.$', JSON.stringify(JSON.parse(new TextDecoder().decode(json.response?.body))));
  });
  it('follows an XPath, with the prefixes of the document', async () => {
    await check('one.response.body.//*:a[2]', 'two', xml);
    await check('one.response.body.//*[local-name()="a"]/@id', '1', xml);
    await check('one.response.body.//p:b', 'three', xml);
  });
  it('takes a field in any case, and several joined or by number', async () => {
    await check('one.response.headers.content-type', 'application/json');
    await check('one.response.headers.Set-Cookie', 'sid=abc; Path=/; HttpOnly, lang=en');
    await check("one.response.headers['Set-Cookie'][1]", 'lang=en');
  });
  it('takes a cookie', async () => {
    await check('one.response.cookies.sid', 'abc');
    await check('one.response.cookies.lang.value', 'en');
  });
  it('takes parts of what was sent', async () => {
    await check('one.request.body', 'asked');
    await check('one.request.headers.X-Asked', 'yes');
  });
  it('percent-encodes on request', () => check('%one.response.body', 'a%20b%26c', exchange('a b&c')));
  it('knows a request by its title and by the first word of it', async () => {
    const one = exchange('hello');
    await check('Log in.response.body', 'hello', one, '### Log in');
    await check('Log.response.body', 'hello', one, '### Log in');
    await check('log.response.body', 'hello', one, '# @name log (by hand)');
  });
  it('goes through a definition', async () => {
    const written =
      '# @name one\nGET https://x/login\n\n###\n@t = {{one.response.body.$.token}}\nGET https://x/{{t}}\nA: {{t}}';
    const { request, substitutions } = await resolveText(written, { exchanges: { one: json } }, 1);
    assert.match(wire(request) ?? '', /^GET \/t0 HTTP\/1\.1\n(?:.*\n)*A: t0\n/);
    assert.deepEqual(
      substitutions.map(({ inner, value, origin }) => [inner, value, origin?.kind]),
      [
        ['one.response.body.$.token', 't0', 'exchange'],
        ['t', 't0', 'definition'],
        ['t', 't0', 'definition'],
      ],
    );
  });

  it('says which request has to be run first, once', async () => {
    const { needs } = await resolveText(text('one.response.body}} {{one.response.headers.a'), {}, 1);
    assert.deepEqual(
      needs.map(({ name, by }) => [name, by]),
      [['one', 'reference']],
    );
  });
  it('says what @ref and @forceRef name', async () => {
    const written = '# @name a\nGET https://x\n### b c\nGET https://x\n###\n# @ref a\n# @forceRef b c\nGET https://x';
    const { request, needs } = await resolveText(written, {}, 2);
    assert.ok(request);
    assert.deepEqual(
      needs.map(({ name, by }) => [name, by]),
      [
        ['a', 'ref'],
        ['b c', 'forceRef'],
      ],
    );
  });

  it('refuses what was not run', () => checkMissing('one.response.body', 'request-not-run', /has not been run/, null));
  it('refuses a name that no request has, with a near one', () =>
    checkMissing('onne.response.body', 'unknown-request', /Did you mean.*one/i));
  it('says where a name stands that names no request', async () => {
    const written = '# @name two\n### Title\nGET https://x\n\n###\nGET https://y/{{two.response.body}}';
    const { problems } = await resolveText(written, {}, 1);
    assert.match(
      problems[0]?.message ?? '',
      /# @name two in line 1 stands above a ### and names none\. Move it below\.$/,
    );
    await checkMissing('two.response.body', 'unknown-request', /Name one with # @name two above it\.$/);
  });
  it('refuses what is not there, and says what is', async () => {
    await checkMissing('one.response.body.$.tokn', 'request-variable-empty', /\$\.tokn.*token/);
    await checkMissing('one.response.body.$.deep.x', 'request-variable-empty', /There is a b/);
    await checkMissing('one.response.body.$.list[5]', 'request-variable-empty', /Nothing stands at/);
    await checkMissing('one.response.headers.ETag', 'request-variable-empty', /no field ETag/);
    await checkMissing('one.response.headers.Set-Cookie[2]', 'request-variable-empty', /has 2/);
    await checkMissing('one.response.cookies.sit', 'request-variable-empty', /no cookie sit.*sid/);
    await checkMissing('one.response.body.//c', 'request-variable-empty', /Nothing stands at/, xml);
  });
  it('refuses paths that are none, and bodies of another kind', async () => {
    await checkMissing('one.response.body.$.[', 'request-variable-empty', /no JSONPath/);
    await checkMissing('one.response.body.//[', 'request-variable-empty', /no XPath/, xml);
    await checkMissing('one.response.body.$.a', 'request-variable-empty', /not JSON/, xml);
    await checkMissing('one.response.body.//a', 'request-variable-empty', /not XML/);
    await checkMissing('one.response.states', 'request-variable-empty', /body, headers, cookies or status/);
  });
  it('does not follow entities that grow without end [slow]', () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 12 }, (_, index) => `<!ENTITY b${index} "${`&${index === 0 ? 'a' : `b${index - 1}`};`.repeat(10)}">`).join('')}]><r>&b11;</r>`;
    return checkMissing('one.response.body.//r', 'request-variable-empty', /not XML/, exchange(bomb));
  });
  it('runs no code that stands in a path', () =>
    checkMissing(
      'one.response.body.$..[?(@.constructor.constructor("return 1")())]',
      'request-variable-empty',
      /no JSONPath/,
    ));
});

describe('request variables: in the place of a script', () => {
  for (const [handler, instead] of [
    ['client.global.set("t", response.body.a.b[0]);', '{{log in.response.body.$.a.b[0]}}'],
    [
      "client.global.set('u', response.body.c)\nclient.global.set('t', response.body.d )",
      '{{log in.response.body.$.d}}',
    ],
    ['client.global.set("t", response.body.a + "b")', null],
    ['variables.t = response.body.a', null],
    ['$global.t = response.body.a', null],
    ['client.global.set("t", response.headers.valueOf("a"))', null],
  ] as const)
    it(`says what to write instead of ${handler}: ${instead ?? 'nothing'}`, async () => {
      const text = `### log in\nGET https://x\n\n> {% ${handler} %}\n\n###\nGET https://x/{{t}}`;
      const { request, problems } = await resolveText(text, {}, 1);
      assert.equal(request, null);
      const message = problems.find(({ code }) => code === 'undefined-variable')?.message ?? '';
      assert.match(message, /A script of this file sets it/);
      assert.equal(/yet\. (\{\{.*\}\}) gives the same without one\.$/.exec(message)?.[1] ?? null, instead);
      if (instead === null) return;
      const exchanges = { 'log in': exchange('{"a": {"b": ["1"]}, "d": "1"}', [['Content-Type', 'application/json']]) };
      const mended = await resolveText(text.replace('{{t}}', instead), { exchanges }, 1);
      assert.equal(mended.request?.target, '/1');
    });
});

describe('a block that only runs others', () => {
  it('has no response, and says so', async () => {
    const { problems } = await resolveText(
      '### all\nrun #one\n\n### one\nGET https://x\n\n###\nGET https://x/{{all.response.body.$.a}}',
      {},
      1,
    );
    assert.match(problems.find(({ code }) => code === 'unknown-request')?.message ?? '', /only runs other requests/);
  });
});

describe('Kulala’s @env-json-key and @env-header-key', () => {
  const named = (directive: string): string => `# @name one\n# ${directive}`;
  it('make a part of the JSON known', () => check('TOKEN', 't0', json, named('@env-json-key TOKEN token')));
  it('take a path with a list', () => check('ID', '8', json, named('@env-json-key ID list[1].id')));
  it('make a field known', () => check('KIND', 'application/json', json, named('@env-header-key KIND content-type')));
  it('have their request sent first', async () => {
    const { needs, problems } = await resolveText(text('TOKEN', named('@env-json-key TOKEN token')), {}, 1);
    assert.deepEqual(
      needs.map(({ name, by }) => `${name} ${by}`),
      ['one reference'],
    );
    assert.ok(problems.some(({ code }) => code === 'request-not-run'));
  });
  it('are weaker than a definition', () =>
    check('TOKEN', 'mine', json, `@TOKEN = mine\n${named('@env-json-key TOKEN token')}`));
  for (const [what, first, message] of [
    ['a request without a name', '# @env-json-key TOKEN token', /has no name/],
    ['another variable', named('@env-json-key TOKENS token'), /no variable named “TOKEN”/],
    ['nothing but a name', named('@env-json-key TOKEN'), /no variable named “TOKEN”/],
    ['another profile', `# @dialect rest-client\n${named('@env-json-key TOKEN token')}`, /no variable named “TOKEN”/],
  ] as const)
    it(`say nothing of ${what}`, async () => {
      const { problems } = await resolveText(text('TOKEN', first), { exchanges: { one: json } }, 1);
      assert.match(problems.find(({ code }) => code === 'undefined-variable')?.message ?? '', message);
    });
  it('say nothing of the request itself', async () => {
    const { request } = await resolveText('# @name one\n# @env-json-key A a\nGET https://x/{{A}}', {
      exchanges: { one: json },
    });
    assert.equal(request, null);
  });
});
