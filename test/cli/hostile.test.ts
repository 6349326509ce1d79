import assert from 'node:assert/strict';
import { portside, runFile, runText } from './portside.ts';
import { answeringRaw } from './raw-server.ts';

/** What acts on a terminal or hides in it; line feeds and tabs do not. */
const harmful = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

const esc = '\u001b';
const bell = '\u0007';
const tricks: readonly [what: string, text: string][] = [
  ['colours', `${esc}[31mred${esc}[0m`],
  ['a moved cursor', `${esc}[2J${esc}[1;1H`],
  ['a window title', `${esc}]0;title${bell}`],
  ['a hyperlink', `${esc}]8;;http://evil.test${bell}click${esc}]8;;${bell}`],
  ['a clipboard write', `${esc}]52;c;ZXZpbA==${bell}`],
  ['an eight-bit control sequence', '\u009b31mred'],
  ['a carriage return', 'good\revil'],
  ['backspaces', 'evil\b\b\b\bgood'],
  ['a device question', `${esc}[6n${esc}Z`],
  ['right to left', '\u202eevil\u202c'],
  ['isolates', '\u2067evil\u2069'],
  ['marks of direction', 'a\u200fb\u061cc'],
  ['line separators', 'a\u2028b\u2029c\u0085d'],
  ['what is not seen', 'a\u200bb\ufeffc'],
];

const script = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';

function utf8(text: string): Buffer {
  return Buffer.from(text);
}

/** Text and JSON of the same request to a server that answers so. */
async function bothOf(answer: Buffer): Promise<readonly { out: string; err: string; code: number | null }[]> {
  return answeringRaw(
    (socket) => socket.end(answer),
    async ({ base }) => [
      await runFile(`GET ${base}/`, '--show', 'headers,body,timings,tls', '--timeout', '5s'),
      await runText(`GET ${base}/`, '--timeout', '5s'),
    ],
  );
}

function assertHarmless(runs: readonly { out: string; err: string }[]): void {
  for (const { out, err } of runs) {
    const found = harmful.exec(out + err);
    assert.equal(
      found,
      null,
      `${JSON.stringify(found?.[0])} at ${found?.index} of ${JSON.stringify(out.slice(0, 600))}`,
    );
  }
}

describe('a hostile response stays text on a terminal:', function () {
  this.timeout(60_000);

  it('every trick in a body, which is all there and nothing raw', async () => {
    const body = tricks.map(([, text]) => text).join('\n');
    const head = `HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${utf8(body).length}\r\n\r\n`;
    const [text, json] = await bothOf(Buffer.concat([utf8(head), utf8(body)]));
    assert.ok(text && json);
    assertHarmless([text]);
    assert.ok(text.out.includes('\\u001b[31mred\\u001b[0m'));
    assert.ok(text.out.includes('\\u202eevil\\u202c'));
    // JSON keeps every character, controls escaped as JSON does.
    assert.equal(JSON.parse(json.out).response.bodyText, body);
    assert.doesNotMatch(json.out, /[\u0000-\u0009\u000b-\u001f]/);
  });

  it('every trick in a JSON string', async () => {
    const body = JSON.stringify(tricks.map(([, text]) => text).concat(script));
    const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${utf8(body).length}\r\n\r\n`;
    const [text] = await bothOf(Buffer.concat([utf8(head), utf8(body)]));
    assert.ok(text);
    assertHarmless([text]);
    assert.ok(text.out.includes('<script>alert(1)</script>'));
  });

  it('every trick that HTTP lets through, in the reason and in the value of a field', async () => {
    const allowed = tricks.filter(([, text]) => !/[\u0000-\u001f]/.test(text));
    await answeringRaw(
      (socket, received) => {
        const trick = allowed[Number(/^GET \/(\d+) /.exec(received)?.[1])]?.[1];
        socket.write(utf8(`HTTP/1.1 200 O${trick}K\r\nX-A: a${trick}b\r\nContent-Length: 0\r\n\r\n`));
      },
      async ({ base }) => {
        const text = allowed.map((_, index) => `GET ${base}/${index}\n`).join('\n###\n');
        const ran = await runFile(text, '--show', 'headers');
        assert.equal(ran.code, 0, ran.err);
        assert.equal(ran.out.match(/^X-A: /gm)?.length, allowed.length);
        assertHarmless([ran]);
      },
    );
  });

  it('control characters in the reason or in a field, which HTTP does not allow', async () => {
    for (const answer of [
      `HTTP/1.1 200 O${esc}[31mK\r\nContent-Length: 0\r\n\r\n`,
      `HTTP/1.1 200 OK\r\nX-A: a${esc}[2Jb\r\nContent-Length: 0\r\n\r\n`,
      `HTTP/1.1 200 OK\r\nX${esc}-A: b\r\nContent-Length: 0\r\n\r\n`,
      `${esc}[2JHTTP/1.1 200 OK\r\n\r\n`,
    ])
      assertHarmless(await bothOf(utf8(answer)));
  });

  it('a redirect whose target holds tricks', async () => {
    for (const location of [
      '/\u202egnp.exe',
      `/${esc}[31m`,
      'http://evil\u202e.test/',
      'javascript:alert(1)//\u202e',
    ]) {
      const answer = utf8(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`);
      assertHarmless((await bothOf(answer)).slice(0, 1));
    }
  });

  it('a coding, a type and a charset that are scripts', async () => {
    const body = utf8(script);
    const answer = `HTTP/1.1 200 ${script}\r\nContent-Type: text/${script}; charset="${script}\u202e"\r\nContent-Encoding: \u202e${script}\r\nX-Script: ${script}\r\nContent-Length: ${body.length}\r\n\r\n`;
    const [text] = await bothOf(Buffer.concat([utf8(answer), body]));
    assert.ok(text);
    assertHarmless([text]);
    assert.ok(text.out.includes(script), 'text stays as it is');
  });

  it('a forged line: what looks like a result is in its own field', async () => {
    const answer = utf8(
      'HTTP/1.1 200 OK\r\nX-A: a\u2028GET http://good.test/\u0085  200 OK\r\nContent-Length: 0\r\n\r\n',
    );
    const [text] = await bothOf(answer);
    assert.match(text?.out ?? '', /^X-A: a\\u2028GET http:\/\/good\.test\/\\(x85|u0085) {2}200 OK\n/m);
  });

  it('a request file, whose problems are told with its own lines', async () => {
    const text = `# @name ${esc}[31m\nGET http://127.0.0.1:1/{{${esc}[2J\u202e}}\nX-A${esc}: ${esc}]0;x${bell}\n`;
    const run = await runFile(text);
    assert.equal(run.code, 3);
    assertHarmless([run]);
  });

  it('a word of the command line', async () => {
    for (const args of [
      ['explain', `${esc}[31m`],
      [`${esc}[31m`],
      ['run', `${esc}[31m.http`],
      ['tls', `${esc}[31m`],
      ['run', 'x', `--${esc}[31m`],
      ['run', 'x', '--output', `${esc}[31m`],
    ]) {
      const ran = await portside(...args);
      assert.equal(ran.code, 3);
      assertHarmless([ran]);
    }
  });
});
