import assert from 'node:assert/strict';
import { hasRuns, positionAt, requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import type { Origin } from '../../../src/request/origin.ts';
import { type PreviewText, previewText } from '../../../src/view/preview-text.ts';
import { resolveText, type World } from '../request/world.ts';

const folder = '/project/requests';

const world: World = {
  environment: 'dev',
  files: {
    [`${folder}/http-client.env.json`]: '{"dev": {"base": "https://dev.example", "host": "elsewhere"}}',
    [`${folder}/http-client.private.env.json`]: '{"dev": {"token": "hidden-away"}}',
    [`${folder}/body.json`]: '{"from": "a file"}',
    [`${folder}/dot.png`]: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  },
};

function originText(origin: Origin): string {
  return origin.kind === 'definition' ? `definition at ${origin.range.start}` : origin.kind;
}

async function preview(
  text: string,
  around: World = world,
  also: { readonly asked?: readonly string[]; readonly sendings?: number } = {},
): Promise<PreviewText> {
  const document = parse(text);
  const [block] = requestBlocks(document);
  assert.ok(block);
  const { start, end } = block.request.range;
  return previewText({
    resolution: await resolveText(text, around),
    written: { text: text.slice(start, end), start },
    asked: also.asked ?? [],
    environments: ['dev'],
    sendings: also.sendings ?? 1,
    runsOthers: hasRuns(block),
    lineOf: (offset) => positionAt(document, offset).line,
    rangeOfLine: (line) => ({ start: document.lineStarts[line] ?? 0, end: document.lineStarts[line] ?? 0 }),
    originText,
  });
}

/** What stands above the first heading, without the fields that are always added. */
async function request(text: string): Promise<string> {
  const [above = ''] = (await preview(text)).text.split('### ');
  return above.replace(/^(User-Agent|Accept|Accept-Encoding): .*\n/gim, '').trimEnd();
}

/** What stands under a heading; `null` when there is no such heading. */
async function under(
  heading: string,
  text: string,
  around: World = world,
  also: { readonly asked?: readonly string[]; readonly sendings?: number } = {},
): Promise<string | null> {
  const parts = (await preview(text, around, also)).text.split(/^### /m);
  const part = parts.find((one) => one.startsWith(`${heading}\n`));
  return part === undefined ? null : part.slice(heading.length + 1).trimEnd();
}

describe('previewText', () => {
  const requests: readonly (readonly [what: string, text: string, expected: string])[] = [
    [
      'the request line and the fields as they go out',
      'GET {{base}}/a?b=c\nX-One: 1\nx-one: 2',
      'GET /a?b=c HTTP/1.1\nHost: dev.example\nX-One: 1\nx-one: 2',
    ],
    [
      'the head as HTTP/2 says it',
      'GET {{base}}/a HTTP/2\nX-One: 1\nConnection: close',
      'GET /a HTTP/2\n:method: GET\n:scheme: https\n:authority: dev.example\n:path: /a\nx-one: 1',
    ],
    [
      'a body with its values',
      '@a = 1\nPOST https://x\nContent-Type: application/json\n\n{"a": {{a}}}',
      'POST / HTTP/1.1\nHost: x\nContent-Type: application/json\nContent-Length: 8\n\n{"a": 1}',
    ],
    [
      'the text of a file',
      'POST https://x\nContent-Type: application/json\n\n< ./body.json',
      'POST / HTTP/1.1\nHost: x\nContent-Type: application/json\nContent-Length: 18\n\n{"from": "a file"}',
    ],
    [
      'what a file is that is no text',
      'POST https://x\nContent-Type: image/png\n\n< ./dot.png',
      'POST / HTTP/1.1\nHost: x\nContent-Type: image/png\nContent-Length: 12\n\n‹PNG image, 12 bytes›',
    ],
    [
      'secrets masked',
      'POST {{base}}/?t={{token}}\nX-Token: {{token}}\n\nit is {{token}}!',
      'POST /?t=••• HTTP/1.1\nHost: dev.example\nX-Token: •••\nContent-Length: 18\n\nit is •••!',
    ],
  ];
  for (const [what, text, expected] of requests)
    it(`shows ${what}`, async () => assert.equal(await request(text), expected));

  it('shows the parts of a multipart body, each by its own type', async () =>
    assert.match(
      await request(
        [
          'POST https://x',
          'Content-Type: multipart/form-data; boundary=b',
          '',
          '--b',
          'Content-Disposition: form-data; name="a"',
          '',
          'one',
          '--b',
          'Content-Disposition: form-data; name="f"; filename="dot.png"',
          'Content-Type: image/png',
          '',
          '< ./dot.png',
          '--b--',
        ].join('\n'),
      ),
      /name="a"\r\n\r\none\r\n--b\r\n.*filename="dot.png"\r\nContent-Type: image\/png\r\n\r\n‹PNG image, 12 bytes›\r\n--b--/,
    ));

  const notes: readonly (readonly [what: string, heading: string, text: string, expected: string | null])[] = [
    ['where it goes', 'Where it goes', 'GET {{base}}', '# To dev.example, port 443, over TLS.\n# Environment: dev.'],
    [
      'that HTTP/2 is kept to',
      'Where it goes',
      'GET https://x HTTP/2',
      '# To x, port 443, over TLS.\n# Nothing is sent unless the server chooses HTTP/2 in the handshake.\n# Environment: dev.',
    ],
    [
      'that HTTP/2 is kept to without TLS',
      'Where it goes',
      'GET http://x HTTP/2',
      '# To x, port 80, without TLS.\n# Nothing is sent unless the server says that it speaks HTTP/2.\n# Environment: dev.',
    ],
    [
      'the proxy that the request names, its password aside',
      'Where it goes',
      '# @proxy http://me:hidden-away@p:3128\nGET https://x',
      '# To x, port 443, over TLS.\n# Through the proxy p, port 3128 (@proxy).\n# Environment: dev.',
    ],
    [
      'the client certificate that the request names',
      'Where it goes',
      'GET https://x\nX-ClientCert: pfx: ./body.json',
      '# To x, port 443, over TLS.\n# With a client certificate, if the server asks for one (the field of the request, “*”).\n# Environment: dev.',
    ],
    [
      'that there is neither',
      'Where it goes',
      '# @no-proxy\n# @no-client-cert\nGET https://x',
      '# To x, port 443, over TLS.\n# Without a proxy, whatever is set.\n# Without a client certificate, whatever is set.\n# Environment: dev.',
    ],
    ['no header that is written as added', 'Added, as the file does not say otherwise', allWritten(), null],
    [
      'each value with its place, and what it hides',
      'Values',
      '@host = here\nGET https://{{host}}/{{host}}',
      '# {{host}} = here\n#     definition at 0, hides environment',
    ],
    ['no secret among the values', 'Values', 'GET https://x/{{token}}', '# {{token}} = •••\n#     environment'],
    ['no values where there is no placeholder', 'Values', 'GET https://x', null],
    [
      'why it cannot be sent, with the line',
      'It cannot be sent as it stands',
      '\nGET https://x/{{no-such}}',
      '# Line 2: There is no variable named “no-such”. Looked in the values given for this run, the definitions of this file, the environment “dev” and what all environments share.',
    ],
    [
      'what is known of a request that cannot be sent',
      'As far as it is known',
      'GET {{base}}/{{nowhere}}?t={{token}}\nX: y',
      'GET https://dev.example/{{nowhere}}?t=•••\nX: y',
    ],
    ['no such heading above one that can', 'It cannot be sent as it stands', 'GET https://x', null],
    [
      'what is sent first',
      'Before it is sent',
      'GET https://x/{{login.response.body.$.t}}\n\n### login\nGET https://x',
      '# “login” is sent, if it was not yet: line 1 needs it.',
    ],
    [
      'that it waits for another one',
      'It waits for another request',
      'GET https://x/{{login.response.body.$.t}}\n\n### login\nGET https://x',
      '# Line 1: “login” has not been run yet, so {{login.response.body.$.t}} has no value. Send it first, or write # @ref login above this request.',
    ],
    [
      'what is checked of the response, without secrets',
      'Checked when the response is there',
      'GET https://x\n\n?? status == 200\n?? body contains {{token}}',
      '# Line 3: status == 200\n# Line 4: body contains •••',
    ],
    ['of no checks where there are none', 'Checked when the response is there', 'GET https://x', null],
    ['nothing to be sent first', 'Before it is sent', 'GET https://x', null],
    ['what a person is asked first', 'Before it is sent', '# @note Really?\nGET https://x', '# You are asked: Really?'],
    ['nothing worth knowing where all is well', 'Worth knowing', 'GET https://x', null],
    ['that it is switched off', 'It cannot be sent as it stands', '# @disabled\nGET https://x', disabled()],
  ];
  for (const [what, heading, text, expected] of notes)
    it(`tells ${what}`, async () => assert.equal(await under(heading, text), expected));

  it('tells what is added and why', async () =>
    assert.match(
      (await under('Added, as the file does not say otherwise', 'GET https://x\nAccept: a/b')) ?? '',
      /^# Host: .+\n# User-Agent: .+\n# Accept-Encoding: .+$/,
    ));

  it('tells that a person will be asked, and shows nothing as the answer', async () => {
    const text = '# @prompt who\nGET https://x/{{who}}';
    const around = { ...world, answers: { who: 'stand-in' } };
    const also = { asked: ['who', 'why'] };
    assert.match((await under('Where it goes', text, around, also)) ?? '', /You are asked for “who” and “why”/);
    assert.equal(
      await under('Values', text, around, also),
      '# {{who}}: you are asked for it when you send the request.',
    );
  });

  it('tells how often a loop sends it', async () =>
    assert.match((await under('Where it goes', 'GET https://x', world, { sendings: 3 })) ?? '', /3 times/));

  it('tells problems that do not keep it from being sent', async () =>
    assert.match(
      (await under('Worth knowing', 'GET https://user:pass@x/')) ?? '',
      /^# Line 1: User name and password of the target are sent/,
    ));

  it('masks a password out of the target, encoded or not', async () => {
    const { text } = await preview('GET https://user:passw%6Frd@x/');
    assert.doesNotMatch(text, /passw%6Frd|password@|dXNlcjpwYXNzd29yZA/);
  });

  it('links to the places that it names', async () => {
    const { text, links } = await preview('@host = here\nGET https://{{host}}/{{nowhere}}');
    assert.deepEqual(
      links.map(({ start, end, to }) => [text.slice(start, end), to.kind]),
      [
        ['Line 2', 'definition'],
        ['definition at 0', 'definition'],
        ['environment', 'environment'],
        ['Line 2', 'definition'],
      ],
    );
  });

  it('keeps a value on its line, and cuts a long one', async () => {
    const values = await under('Values', `POST https://x\n\n{{a}}{{b}}`, {
      variables: { a: 'one\ntwo', b: 'x'.repeat(1000) },
    });
    assert.equal(values, `# {{a}} = one\\x0atwo\n#     run\n# {{b}} = ${'x'.repeat(200)}…\n#     run`);
  });
});

function allWritten(): string {
  return 'GET https://x\nHost: x\nUser-Agent: a\nAccept: a/b\nAccept-Encoding: identity';
}

function disabled(): string {
  return '# Line 1: This request is switched off by @disabled. Remove the line to send it.';
}
