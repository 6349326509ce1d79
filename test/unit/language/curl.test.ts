import assert from 'node:assert/strict';
import { parse } from '../../../src/language/parse.ts';
import { sketch, sketchProblems } from './sketch.ts';

/** `expected` without the directive that says that curl follows no redirect. */
function check(text: string, ...expected: readonly string[]): void {
  const document = parse(text);
  assert.deepEqual(
    sketch(document).filter((line) => line !== 'directive no-redirect'),
    expected,
  );
  assert.equal(document.blocks.map(({ range }) => text.slice(range.start, range.end)).join(''), text);
}

function checkProblems(text: string, ...expected: readonly string[]): void {
  assert.deepEqual(sketchProblems(parse(text)), expected);
}

describe('parse: commands for curl', () => {
  it('reads the options that are directives or go into the query', () =>
    check(
      `curl -L --max-time 5 --connect-timeout 2 --max-redirs 3 -k --url-query 'a=b c' https://x`,
      'directive timeout 5 s',
      'directive connection-timeout 2 s',
      'directive max-redirects 3',
      'directive insecure',
      'request - https://x?a=b%20c',
    ));
  it('asks for the colon of a field', () =>
    checkProblems("curl -H 'no colon' https://x", 'error field-without-colon "\'no colon\'"'));
  it('reads a URL', () => check('curl https://x', 'request - https://x'));
  it('reads the commands of Windows, and joins their lines', () => {
    check(
      'curl.exe https://x `\n  -H "A: b" `\n  -d c=d',
      'request POST https://x',
      'field A: b',
      'field Content-Type: application/x-www-form-urlencoded',
      "body 'c=d'",
    );
    check('curl.exe https://x ^\r\n  -H "A: b"', 'request - https://x', 'field A: b');
  });
  it('reads options on the next line although nothing joins it, as REST Client does, and says so', () => {
    check(
      `curl -X POST https://x\n  -H 'A: b' \\\n  -d 'c'`,
      'request POST https://x',
      'field A: b',
      'field Content-Type: application/x-www-form-urlencoded',
      `body 'c'`,
    );
    check(
      `curl https://x\r\n--json '{}'\r\n`,
      'request POST https://x',
      'field Content-Type: application/json',
      'field Accept: application/json',
      `body '{}'`,
    );
    checkProblems('curl https://x\n  -k', 'warning curl-line-not-joined "https://x"');
  });
  it('reads on where white space stands behind the sign that joins lines, and says so', () => {
    for (const line of ['curl \\ \nhttps://x -k', 'curl -k\\ \t\r\nhttps://x'])
      check(line, 'directive insecure', 'request - https://x');
    checkProblems('curl https://x \\ \n  -k', 'warning curl-line-not-joined "\\\\ "');
    check('curl https://x\\ y', 'request - https://x y');
  });
  it('does not read on behind a blank line, or a line that is no option', () => {
    for (const next of ['\n-k', 'b -k', '- k', '-1', '---']) check(`curl https://x\n${next}`, 'request - https://x');
    checkProblems('curl https://x \\\n  -k');
  });
  it('tells of text behind it that nothing of it is sent', () =>
    assert.match(parse('curl https://x\n{}').problems[0]?.message ?? '', /^Nothing behind a command for curl is sent/));
  it('has one body', () => {
    checkProblems('curl https://x -F a=b -d c', 'error curl-several-bodies "c"');
    checkProblems('curl https://x -d c -T a.bin', 'error curl-several-bodies "a.bin"');
    checkProblems('curl https://x -d c -d d');
    checkProblems('curl https://x -G -d c -T a.bin');
  });
  for (const word of ['curl.exec', 'curl.com', 'curlexe'])
    it(`does not take ${word} for curl`, () => check(`${word} https://x`, `request ${word} https://x`));
  it('takes a URL without a scheme for http, as curl does', () =>
    check('curl x.example', 'request - http://x.example'));
  it('reads method and fields', () =>
    check(`curl -X PUT -H 'A: b' --header "C:d" https://x`, 'request PUT https://x', 'field A: b', 'field C: d'));
  it('reads options without a space before their values', () =>
    check('curl -XDELETE -Ha:b --url=https://x', 'request DELETE https://x', 'field a: b'));
  it('reads several short options in one word', () =>
    check('curl -sSLk https://x', 'directive insecure', 'request - https://x'));
  it('posts data as a form', () =>
    check(
      'curl https://x -d a=b --data c=d',
      'request POST https://x',
      'field Content-Type: application/x-www-form-urlencoded',
      `body 'a=b' '&' 'c=d'`,
    ));
  it('does not call data a form when a type is given', () =>
    check(`curl https://x -H content-type:a/b -d c`, 'request POST https://x', 'field content-type: a/b', `body 'c'`));
  it('posts JSON', () =>
    check(
      `curl --json '{"a":1}' https://x`,
      'request POST https://x',
      'field Content-Type: application/json',
      'field Accept: application/json',
      String.raw`body '{\"a\":1}'`,
    ));
  it('posts files', () =>
    check(
      'curl https://x --data-binary @a.bin -H A:b',
      'request POST https://x',
      'field A: b',
      'field Content-Type: application/x-www-form-urlencoded',
      'body < a.bin>',
    ));
  it('does not take the @ of raw data for a file', () =>
    check(
      'curl https://x --data-raw @a -H Content-Type:a/b',
      'request POST https://x',
      'field Content-Type: a/b',
      `body '@a'`,
    ));
  it('encodes data, placeholders when they have their values', () =>
    check(
      `curl https://x --data-urlencode 'q=a b&{{c}}'`,
      'request POST https://x',
      'field Content-Type: application/x-www-form-urlencoded',
      `body 'q=a%20b%26{{%c}}'`,
    ));
  it('puts data into the query with -G', () =>
    check('curl -G https://x?a=b -d c=d -d e=f', 'request - https://x?a=b&c=d&e=f'));
  it('sends HEAD with -I', () => check('curl -I https://x', 'request HEAD https://x'));
  it('puts a file', () => check('curl -T a.txt https://x', 'request PUT https://x', 'body < a.txt>'));
  it('reads credentials, user agent, referer and cookies', () =>
    check(
      'curl -u a:b -A agent -e https://y -b c=d --oauth2-bearer t https://x',
      'request - https://x',
      'field Authorization: Basic YTpi',
      'field User-Agent: agent',
      'field Referer: https://y',
      'field Cookie: c=d',
      'field Authorization: Bearer t',
    ));
  it('keeps placeholders in credentials', () =>
    check('curl -u "{{u}}:{{p}}" https://x', 'request - https://x', 'field Authorization: Basic {{u}}:{{p}}'));
  it('reads times and versions', () =>
    check(
      'curl -m 5 --connect-timeout 1.5 --http1.1 https://x',
      'directive timeout 5 s',
      'directive connection-timeout 1.5 s',
      'request - https://x HTTP/1.1',
    ));
  it('makes a multipart body', () => {
    const [request, field, body] = sketch(parse('curl https://x -F a=b -F "c=@d.txt;type=text/plain"')).slice(1);
    assert.equal(request, 'request POST https://x');
    const boundary = /^field Content-Type: multipart\/form-data; boundary=(portside-[0-9a-f]{8})$/.exec(
      field ?? '',
    )?.[1];
    assert.ok(boundary);
    assert.equal(
      body,
      [
        String.raw`body '--${boundary}\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb' '\r\n'`,
        String.raw`'--${boundary}\r\nContent-Disposition: form-data; name=\"c\"; filename=\"d.txt\"\r\nContent-Type: text/plain\r\n\r\n'`,
        String.raw`< d.txt> '\r\n' '--${boundary}--\r\n'`,
      ].join(' '),
    );
  });
  it('goes on over lines that end with a backslash', () =>
    check(
      "curl https://x \\\n  -H 'A: b' \\\r\n  -d c=d\n\n> {% e %}",
      'request POST https://x',
      'field A: b',
      'field Content-Type: application/x-www-form-urlencoded',
      `body 'c=d'`,
      'handler inline: e',
    ));
  it('reads what a browser copies for cmd, where ^ stands before every sign', () =>
    check(
      'curl ^"https://x/^?a=^%^20b^&c^" ^\r\n  -X ^"PUT^" ^\r\n  -H ^"A: b c^" ^\r\n  -H ^"Content-Type: a/b^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":^\\^"\\\\^\\^"^\\n^\r\n\r\nb^}^"\r\n# c',
      'comment # c',
      'request PUT https://x/?a=%20b&c',
      'field A: b c',
      'field Content-Type: a/b',
      String.raw`body '{\"a\":\"\\\"\\n\nb}'`,
    ));
  it('reads what is copied for cmd with plain quotes', () =>
    check(
      'curl "https://x/" ^\n  -H "A: b^c" ^\n  --json "{\\"a\\":1}"',
      'request POST https://x/',
      'field A: b^c',
      'field Content-Type: application/json',
      'field Accept: application/json',
      String.raw`body '{\"a\":1}'`,
    ));
  it('takes no ^ for a sign of cmd elsewhere', () => check(`curl 'https://x/^"a'`, 'request - https://x/^"a'));
  it('goes on over lines that end with a backtick, as in PowerShell', () =>
    check("curl.exe https://x `\n  -H 'A: b'", 'request - https://x', 'field A: b'));
  it('reads curl.exe', () => check('curl.exe -I https://x', 'request HEAD https://x'));
  it('does not take another program for curl', () => check('curl.executable', 'request - curl.executable'));
  it('reads octets in $ quotes as UTF-8', () =>
    check(
      String.raw`curl https://x -H Content-Type:a/b --data-raw $'\xc3\xa9\303\251\u0021\x41'`,
      'request POST https://x',
      'field Content-Type: a/b',
      `body 'éé!A'`,
    ));
  it('adds no field that it is told not to add', () =>
    check(`curl https://x -d a -H Content-Type: -H 'Expect:'`, 'request POST https://x', `body 'a'`));
  it('sends a field without a value when a semicolon stands behind its name', () =>
    check(`curl https://x -H 'A;'`, 'request - https://x', 'field A: '));
  it('reads HTTP/2 over TLS', () => check('curl --http2 https://x', 'request - https://x HTTP/2'));
  it('reads --http2 as HTTP/1.1 in the clear, where curl goes on with it', () =>
    check('curl --http2 x.test', 'request - http://x.test'));
  it('reads --http2-prior-knowledge as HTTP/2 everywhere', () =>
    check('curl --http2 --http2-prior-knowledge http://x', 'request - http://x HTTP/2'));
  it('keeps to the last version that is asked for', () =>
    check('curl --http2 --http1.1 http://x', 'request - http://x HTTP/1.1'));
  it('encodes data for the query with -G', () =>
    check(`curl -G https://x --data-urlencode 'q=a b'`, 'request - https://x?q=a%20b'));
  it('ends at a line without one', () => check('curl https://x\n# a', 'comment # a', 'request - https://x'));
  it('reads quotes as a shell does', () =>
    check(
      String.raw`curl https://x --data-raw a'b "c" \'"d 'e' \" \n"$'\n\x41\u00e9\'' -H A:\ b`,
      'request POST https://x',
      'field A: b',
      'field Content-Type: application/x-www-form-urlencoded',
      String.raw`body 'ab \"c\" \\d 'e' \" \\n\nAé''`,
    ));
  it('reads quotes over several lines', () =>
    check(
      `curl https://x -H 'Content-Type: a/b' -d '{\n  "a": 1\n}'`,
      'request POST https://x',
      'field Content-Type: a/b',
      String.raw`body '{\n  \"a\": 1\n}'`,
    ));
  it('follows redirects with -L only', () => {
    assert.deepEqual(
      parse('curl https://x').blocks[0]?.directives.map(({ name }) => name.text),
      ['no-redirect'],
    );
    assert.deepEqual(parse('curl -L https://x').blocks[0]?.directives, []);
  });
  it('does not take a word that begins with curl for a command', () =>
    check('curl.example/x', 'request - curl.example/x'));

  it('refuses an option it does not know', () =>
    checkProblems('curl --colour https://x', 'error unknown-curl-option "--colour"'));
  it('refuses an option that would change what is sent', () =>
    checkProblems('curl -x http://proxy https://x', 'error curl-option-not-built "-x"'));

  it('says once what a letter means that is written again in the same word', () =>
    checkProblems('curl -4k4 https://x', 'error curl-option-not-built "-4k4"'));
  it('refuses a cut quote of cmd', () => checkProblems('curl ^"https://x', 'error unclosed-quote "^"'));
  it('refuses cookies out of a file', () =>
    checkProblems('curl -b jar.txt https://x', 'error curl-option-not-built "-b"'));
  it('refuses an option without its value', () => checkProblems('curl https://x -H', 'error curl-value-missing "-H"'));
  it('refuses a second target', () =>
    checkProblems('curl https://x https://y', 'error curl-several-targets "https://y"'));
  it('refuses a command without a target', () => checkProblems('curl -I', 'error missing-target "curl"'));
  it('refuses a quote that is not closed', () => checkProblems("curl 'https://x", `error unclosed-quote "'"`));
  it('warns of what belongs to the shell', () => checkProblems('curl https://x | jq .a', 'warning shell-operator "|"'));
  it('says nothing of options about showing', () =>
    checkProblems('curl -sS -o a.txt -w "%{http_code}" --compressed https://x'));
});
