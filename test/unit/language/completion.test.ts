import assert from 'node:assert/strict';
import type { Completion } from '../../../src/language/completion/completion.ts';
import { completionPlaceAt } from '../../../src/language/completion/completion-place-at.ts';
import { type CompletionWorld, completionsAt, isCalledFor } from '../../../src/language/completion/completions-at.ts';
import { writtenFolder } from '../../../src/language/completion/file-completions.ts';
import { referredRequest } from '../../../src/language/completion/placeholder-completions.ts';
import { parse } from '../../../src/language/parse.ts';

const world: CompletionWorld = {
  fields: [
    { name: 'X-Request-Id', summary: 'Names the request.', example: '1' },
    { name: 'Accept', summary: 'What is welcome.', example: 'text/html' },
    { name: 'Host', summary: 'Whom.', example: 'example.com' },
  ],
  meaningOfMethod: (method) => (method === 'GET' ? 'Read a resource' : ''),
  entries: [
    { name: 'body.json', isFolder: false },
    { name: 'other.http', isFolder: false },
    { name: 'check.js', isFolder: false },
    { name: '.env', isFolder: false },
    { name: 'data', isFolder: true },
    { name: 'node_modules', isFolder: true },
  ],
  placeholder: {
    variables: [{ name: 'host', value: 'example.com', origin: '@host in this file' }],
    importedRequests: [{ called: 'token', line: 'POST https://other.example' }],
    dynamic: [
      { name: 'uuid', aliases: ['guid'], parameters: [], meaning: 'A random UUID.', example: '{{$uuid}}' },
      {
        name: 'randomText',
        aliases: [],
        parameters: [
          { name: 'length', isOptional: false, isRepeated: false },
          { name: 'letters', isOptional: true, isRepeated: true },
        ],
        meaning: 'Random letters.',
        example: '{{$randomText 6}}',
      },
    ],
    processNames: ['HOME'],
    dotenvNames: ['TOKEN'],
    secretNames: ['api-key'],
    exchange: {
      request: { fieldNames: ['Accept'], json: undefined },
      response: {
        fieldNames: ['Content-Type', 'Set-Cookie', 'Set-Cookie'],
        json: { token: 'abc', 'odd-name': 1, user: { id: 7, roles: ['a', 'b'] }, items: [{ id: 1 }] },
      },
    },
  },
};

