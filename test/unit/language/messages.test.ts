import assert from 'node:assert/strict';
import type { BodyPart } from '../../../src/language/document.ts';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { messagesOf } from '../../../src/language/messages.ts';
import { parse } from '../../../src/language/parse.ts';
import { readMarkdown } from '../../../src/language/read-markdown.ts';

/** `wait n: ` where a message waits, and its text; `text` is checked to stand at the message's range. */
function messages(text: string, document = parse(text)): readonly string[] {
  const [block] = requestBlocks(document);
  assert.ok(block);
  return messagesOf(document, block).map(({ range, parts, waitsFor }) => {
    assert.equal(range.start, parts[0]?.range.start ?? range.end);
    assert.equal(range.end, parts.at(-1)?.range.end ?? range.start);
    const said = (part: BodyPart): string =>
      part.kind === 'literal' ? `'${part.text}'` : text.slice(part.range.start, part.range.end);
    return `${waitsFor > 0 ? `wait ${waitsFor}: ` : ''}${parts.map(said).join(' + ')}`;
  });
}

const chat = 'WEBSOCKET wss://example.com/chat\nA: b\n\n';

function check(body: string, ...expected: readonly string[]): void {
  assert.deepEqual(messages(chat + body), expected);
}

describe('messagesOf', () => {
  it('makes one of a body without a separator', () => check('{"a": 1}\n', '{"a": 1}'));
  it('makes none where there is no body', () => check(''));
  it('parts them at ===', () => check('a\n===\nb\nc\n=== \n\nd\n\n===\ne', 'a', 'b\nc', 'd', 'e'));
  it('parts them where lines end with CR LF', () =>
    check('a\r\n===\r\nb\r\n=== wait-for-server\r\nc', 'a', 'b', 'wait 1: c'));
  it('waits for the server', () => check('a\n=== wait-for-server\nb\n===\nc', 'a', 'wait 1: b', 'c'));
  it('adds up what is waited for', () => {
    check('a\n=== wait-for-server\n=== wait-for-server\n\n=== wait-for-server\nb', 'a', 'wait 3: b');
    check('a\n=== wait-for-server 2\n=== wait-for-server\nb', 'a', 'wait 3: b');
  });
  it('waits before the first and behind the last', () =>
    check('=== wait-for-server\na\n=== wait-for-server 2\n', 'wait 1: a', 'wait 2: '));
  it('sends nothing between two separators', () => check('===\n===\na\n===\n===\n', 'a'));
  it('takes a comment behind a separator', () =>
    check('a\n===  // next\nb\n=== wait-for-server // then\nc\n=== # d\ne', 'a', 'b', 'wait 1: c', 'e'));
  it('keeps the indentation of the first line', () => check('a\n===\n  b', 'a', '  b'));
  it('takes files for messages, or for parts of them', () =>
    check('< ./a.json\n===\nb\n< ./c.json\n=== wait-for-server\nd', '< ./a.json', 'b + < ./c.json', 'wait 1: d'));
  for (const line of [
    '====',
    ' ===',
    '=== b',
    '=== wait-for-servers',
    '=== wait-for-server x',
    '=== wait-for-server 1 2',
    '== wait-for-server',
    '=== a/b',
  ])
    it(`does not take “${line}” for a separator`, () => check(`a\n${line}\nc`, `a\n${line}\nc`));
  for (const method of ['WS', 'GRPC', 'RSOCKET', 'MQTT', 'MQTTS', 'AMQP'])
    it(`knows them with ${method}`, () => assert.deepEqual(messages(`${method} x.example/y\n\na\n===\nb`), ['a', 'b']));
  it('knows them with the target of a WebSocket', () =>
    assert.deepEqual(messages('wss://example.com\n\na\n===\nb'), ['a', 'b']));
  for (const request of [
    'POST https://example.com',
    'https://example.com',
    'GRAPHQL https://example.com',
    'SSE https://example.com',
  ])
    it(`knows none with ${request}`, () => assert.deepEqual(messages(`${request}\n\na\n===\nb`), []));
  it('parts them within an indented fence of Markdown', () => {
    const text = '  ```http\n  WS wss://example.com\n\n  {\n    "a": 1\n  }\n  ===\n  b\n  ```\n';
    const document = readMarkdown(text);
    const [block] = requestBlocks(document);
    assert.ok(block);
    assert.deepEqual(
      messagesOf(document, block).map(({ parts }) =>
        parts.map((part) => (part.kind === 'literal' ? part.text : part.kind)),
      ),
      [['{\n  "a": 1\n}'], ['b']],
    );
  });
  for (const [what, body] of [
    ['separators', '===\n'.repeat(100_000)],
    ['waits', 'a\n=== wait-for-server\n'.repeat(50_000)],
    ['white space', `===${' '.repeat(500_000)}x\n${' '.repeat(500_000)}`],
    ['blank lines', `${' \n'.repeat(200_000)}a`],
  ] as const)
    it(`takes time linear in ${what} [slow]`, () => void messages(`${chat}x\n${body}`)).timeout(30_000);
});
