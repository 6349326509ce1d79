import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { allDifferences } from '../../../src/language/portability/portability.ts';
import { problemCodes } from '../../../src/language/problem-codes.ts';
import { resolveText, type World } from './world.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/problems.md'), 'utf8');

interface Entry {
  readonly code: string;
  readonly severity: string;
  readonly example: string | null;
}

const entries: readonly Entry[] = page
  .split(/^### /m)
  .slice(1)
  .map((text) => {
    const head = /^`([a-z0-9-]+)` \((\w+)\)/.exec(text);
    return {
      code: head?.[1] ?? '',
      severity: head?.[2] ?? '',
      example: /```http\n([\s\S]*?)\n```/.exec(text)?.[1] ?? null,
    };
  });

const environmentFile = '/project/requests/http-client.env.json';
const template = { '/project/requests/template.json': '{"name": "{{name}}"}' };

/** What stands around an example whose text alone does not show its code. */
const worlds: Readonly<Record<string, World>> = {
  'body-file-without-folder': { untitled: true },
  'output-without-folder': { untitled: true },
  'control-character': { variables: { lines: 'a\r\nb' } },
  'environment-file-malformed': { files: { [environmentFile]: '{' } },
  'environment-file-shape': { files: { [environmentFile]: '[]' } },
  'invalid-method': { variables: { method: 'NOT A METHOD' } },
  'list-value': { environment: 'dev', files: { [environmentFile]: '{"dev": {"ids": [1, 2]}}' } },
  'value-in-environment-too': { environment: 'dev', files: { [environmentFile]: '{"dev": {"host": "localhost"}}' } },
  'json-body-malformed': { variables: { name: 'Ada' } },
  'multipart-file-not-alone': { files: template },
  'placeholders-in-file': { files: template },
  'request-variable-empty': {
    exchanges: {
      login: {
        request: { method: 'POST', url: 'https://example.com/login', fields: [], body: new Uint8Array() },
        response: { status: 200, fields: [], body: new TextEncoder().encode('{}') },
        secrets: [],
      },
    },
  },
  'certificate-not-checked': { files: { '/project/.httpyac.json': '{"request": {"rejectUnauthorized": false}}' } },
  'setting-not-followed': { files: { '/project/.httpyac.json': '{"request": {"retry": 3}}' } },
  'environment-code-not-run': { files: { '/project/.httpyac.js': '' } },
  'private-value-wins': {
    environment: 'dev',
    files: {
      [environmentFile]: '{"dev": {"host": "a"}}',
      '/project/requests/http-client.private.env.json': '{"dev": {"host": "b"}}',
    },
  },
  'secret-provider-unavailable': {
    environment: 'dev',
    files: { [environmentFile]: '{"dev": {"secret": {"provider": "AzureKeyVault", "secretName": "s"}}}' },
  },
  'user-secret-missing': {
    environment: 'dev',
    files: { [environmentFile]: '{"dev": {"secret": {"provider": "AspnetUserSecrets", "secretName": "s"}}}' },
  },
  'unknown-encoding': { files: template },
  'unknown-environment': { environment: 'test' },
};

/** Codes found while reading and when the last request is sent, with their severity. */
async function found(example: string, world: World): Promise<readonly string[]> {
  const document = parse(example);
  const requests = requestBlocks(document);
  const resolutions = await Promise.all(requests.map((_, index) => resolveText(example, world, index)));
  return [...allDifferences(document), ...document.problems, ...resolutions.flatMap(({ problems }) => problems)].map(
    ({ code, severity }) => `${code} (${severity})`,
  );
}

describe('docs/problems.md', () => {
  it('has every code once, and no other', () =>
    assert.deepEqual(entries.map(({ code }) => code).toSorted(), [...problemCodes].toSorted()));
  for (const { code, severity, example } of entries)
    if (example !== null)
      it(`has an example that shows ${code}`, async () => {
        const all = await found(example, worlds[code] ?? {});
        assert.ok(all.includes(`${code} (${severity})`), `shows ${all.join(', ') || 'nothing'}`);
      });
});