/** `|` in the text is where the cursor stands. */
function at(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  assert.notEqual(offset, -1, marked);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** The kind of the place, with `‹replaced›` text, or `null`. */
function place(marked: string): string | null {
  const { text, offset } = at(marked);
  const found = completionPlaceAt(parse(text), offset);
  if (!found) return null;
  assert.equal(found.prefix, text.slice(found.range.start, offset), 'the prefix ends at the cursor');
  return `${found.kind} ‹${text.slice(found.range.start, found.range.end)}›`;
}

function completions(marked: string): readonly Completion[] {
  const { text, offset } = at(marked);
  const document = parse(text);
  const found = completionPlaceAt(document, offset);
  return found ? completionsAt(document, found, world) : [];
}

const labels = (marked: string): readonly string[] => completions(marked).map(({ label }) => label);

/** The text after the completion with this label was taken. */
function taken(marked: string, label: string): string {
  const { text, offset } = at(marked);
  const document = parse(text);
  const found = completionPlaceAt(document, offset);
  const one = found && completionsAt(document, found, world).find((candidate) => candidate.label === label);
  assert.ok(found && one, `${label} is not proposed at ${marked}`);
  return text.slice(0, found.range.start) + one.insert + text.slice(found.range.end);
}

describe('completionPlaceAt', () => {
  const rows: readonly (readonly [what: string, marked: string, expected: string | null])[] = [
    ['an empty file', '|', 'line-start ‹›'],
    ['an empty first line', '|\r\nGET https://x', 'line-start ‹›'],
    ['the middle of a line end', 'GET https://x\r|\nA: b', null],
    ['a method being written', 'PO|', 'line-start ‹PO›'],
    ['the middle of a method', 'PO|ST https://x', 'line-start ‹POST›'],
    ['the first line of a later block', 'GET https://x\n\n### b\nG|', 'line-start ‹G›'],
    ['an empty line under a separator', '### b\n|', 'line-start ‹›'],
    ['an address without a method', 'https://|', 'target ‹https://›'],
    ['a target', 'GET https://ex|ample.com/a HTTP/1.1', 'target ‹https://example.com/a›'],
    ['no target yet', 'GET |', 'target ‹›'],
    ['behind the target', 'GET https://x |', 'version ‹›'],
    ['a version', 'GET https://x HT|TP/1.1', 'version ‹HTTP/1.1›'],
    ['a target with a space in it', 'GET https://x/a b|', null],
    ['a continued target', 'GET https://x\n  ?a|', null],
    ['a title', '### Ti|tle\nGET https://x', null],
    ['a comment', '# so| it is\nGET https://x', null],
    ['a comment among fields', 'GET https://x\n# A|\nB: c', null],
    ['the name of a directive', '# @na|', 'directive-name ‹na›'],
    ['the middle of a directive', '// @no-re|direct\nGET https://x', 'directive-name ‹no-redirect›'],
    ['a directive among fields', 'GET https://x\n# @|', 'directive-name ‹›'],
    ['the value of a directive', '# @ref one tw|o', 'directive-value ‹two›'],
    ['the value of a directive with =', '# @timeout = 5|', 'directive-value ‹5›'],
    ['an at sign in a comment', '# mail me@|', null],
    ['a file to import by directive', '# @import ./a|', 'file ‹./a›'],
    ['a field name', 'GET https://x\nAcc|', 'field-name ‹Acc›'],
    ['the middle of a field name', 'GET https://x\nAc|cept: a/b', 'field-name ‹Accept›'],
    ['an empty line under the request line', 'GET https://x\n|', 'field-name ‹›'],
    ['an empty line under a field', 'GET https://x\r\nA: b\r\n|', 'field-name ‹›'],
    ['an empty line with lone CR', 'GET https://x\rA: b\r|', 'field-name ‹›'],
    ['a field before others', 'GET https://x\nAc|\nB: c\n\nbody', 'field-name ‹Ac›'],
    ['a field value', 'GET https://x\nAccept: text/|html, a/b', 'field-value ‹text/html›'],
    ['the second of two values', 'GET https://x\nAccept: a/b, te|', 'field-value ‹te›'],
    ['right behind the colon', 'GET https://x\nAccept:|', 'field-value ‹›'],
    ['a body', 'POST https://x\n\nAcc|', null],
    ['a body of several lines', 'POST https://x\nA: b\n\n{\n  "a|": 1\n}', null],
    ['a comment-like line of a body', 'POST https://x\n\na\n# @na|', null],
    ['an empty line behind the head', 'POST https://x\n\n|', 'body-line ‹›'],
    ['the beginning of a separator', 'GET https://x\n\n##|', 'body-line ‹##›'],
    ['a file for the body', 'POST https://x\n\n< ./a|b', 'file ‹./ab›'],
    ['a file to be substituted', 'POST https://x\n\n<@latin1 |', 'file ‹›'],
    ['a file among multipart', 'POST https://x\nA: b\n\n--b\n\n< |\n--b--', 'file ‹›'],
    ['markup in a body', 'POST https://x\n\n<soap:|', null],
    ['an arrow in a body', 'POST https://x\n\na <|', null],
    ['a file for the response', 'GET https://x\n\n>>! ./o|', 'file ‹./o›'],
    ['an import', 'import ./o|', 'file ‹./o›'],
    ['an import of nothing yet', 'import |', 'file ‹›'],
    ['a run', 'run #L|\n\n### b\nGET https://x', 'run ‹#L›'],
    ['an assertion', 'GET https://x\n\n?? sta|tus == 200', 'assertion ‹status›'],
    ['an assertion of nothing yet', 'POST https://x\n\nbody\n\n?? |', 'assertion ‹›'],
    ['the operator of an assertion', 'GET https://x\n\n?? header etag ex|', 'assertion ‹ex›'],
    ['an assertion by directive', '# @assert status |', 'assertion ‹›'],
    ['question marks in a body', 'POST https://x\n\nwhy ?? |', null],
    ['a placeholder in a target', 'GET https://{{ho|}}/', 'placeholder ‹ho›'],
    ['a placeholder that is not closed', 'GET https://{{ho|', 'placeholder ‹ho›'],
    ['the middle of a placeholder', 'GET https://{{ h|ost }}/', 'placeholder ‹host›'],
    ['a placeholder in a body', 'POST https://x\n\n{"a": "{{|}}"}', 'placeholder ‹›'],
    ['a placeholder in a definition', '@a = {{|', 'placeholder ‹›'],
    ['a placeholder in a directive', '# @note {{|}}', 'placeholder ‹›'],
    ['a placeholder in a comment', '# see {{|', null],
    ['behind a placeholder', 'GET https://{{host}}|', 'target ‹https://{{host}}›'],
    ['a placeholder in a script', '< {%\n  a("{{|");\n%}\nGET https://x', null],
    ['a handler', 'GET https://x\n\n> {%\n  cl|\n%}', null],
    ['a stored response', 'GET https://x\n\nHTTP/1.1 200 OK\nSer|ver: a\n', null],
    ['the value of a definition', '@a = b|', null],
    ['a curl command', 'curl https://x -H |', null],
  ];
  for (const [what, marked, expected] of rows) it(`knows ${what}`, () => assert.equal(place(marked), expected));

  it('looks at no more than what is near on a line of megabytes', () => {
    const long = `POST https://x\n\n${'{{a}} '.repeat(200_000)}{{b`;
    assert.equal(completionPlaceAt(parse(long), long.length)?.kind, 'placeholder');
  });
});

describe('isCalledFor', () => {
  const rows: readonly (readonly [marked: string, character: string, expected: boolean])[] = [
    ['GET https://{{|', '{', true],
    ['GET https://x\n{|', '{', false],
    ['GET https://{{$|', '$', true],
    ['# @|', '@', true],
    ['run #|', '#', true],
    ['#|', '#', false],
    ['GET https://x\nAccept:|', ':', true],
    ['GET https://x |', ' ', true],
    ['GET |', ' ', true],
    ['GET https://x\nAccept: |', ' ', true],
    ['GET https://x\nAccept: a/b, |', ' ', true],
    ['GET https://x\nUser-Agent: some thing |', ' ', false],
    ['GET https://{{a |}}', ' ', false],
    ['GET https://{{$randomInt |}}', ' ', true],
    [' |', ' ', false],
    ['POST https://x\n\nsome |', ' ', false],
    ['POST https://x\n\n<|', '<', true],
    ['POST https://x\n\n< ./|', '/', true],
    ['POST https://x\n\na/|', '/', false],
    ['GET https://x\n\n?? status |', ' ', true],
    ['GET https://x\n\n?? tls.|', '.', true],
  ];
  for (const [marked, character, expected] of rows)
    it(`${expected ? 'answers' : 'does not answer'} ${JSON.stringify(marked)}`, () => {
      const { text, offset } = at(marked);
      const found = completionPlaceAt(parse(text), offset);
      assert.equal(found !== null && isCalledFor(found, character), expected);
    });
});

describe('assertionCompletions', () => {
  const rows: readonly (readonly [what: string, left: string, some: readonly string[], none: readonly string[]])[] = [
    ['what is looked at', '', ['status', 'header', 'body $.', 'tls.daysLeft'], ['==', '200']],
    ['operators behind it', 'status', ['==', '>=', 'matches', 'exists'], ['status', '200']],
    ['fields behind header', 'header', ['content-type', 'etag'], ['==', 'accept']],
    ['operators behind a field', 'header etag', ['exists', 'contains'], ['content-type']],
    ['phases and operators behind duration', 'duration', ['tls', '<'], ['status']],
    ['operators behind a phase', 'duration tls', ['<'], ['dns']],
    ['operators behind a path', 'body $.a', ['=='], ['200']],
    ['values that are often meant', 'status ==', ['200', '404'], ['==']],
    ['values of a protocol', 'tls.protocol ==', ['TLSv1.3'], ['200']],
    ['nothing behind a value', 'status == 200', [], ['200', '==']],
    ['nothing where no value is usual', 'body $.a ==', [], ['200', '==']],
    ['nothing within a script', 'js response.statusCode', [], ['==', 'status']],
  ];
  for (const [what, left, some, none] of rows)
    it(`proposes ${what}`, () => {
      const found = labels(`GET https://x\n\n?? ${left} |`);
      assert.deepEqual(
        some.filter((one) => !found.includes(one)),
        [],
      );
      assert.deepEqual(
        none.filter((one) => found.includes(one)),
        [],
      );
      if (some.length === 0) assert.deepEqual(found, []);
    });
  it('puts a blank behind what wants more', () => {
    assert.equal(taken('GET https://x\n\n?? he|', 'header'), 'GET https://x\n\n?? header ');
    assert.equal(taken('GET https://x\n\n?? status |', '=='), 'GET https://x\n\n?? status == ');
    assert.equal(taken('GET https://x\n\n?? header etag |', 'exists'), 'GET https://x\n\n?? header etag exists');
  });
});

describe('completionsAt', () => {
  it('proposes methods with what they do, the usual ones first', () => {
    const [first, second] = completions('|');
    assert.deepEqual([first?.label, first?.detail, second?.label], ['GET', 'Read a resource', 'POST']);
    assert.equal(taken('PO|ST https://x', 'GET'), 'GET https://x');
  });
  it('proposes snippets where they may begin, and on no line that is written', () => {
    assert.ok(labels('|').includes('POST with JSON'));
    assert.ok(labels('GET https://x\n|').includes('Bearer token'));
    assert.ok(labels('GET https://x\n\n|').includes('Handler'));
    assert.ok(!labels('P| https://x').includes('POST with JSON'));
    assert.ok(!labels('GET https://x\nA|: b').includes('Bearer token'));
  });
  it('proposes the origins and paths of this file', () => {
    const file = 'GET https://a.example/one?x=1\n\n###\nGET {{host}}/two\n\n###\nGET |';
    assert.deepEqual(labels(file), [
      'https://a.example',
      '{{host}}',
      'https://a.example/one',
      '{{host}}/two',
      'https://',
      'http://',
    ]);
  });
  it('does not propose the target that is being written', () =>
    assert.deepEqual(labels('GET https://a.ex|'), ['https://', 'http://']));
  it('proposes versions behind the target', () => assert.ok(labels('GET https://x |').includes('HTTP/1.1')));
  it('proposes directives in kebab case, those that are written last', () => {
    const found = labels('# @timeout 5 s\n# @|');
    assert.ok(found.indexOf('no-redirect') < found.indexOf('timeout'));
    assert.equal(found.at(-1), 'timeout');
    assert.equal(found.filter((label) => label === 'timeout').length, 1);
  });
  it('proposes no directive that only another tool knows', () => assert.ok(!labels('# @|').includes('workflow')));
  it('proposes what a directive takes', () => {
    assert.deepEqual(labels('# @timeout 5 |'), ['s', 'ms', 'm']);
    assert.deepEqual(labels('# @disabled |'), ['true', 'false']);
    assert.deepEqual(labels('# @dialect re|'), [
      'auto',
      'rest-client',
      'jetbrains',
      'httpyac',
      'visual-studio',
      'draft-2026',
    ]);
    assert.deepEqual(labels('# @title |'), []);
  });
  it('proposes names of requests, each once', () => {
    const file = '### login\nGET https://x\n\n### other\nGET https://y\n\n###\n# @ref other |\nGET https://z';
    assert.deepEqual(labels(file), ['login']);
  });
  it('proposes field names, the usual ones first, and none twice', () => {
    const names = (marked: string) =>
      completions(marked).flatMap(({ kind, label }) => (kind === 'field' ? [label] : []));
    assert.deepEqual(names('GET https://x\n|'), ['Accept', 'Host', 'X-Request-Id']);
    assert.deepEqual(names('GET https://x\nhost: a\nAccept: b\n|'), ['X-Request-Id', 'Accept']);
  });
  it('puts the colon in where there is none', () => {
    assert.equal(taken('GET https://x\nAc|', 'Accept'), 'GET https://x\nAccept: ');
    assert.equal(taken('GET https://x\nA|c: b', 'Accept'), 'GET https://x\nAccept: b');
  });
  it('proposes values by field, and parameters behind a semicolon', () => {
    assert.ok(labels('GET https://x\nAccept: |').includes('application/json'));
    assert.ok(labels('GET https://x\ncontent-encoding: |').includes('gzip'));
    assert.ok(labels('GET https://x\nAccept: text/html;|').includes('q=0.9'));
    assert.deepEqual(labels('GET https://x\nX-Request-Id: |'), ['1']);
    assert.deepEqual(labels('GET https://x\nX-Unknown: |'), []);
    assert.deepEqual(labels('GET https://x\nAuthorization: Bearer x |'), []);
  });
  it('puts a space behind the colon', () =>
    assert.equal(taken('GET https://x\nAccept:|', '*/*'), 'GET https://x\nAccept: */*'));
  it('replaces the value that is there and no other', () =>
    assert.equal(
      taken('GET https://x\nAccept: a/b, te|xt/x, c/d', 'text/html'),
      'GET https://x\nAccept: a/b, text/html, c/d',
    ));
  it('closes a placeholder that is open, and no other', () => {
    assert.equal(taken('GET https://{{ho|', 'host'), 'GET https://{{host}}');
    assert.equal(taken('GET https://{{ho|}}/', 'host'), 'GET https://{{host}}/');
    assert.equal(taken('GET https://{{ h|xyz }}/', 'host'), 'GET https://{{ host }}/');
  });
  it('shows the value of a variable and where it comes from', () => {
    const [host] = completions('GET {{|}}');
    assert.deepEqual([host?.label, host?.detail, host?.documentation], ['host', 'example.com', '@host in this file']);
  });
  it('proposes dynamic variables by all their names, with the arguments they need', () => {
    assert.equal(taken('GET {{$ran|', '$randomText'), `GET {{\\$randomText \${1:length}\\}\\}`);
    assert.equal(completions('GET {{$ran|').find(({ label }) => label === '$randomText')?.detail, 'length [letters…]');
    assert.equal(taken('GET {{$|}}', '$guid'), 'GET {{\\$guid}}');
  });
  it('proposes names of the process environment, of .env and of secrets', () => {
    assert.equal(taken('GET {{$processEnv |}}', '$processEnv HOME'), 'GET {{$processEnv HOME}}');
    assert.deepEqual(labels('GET {{$dotenv |'), ['$dotenv TOKEN']);
    assert.deepEqual(labels('GET {{$secret |'), ['$secret api-key']);
  });
  const login = '### login\nPOST https://x\n\n###\nGET https://y/';
  it('proposes the parts of an earlier exchange', () => {
    assert.ok(labels(`${login}{{lo|`).includes('login.response.body.'));
    assert.deepEqual(labels(`${login}{{login.|`), ['login.response.', 'login.request.']);
    assert.ok(labels(`${login}{{login.response.|`).includes('login.response.status'));
    assert.ok(!labels(`${login}{{login.request.|`).includes('login.request.status'));
    assert.deepEqual(labels(`${login}{{login.response.headers.|`), [
      'login.response.headers.Content-Type',
      'login.response.headers.Set-Cookie',
    ]);
  });
  it('proposes the members of its last body as JSONPath', () => {
    assert.deepEqual(labels(`${login}{{login.response.body.$.|`), [
      'login.response.body.$.token',
      "login.response.body.$['odd-name']",
      'login.response.body.$.user',
      'login.response.body.$.items',
    ]);
    assert.deepEqual(labels(`${login}{{login.response.body.$.items|`).slice(-1), ['login.response.body.$.items']);
    assert.deepEqual(labels(`${login}{{login.response.body.$.user.|`), [
      'login.response.body.$.user.id',
      'login.response.body.$.user.roles',
    ]);
    assert.deepEqual(labels(`${login}{{login.response.body.$.user.roles[|`), [
      'login.response.body.$.user.roles[0]',
      'login.response.body.$.user.roles[1]',
      'login.response.body.$.user.roles[*]',
    ]);
    assert.deepEqual(labels(`${login}{{login.response.body.$.nothing.|`), []);
    assert.deepEqual(labels(`${login}{{login.request.body.$.|`), []);
  });
  it('proposes requests of imported files', () => {
    assert.ok(labels('GET {{|').includes('token.response.body.'));
    assert.ok(labels('GET {{token.response.body.$.|').includes('token.response.body.$.user'));
  });
  it('knows which request is referred to', () => {
    assert.equal(referredRequest('login.response.'), 'login');
    assert.equal(referredRequest('login.response'), null);
    assert.equal(referredRequest('login'), null);
  });
  it('proposes files by what they are for', () => {
    assert.deepEqual(labels('POST https://x\n\n< |'), ['body.json', 'other.http', 'check.js', 'data/']);
    assert.deepEqual(labels('import |'), ['other.http', 'data/']);
    assert.deepEqual(labels('GET https://x\n\n> |'), ['check.js', 'data/']);
    assert.ok(labels('POST https://x\n\n< ./.|').includes('.env'));
    assert.equal(taken('POST https://x\n\n<|', 'body.json'), 'POST https://x\n\n< ./body.json');
    assert.equal(taken('POST https://x\n\n< ./data/x|y', 'body.json'), 'POST https://x\n\n< ./data/body.json');
  });
  it('lists the folder that is written', () => {
    const rows: readonly (readonly [prefix: string, folder: string])[] = [
      ['', './'],
      ['us', './'],
      ['./us', './'],
      ['../a/b', '../a/'],
      ['/etc/ho', '/etc/'],
    ];
    for (const [prefix, folder] of rows) assert.equal(writtenFolder(prefix), folder);
  });
  it('proposes what may follow a request on an empty line', () =>
    assert.equal(taken('GET https://x\n\n##|', '###'), 'GET https://x\n\n### '));
});
