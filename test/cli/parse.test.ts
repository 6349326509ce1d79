import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Json, portside } from './portside.ts';

const folder = mkdtempSync(join(tmpdir(), 'portside-parse-'));

async function parsed(name: string, text: string): Promise<{ readonly requests: readonly Record<string, unknown>[] }> {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { out } = await portside('parse', '--json', file);
  return JSON.parse(out);
}

after(() => rmSync(folder, { recursive: true }));

describe('portside and Markdown', function () {
  this.timeout(30_000);
  const readme = (port: number): string =>
    `# API\n\nGET nothing\n\n1. Add her:\n\n   \`\`\`http Add\n   POST http://127.0.0.1:${port}/users\n   Content-Type: application/json\n\n   {\n     "name": "Ada"\n   }\n   \`\`\`\n\nnot sent\n`;

  it('sends what stands in a fence, without its indentation', async () => {
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(text));
      request.on('end', () => response.end('{}'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const file = join(folder, 'README.md');
    writeFileSync(file, readme((server.address() as AddressInfo).port));
    const { code, out, err } = await portside('run', '--output', 'json', '--name', 'Add', file);
    server.close();
    assert.equal(code, 0, err);
    assert.equal(JSON.parse(out).line, 8);
    assert.deepEqual(bodies, ['{\n  "name": "Ada"\n}']);
  });
  it('tells what was read, and only problems in fences', async () => {
    const file = join(folder, 'guide.markdown');
    writeFileSync(file, `${readme(80)}\n~~~http\nGET https://example.com\nno colon\n~~~\n`);
    const { code, out } = await portside('parse', '--json', file);
    const { requests, problems } = JSON.parse(out);
    assert.equal(code, 3);
    assert.deepEqual(
      requests.map(({ title, line, url }: Json) => [title, line, url]),
      [
        ['Add', 8, 'http://127.0.0.1:80/users'],
        [null, 19, 'https://example.com'],
      ],
    );
    assert.deepEqual(
      problems.map(({ code, line, column }: Json) => [code, line, column]),
      [['field-without-colon', 20, 1]],
    );
  });
  it('tells bytes that are no UTF-8 in fences alone', async () => {
    const file = join(folder, 'latin1.md');
    writeFileSync(file, Buffer.from('caf\xe9\n\n```http\nGET https://example.com\n```\n', 'latin1'));
    assert.equal((await portside('parse', file)).code, 0);
    writeFileSync(file, Buffer.from('```http\nGET https://example.com/caf\xe9\n```\n', 'latin1'));
    assert.match((await portside('parse', file)).err, /:2:28: error invalid-utf8/);
  });
  it('tells where tools differ', async () => {
    const file = join(folder, 'lint.md');
    writeFileSync(file, 'text\n\n```http\nGET example.com\n```\n');
    const { out } = await portside('parse', '--lint-portable', file);
    assert.match(out, /lint\.md:4:5.*differs-default-scheme/s);
  });
  it('does not look for fences in request files', async () => {
    const file = join(folder, 'fences.http');
    writeFileSync(file, '```http\nGET https://example.com\n```\n');
    assert.equal((await portside('parse', file)).code, 3);
  });
});

describe('portside parse --json', function () {
  this.timeout(30_000);
  it('tells assertions as they are written, wherever they stand', async () => {
    const text =
      '# @assert body includes Ada\nGET https://example.com\n\n?? status === 200\n?? body exists\n?? nothing\n';
    const { requests } = await parsed('assertions.http', text);
    assert.deepEqual(requests[0]?.['assertions'], [
      ['body', 'includes', 'Ada'],
      ['status', '===', '200'],
      ['body', 'exists', null],
    ]);
  });
  it('tells the size of a body as written, of a curl command as curl takes it', async () => {
    const text =
      'POST https://a\n\n{"ä": 1}\n\n###\ncurl https://a -d "b=1" -d \'c=%41\'\n\n###\ncurl https://a -d @b.json\n';
    const { requests } = await parsed('sizes.http', text);
    assert.deepEqual(
      requests.map((request) => request['body']),
      [
        { kind: 'text', size: 9 },
        { kind: 'text', size: 9 },
        { kind: 'file', size: 7 },
      ],
    );
  });
  it('tells the messages of a request that has several', async () => {
    const { requests } = await parsed('messages.http', 'WS wss://example.com\n\na\n=== wait-for-server\nb\nc\n');
    assert.deepEqual(requests[0]?.['messages'], [
      { line: 3, endLine: 3, waitsFor: 0 },
      { line: 5, endLine: 6, waitsFor: 1 },
    ]);
  });
  it('tells none of a request without assertions', async () =>
    assert.deepEqual((await parsed('none.http', 'GET https://example.com\n')).requests[0]?.['assertions'], []));
});
