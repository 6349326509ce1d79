import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runFile, runText } from './portside.ts';

describe('assertions in the command', () => {
  let server: Server;
  let host = '';

  before(async () => {
    server = createServer((request, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ url: request.url, key: request.headers['x-key'] ?? null }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(() => server.close());

  it('end with 0 when all are true', async () => {
    const { code, exchanges } = await runText(
      `@id = 7\n# @assert status == 200\nGET ${host}/users/{{id}}\n\n?? body $.url == /users/{{id}}\n?? header content-type contains json\n`,
    );
    assert.equal(code, 0);
    assert.deepEqual(exchanges[0].tests, [
      { name: 'status == 200', passed: true, message: null, line: 2 },
      { name: 'body $.url == /users/7', passed: true, message: null, line: 5 },
      { name: 'header content-type contains json', passed: true, message: null, line: 6 },
    ]);
  });

  it('end with 1 when one is false, and are no part of the body', async () => {
    const { code, exchanges } = await runText(`GET ${host}/\n\n?? status == 404\n?? status 404\n?? status > 100\n`);
    assert.equal(code, 1);
    assert.equal(exchanges[0].request.bodySize, 0);
    assert.deepEqual(
      exchanges[0].tests.map(({ passed }: { readonly passed: boolean }) => passed),
      [false, false, true],
    );
    assert.equal(exchanges[0].tests[0].message, 'It is 200.');
  });

  it('stop the run with --bail', async () => {
    const { code, exchanges, err } = await runText(
      `GET ${host}/1\n\n?? status == 404\n\n###\nGET ${host}/2\n`,
      '--bail',
    );
    assert.equal(code, 1);
    assert.equal(exchanges.length, 1);
    assert.match(err, /1 more request was not sent/);
  });

  it('keep an unknown value from being asked for in silence', async () => {
    const { code, exchanges, err } = await runText(`GET ${host}/\n\n?? body $.url == {{nowhere}}\n`);
    assert.equal(code, 3);
    assert.equal(exchanges.length, 0);
    assert.match(err, /nowhere/);
  });

  it('show no secret', async () => {
    process.env['PORTSIDE_SECRET_ASSERTED'] = 'hidden-value';
    try {
      const text = `GET ${host}/\nX-Key: {{$secret asserted}}\n\n?? body $.key == {{$secret asserted}}\n?? body $.key == other\n`;
      for (const output of ['text', 'json']) {
        const { code, out } = await runFile(text, '--output', output);
        assert.equal(code, 1);
        assert.ok(!out.includes('hidden-value'), out);
        assert.match(out, /body \$\.key == •••/);
      }
    } finally {
      delete process.env['PORTSIDE_SECRET_ASSERTED'];
    }
  });

  it('are told in text', async () => {
    const { out } = await runFile(`GET ${host}/\n\n?? status == 200\n?? status == 201\n`);
    assert.match(out, /200 OK · 1 assertion false/);
    assert.match(out, /✓ status == 200\n {2}✗ status == 201 \(line 4\)\n {4}It is 200\./);
  });
});
