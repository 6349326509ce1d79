import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runFile, runText } from './portside.ts';

const text =
  'get http://127.0.0.1:1/a#b\nA: b\n  c\n\n# sent in one tool, left out in another\nGET http://127.0.0.1:1/second\n';

/** What of the requests is told on standard error, as `severity code`. */
async function check(args: readonly string[], expected: readonly string[], last: string | null): Promise<void> {
  const { err } = await runFile(text, ...args);
  const lines = err.split('\n');
  const told = lines.flatMap((line) => /requests\.http:\d+:\d+: (\w+ [\w-]+):/.exec(line)?.[1] ?? []);
  assert.deepEqual(told, expected);
  assert.equal(lines.find((line) => line.startsWith('portside: ')) ?? null, last);
}

describe('portside run tells what is doubtful in the requests it sends', function () {
  this.timeout(60_000);
  const doubtful = ['warning folded-field', 'information differs-body-comment', 'warning missing-separator'];
  it('and how many hints there are', () =>
    check([], doubtful, 'portside: 2 hints are not shown; --show notices shows them.'));
  it('and hints and smaller differences between tools where they are asked for', async () => {
    const all = ['hint method-case', 'hint fragment-not-sent', ...doubtful];
    await check(['--show', 'notices'], all, null);
  });
  it('and notices on the exchange too', async () => {
    const server = createServer((_, response) => response.setHeader('Set-Cookie', 'a=b').end('{"a":1}'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    try {
      const request = `GET http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const { exchanges } = await runText(request);
      const findings: readonly { readonly severity: string; readonly title: string }[] = exchanges[0].findings;
      const notice = findings.find(({ severity }) => severity === 'notice')?.title ?? assert.fail('no notice');
      const { out: plain } = await runFile(request, '--show', 'headers');
      const { out: noticed } = await runFile(request, '--show', 'headers,notices');
      assert.deepEqual([plain.includes(notice), noticed.includes(notice)], [false, true]);
    } finally {
      server.close();
    }
  });
});
