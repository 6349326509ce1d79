import assert from 'node:assert/strict';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import type { Profile } from '../../../src/language/profile.ts';
import { resolveText, type World, wire } from '../request/world.ts';

/** What goes out for each request by the profile: without the fields that are always added, or `refused`. */
async function check(profile: Profile, text: string, expected: readonly string[], world: World = {}): Promise<void> {
  const readAs = { profile, isForced: true };
  const sent: string[] = [];
  for (let index = 0; index < requestBlocks(parse(text, readAs)).length; index += 1) {
    const { request } = await resolveText(text, { ...world, readAs }, index);
    const head = wire(request)
      ?.replace(/\+(?:Host|Content-Length): .*\n/g, '')
      .replace(/\n\n$/, '');
    sent.push(head ?? 'refused');
  }
  assert.deepEqual(sent, expected);
}

const get = 'GET https://x/';

describe('profiles', () => {
  it('are named in the file, unless one is forced', () => {
    const dialect = (text: string): Profile => parse(text).profile;
    assert.equal(dialect(`# @dialect jetbrains\n${get}`), 'jetbrains');
    assert.equal(dialect(`\n### a\n// @dialect=httpyac\n${get}`), 'httpyac');
    assert.equal(dialect(`@a = 1\n# c\n# @dialect draft-2026\n${get}`), 'draft-2026');
    assert.equal(dialect(`${get}\n\n# @dialect jetbrains`), 'auto');
    assert.equal(dialect(`# @dialect postman\n${get}`), 'auto');
    assert.equal(parse(`# @dialect jetbrains\n${get}`, { profile: 'httpyac', isForced: false }).profile, 'jetbrains');
    assert.equal(parse(`# @dialect jetbrains\n${get}`, { profile: 'httpyac', isForced: true }).profile, 'httpyac');
  });

  const commented = 'POST https://x/\n\na\n# b\n// c\nd';
  it('send or drop comments in a body', async () => {
    for (const profile of ['auto', 'jetbrains', 'visual-studio', 'draft-2026'] as const)
      await check(profile, commented, ['POST / HTTP/1.1\n\na\n# b\n// c\nd']);
    for (const profile of ['rest-client', 'httpyac'] as const)
      await check(profile, commented, ['POST / HTTP/1.1\n\na\nd']);
  });
  it('do what @body-comments says instead', async () => {
    await check('auto', `# @body-comments strip\n${commented}`, ['POST / HTTP/1.1\n\na\nd']);
    await check('httpyac', `# @body-comments keep\n${commented}`, ['POST / HTTP/1.1\n\na\n# b\n// c\nd']);
  });
  it('send, read or both send and read a definition in a body', async () => {
    const text = `POST https://x/\n\na\n@b = c\nd\n\n###\n${get}{{b}}`;
    await check('auto', text, ['POST / HTTP/1.1\n\na\n@b = c\nd', 'refused']);
    await check('httpyac', text, ['POST / HTTP/1.1\n\na\nd', 'GET /c HTTP/1.1']);
    await check('rest-client', text, ['POST / HTTP/1.1\n\na\n@b = c\nd', 'GET /c HTTP/1.1']);
  });
  it('begin a request at a request line in httpYac only, unless told otherwise', async () => {
    await check('httpyac', `${get}a\nA: 1\n${get}b\n\nbody\n\n${get}c`, [
      'GET /a HTTP/1.1\nA: 1',
      'GET /b HTTP/1.1\n\nbody',
      'GET /c HTTP/1.1',
    ]);
    await check('httpyac', `${get}a\n\nHTTP/1.1 200 OK\n\nbody\n\n${get}b`, ['GET /a HTTP/1.1', 'GET /b HTTP/1.1']);
    await check('httpyac', `${get}a\n?? status == 200\n\n${get}b`, ['GET /a HTTP/1.1', 'GET /b HTTP/1.1']);
    await check('httpyac', `# @forceRegionDelimiter\n${get}a\n\nbody\n\n${get}c`, [
      `GET /a HTTP/1.1\n\nbody\n\n${get}c`,
    ]);
    await check('httpyac', `${get}a\n\nUse\n  ${get}b\nDELETEs\nget c`, [
      'GET /a HTTP/1.1\n\nUse',
      'GET /b HTTP/1.1\n\nDELETEs\nget c',
    ]);
    await check('httpyac', `${get}a\n\nHTTP/1.1 200 OK\nA: b\n${get}b`, ['GET /a HTTP/1.1', 'GET /b HTTP/1.1']);
    await check('httpyac', `${get}a\n\nb\n{{\nc\n}}\n${get}d`, ['GET /a HTTP/1.1\n\nb', 'GET /d HTTP/1.1']);
    await check('httpyac', `${get}a\n\nb\n/*\n${get}c\n*/`, ['GET /a HTTP/1.1\n\nb']);
    await check('rest-client', `${get}a\n\nUse\n${get}b`, [`GET /a HTTP/1.1\n\nUse\n${get}b`]);
    await check('auto', `${get}a\n\nbody\n\n${get}c`, [`GET /a HTTP/1.1\n\nbody\n\n${get}c`]);
  });
  it('continue a target with different lines', async () => {
    const query = `${get}a\n  ?b=1\n&c=2\nD: e`;
    for (const profile of ['auto', 'rest-client', 'jetbrains', 'httpyac'] as const)
      await check(profile, query, ['GET /a?b=1&c=2 HTTP/1.1\nD: e']);
    const indented = `${get}a?\n  b=1\nD: e`;
    for (const profile of ['auto', 'jetbrains'] as const) await check(profile, indented, ['GET /a?b=1 HTTP/1.1\nD: e']);
    await check('rest-client', indented, ['refused']);
    await check('httpyac', indented, ['GET /a HTTP/1.1\n\n  b=1\nD: e']);
    await check('httpyac', `${get}a\n  /b\n/c\nD: e`, ['GET /a/b/c HTTP/1.1\nD: e']);
    await check('httpyac', `${get}a\n// b\n  ?c\nD: e`, ['GET /a?c HTTP/1.1\nD: e']);
  });
  it('begin the body at a placeholder alone among the fields in httpYac', async () => {
    const text = `@a = B: c\n${get}\n{{a}}\nD: e`;
    await check('auto', text, ['GET / HTTP/1.1\nB: c\nD: e']);
    await check('httpyac', text, ['GET / HTTP/1.1\n\nB: c\nD: e']);
  });
  it('take @name behind ### for a part of the title, but for Portside', () => {
    const title = (profile: Profile): string | undefined =>
      parse(`### @name = a b\n${get}`, { profile, isForced: true }).blocks[0]?.title?.text;
    assert.equal(title('auto'), 'a b');
    for (const profile of ['rest-client', 'jetbrains', 'httpyac', 'visual-studio', 'draft-2026'] as const)
      assert.equal(title(profile), '@name = a b');
  });
  it('begin the body at a line that is no field in httpYac only', async () => {
    const text = `${get}\nA: b\n{"c": 1}\nd: e`;
    await check('httpyac', text, ['GET / HTTP/1.1\nA: b\n\n{"c": 1}\nd: e']);
    await check('httpyac', `${get}\nA: b\n  c`, ['GET / HTTP/1.1\nA: b\n\n  c']);
    await check('httpyac', `${get}\nA: b\n?? status == 200\n`, ['GET / HTTP/1.1\nA: b']);
    for (const profile of ['auto', 'rest-client', 'jetbrains', 'visual-studio'] as const)
      await check(profile, text, ['refused']);
  });
  it('read a definition among the fields in httpYac only, and elsewhere for what follows', async () => {
    const text = `${get}\n@a = b\nC: d\n\n###\n${get}{{a}}`;
    await check('httpyac', text, ['GET / HTTP/1.1\nC: d', 'GET /b HTTP/1.1']);
    for (const profile of ['auto', 'rest-client'] as const) await check(profile, text, ['refused', 'GET /b HTTP/1.1']);
    for (const profile of ['jetbrains', 'visual-studio'] as const)
      await check(profile, text, ['refused', 'GET /%7B%7Ba%7D%7D HTTP/1.1']);
  });
  it('put the variable host before a path in httpYac, and so does auto', async () => {
    const text = '@host = http://x\nGET /a';
    for (const profile of ['auto', 'httpyac'] as const) await check(profile, text, ['GET /a HTTP/1.1']);
    for (const profile of ['rest-client', 'jetbrains', 'visual-studio', 'draft-2026'] as const)
      await check(profile, text, ['refused']);
  });
  it('end values of fields in their own way', async () => {
    const text = `${get}\nA: b #c\nD: e,`;
    await check('auto', text, ['GET / HTTP/1.1\nA: b #c\nD: e,']);
    await check('jetbrains', text, ['GET / HTTP/1.1\nA: b\nD: e,']);
    await check('httpyac', text, ['GET / HTTP/1.1\nA: b #c\nD: e']);
  });
  it('continue a target by how a line begins', async () => {
    const query = 'GET https://x/a\n  ?b=c\n&d=e\nF: g';
    for (const profile of ['auto', 'rest-client', 'jetbrains', 'httpyac'] as const)
      await check(profile, query, ['GET /a?b=c&d=e HTTP/1.1\nF: g']);
    for (const profile of ['auto', 'jetbrains', 'httpyac'] as const)
      await check(profile, 'GET https://x/a\n  /b\n  ?c=d', ['GET /a/b?c=d HTTP/1.1']);
    await check('rest-client', 'GET https://x/a\n  /b\n  ?c=d', ['refused']);
    await check('httpyac', 'GET https://x/a\n/b\n//c\nF: g', ['GET /a/b HTTP/1.1\nF: g']);
    await check('httpyac', 'GET https://x/a\n  b\nF: g', ['GET /a HTTP/1.1\n\n  b\nF: g']);
  });
  it('take a placeholder among the fields for the body in httpYac', async () => {
    const text = `@a = B: c\n${get}\n{{a}}\nD: e`;
    await check('httpyac', text, ['GET / HTTP/1.1\n\nB: c\nD: e']);
    for (const profile of ['auto', 'rest-client', 'jetbrains', 'visual-studio'] as const)
      await check(profile, text, ['GET / HTTP/1.1\nB: c\nD: e']);
  });
  it('know comments among the fields by white space behind the # in httpYac', async () => {
    const text = `${get}\n#A: b\n# C: d\n//E: f\nG: h`;
    await check('httpyac', text, ['GET / HTTP/1.1\n#A: b\nG: h']);
    for (const profile of ['auto', 'rest-client', 'jetbrains', 'visual-studio', 'draft-2026'] as const)
      await check(profile, text, ['GET / HTTP/1.1\nG: h']);
    await check('httpyac', `${get}\nA: b\n#c\nD: e`, ['GET / HTTP/1.1\nA: b\n\nD: e']);
    await check('httpyac', `${get}\nA: b\n#\n\nD: e`, ['GET / HTTP/1.1\nA: b\n\nD: e']);
  });
  it('drop a quotation mark before the value of a definition in httpYac, and keep the one behind it', async () => {
    const text = '@a = "b"\nPOST https://x/\n\n[{{a}}]';
    await check('httpyac', text, ['POST / HTTP/1.1\n\n[b"]']);
    for (const profile of ['auto', 'rest-client', 'jetbrains', 'visual-studio', 'draft-2026'] as const)
      await check(profile, text, ['POST / HTTP/1.1\n\n["b"]']);
  });
  it('keep space at the end of a definition in JetBrains and httpYac', async () => {
    const text = '@a = b  \nPOST https://x/\n\n[{{a}}]';
    for (const profile of ['jetbrains', 'httpyac'] as const) await check(profile, text, ['POST / HTTP/1.1\n\n[b  ]']);
    for (const profile of ['auto', 'rest-client'] as const) await check(profile, text, ['POST / HTTP/1.1\n\n[b]']);
  });
  it('need a method and one line in Visual Studio', async () => {
    await check('visual-studio', 'https://x/a', ['refused']);
    await check('visual-studio', `${get}\n  ?a=b`, ['refused']);
    await check('auto', `${get}\n  ?a=b`, ['GET /?a=b HTTP/1.1']);
  });

  it('take the last definition in REST Client, the one above elsewhere', async () => {
    const text = `@a = 1\n${get}{{a}}\n\n###\n@a = 2\n${get}{{a}}`;
    await check('auto', text, ['GET /1 HTTP/1.1', 'GET /2 HTTP/1.1']);
    await check('httpyac', text, ['GET /1 HTTP/1.1', 'GET /2 HTTP/1.1']);
    await check('rest-client', text, ['GET /2 HTTP/1.1', 'GET /2 HTTP/1.1']);
  });
  it('bind at the definition, but late in REST Client', async () => {
    const text = `@a = one\n@b = {{a}}\n@a = three\n${get}{{b}}`;
    await check('auto', text, ['GET /one HTTP/1.1']);
    await check('rest-client', text, ['GET /three HTTP/1.1']);
  });
  it('send what has no value in REST Client, JetBrains and Visual Studio, and refuse it elsewhere', async () => {
    for (const profile of ['rest-client', 'jetbrains', 'visual-studio'] as const)
      await check(profile, 'POST https://x/\n\n{{a}}', ['POST / HTTP/1.1\n\n{{a}}']);
    for (const profile of ['auto', 'httpyac', 'draft-2026'] as const)
      await check(profile, 'POST https://x/\n\n{{a}}', ['refused']);
    await check('auto', '# @allow-undefined\nPOST https://x/\n\n{{a}}', ['POST / HTTP/1.1\n\n{{a}}']);
  });
  const environment: World = {
    environment: 'dev',
    files: { '/project/requests/http-client.env.json': '{"dev": {"a": "env"}}' },
  };
  it('take the environment before the file in JetBrains only', async () => {
    await check('auto', `@a = file\n${get}{{a}}`, ['GET /file HTTP/1.1'], environment);
    await check('jetbrains', `@a = file\n${get}{{a}}`, ['GET /env HTTP/1.1'], environment);
  });
  it('choose a scheme', async () => {
    const scheme = async (profile: Profile, target: string): Promise<string> =>
      (await resolveText(`GET ${target}`, { readAs: { profile, isForced: true } })).request?.scheme ?? 'refused';
    for (const [target, auto, jetbrains, draft] of [
      ['example.com', 'https', 'http', 'https'],
      ['localhost:8080', 'http', 'http', 'https'],
      ['example.com:443', 'https', 'https', 'https'],
    ] as const) {
      assert.equal(await scheme('auto', target), auto);
      assert.equal(await scheme('jetbrains', target), jetbrains);
      assert.equal(await scheme('rest-client', target), jetbrains);
      assert.equal(await scheme('draft-2026', target), draft);
    }
  });
  it('encode a query anew in JetBrains', async () => {
    await check('jetbrains', `${get}a%20b?c=d%20e+f&g=h:i`, ['GET /a%20b?c=d+e%2Bf&g=h%3Ai HTTP/1.1']);
    await check('jetbrains', `# @no-auto-encoding\n${get}?c=d%20e`, ['GET /?c=d%20e HTTP/1.1']);
    await check('auto', `${get}?c=d%20e+f`, ['GET /?c=d%20e+f HTTP/1.1']);
    await check('auto', `# @auto-encoding\n${get}?c=d%20e`, ['GET /?c=d+e HTTP/1.1']);
  });
  it('pay no heed to the version in REST Client', async () => {
    await check('rest-client', `${get} HTTP/1.0`, ['GET / HTTP/1.1']);
    await check('auto', `${get} HTTP/1.0`, ['GET / HTTP/1.0']);
    await check('auto', `${get} HTTP/2`, ['GET / HTTP/2']);
    await check('rest-client', `${get} HTTP/2`, ['GET / HTTP/1.1']);
  });
  it('join or drop fields of one name', async () => {
    const text = `${get}\nA: 1\na: 2\nB: 3\nB: 4`;
    await check('auto', text, ['GET / HTTP/1.1\nA: 1\na: 2\nB: 3\nB: 4']);
    await check('rest-client', text, ['GET / HTTP/1.1\nA: 1, 2\nB: 3, 4']);
    await check('jetbrains', text, ['GET / HTTP/1.1\na: 2\nB: 3\nB: 4']);
  });
  it('end lines of a body with LF in the big clients', async () => {
    await check('auto', 'POST https://x/\r\n\r\na\r\nb', ['POST / HTTP/1.1\n\na\r\nb']);
    for (const profile of ['rest-client', 'jetbrains', 'httpyac'] as const)
      await check(profile, 'POST https://x/\r\n\r\na\r\nb', ['POST / HTTP/1.1\n\na\nb']);
  });
  const file: World = { files: { '/project/requests/a.txt': 'a {{b}}' } };
  it('put values into files in JetBrains', async () => {
    await check('auto', '@b = c\nPOST https://x/\n\n< ./a.txt', ['POST / HTTP/1.1\n\na {{b}}'], file);
    await check('jetbrains', '@b = c\nPOST https://x/\n\n< ./a.txt', ['POST / HTTP/1.1\n\na c'], file);
    await check('draft-2026', 'POST https://x/\n\n< ./a.txt', ['POST / HTTP/1.1\n\n< ./a.txt'], file);
  });
  it('quote text in JSON in JetBrains', async () => {
    const text =
      '@b = c\n@n = 1\nPOST https://x/\nContent-Type: application/json\n\n{"a": {{b}}, "n": {{n}}, "q": "{{b}}"}';
    const head = 'POST / HTTP/1.1\nContent-Type: application/json\n\n';
    await check('jetbrains', text, [`${head}{"a": "c", "n": 1, "q": "c"}`]);
    await check('auto', text, [`${head}{"a": c, "n": 1, "q": "c"}`]);
  });
  it('read a bare time in their own unit', async () => {
    const timeout = async (profile: Profile, text: string): Promise<number | null | undefined> =>
      (await resolveText(`# @timeout ${text}\n${get}`, { readAs: { profile, isForced: true } })).request?.options
        .timeout;
    assert.equal(await timeout('auto', '5'), 5000);
    assert.equal(await timeout('auto', '2000'), 2000);
    assert.equal(await timeout('jetbrains', '2000'), 2_000_000);
    assert.equal(await timeout('httpyac', '5'), 5);
  });
  it('never weaken the check of certificates', async () => {
    for (const profile of ['auto', 'rest-client', 'jetbrains', 'httpyac', 'visual-studio', 'draft-2026'] as const) {
      const { request } = await resolveText(get, { readAs: { profile, isForced: true } });
      assert.equal(request?.options.verifyCertificate, true);
    }
  });
  it('put in the fields that a variable holds', async () => {
    await check('auto', `@h = {"A": "1", "B": ["2", 3]}\n${get}\n...h\nC: 4`, [
      'GET / HTTP/1.1\nA: 1\nB: 2\nB: 3\nC: 4',
    ]);
    await check('auto', `@h = A: 1\n${get}\n*h`, ['GET / HTTP/1.1\nA: 1']);
    await check('auto', `@h = nothing\n${get}\n...h`, ['refused']);
    await check('auto', `${get}\n...h`, ['refused']);
  });
});
