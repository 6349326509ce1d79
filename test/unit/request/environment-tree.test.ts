import assert from 'node:assert/strict';
import { parse } from '../../../src/language/parse.ts';
import { environmentTree } from '../../../src/request/environment/environment-tree.ts';
import { readEnvironments } from '../../../src/request/read-environments.ts';
import { file, surroundingsOf } from './world.ts';

const inPublic = '/project/requests/http-client.env.json';
const inPrivate = '/project/requests/http-client.private.env.json';

/** Every row as the view shows it, indented; `*` marks what is active. */
async function rows(
  files: Readonly<Record<string, string>>,
  chosen: readonly string[] = [],
  text: string | null = null,
): Promise<readonly string[]> {
  const environments = await readEnvironments(file, surroundingsOf({ files }));
  return environmentTree(environments, chosen, text === null ? null : parse(text), file).flatMap((group) => [
    `${group.isActive ? '*' : ''}${group.kind} ${group.name} ${placed(group.place)}`,
    ...group.variables.map(({ name, shown, place }) => `  ${name} = ${shown} ${placed(place)}`),
  ]);
}

function placed(place: { readonly path: string; readonly line: number | null } | null): string {
  return place === null ? '-' : `(${place.path.split('/').at(-1)}:${place.line ?? '-'})`;
}

describe('environmentTree', () => {
  it('has every environment with its values and where they stand, the strongest file first', async () =>
    assert.deepEqual(
      await rows(
        {
          [inPublic]: '{\n"dev": {\n"b": 1,\n"a": "{{b}}"},\n"prod": {}}',
          [inPrivate]: '{"dev": {"b": 2}}',
        },
        ['dev'],
      ),
      [
        '*environment dev (http-client.private.env.json:0)',
        '  a = {{b}} (http-client.env.json:3)',
        '  b = 2 (http-client.private.env.json:0)',
        'environment prod (http-client.env.json:4)',
      ],
    ));
  it('has what is shared, .env and the definitions of the file', async () =>
    assert.deepEqual(
      await rows(
        { [inPublic]: '{"$shared": {"v": 1}, "$default": {"d": 1}, "dev": {}}', '/project/.env': 'e=1' },
        [],
        '@x = 1\n@x = 2\nGET https://{{x}}',
      ),
      [
        'environment dev (http-client.env.json:0)',
        '*shared $shared (http-client.env.json:0)',
        '  v = 1 (http-client.env.json:0)',
        '*default $default (http-client.env.json:0)',
        '  d = 1 (http-client.env.json:0)',
        '*dot-env .env (.env:0)',
        '  e = 1 (.env:0)',
        '*own  (a.http:0)',
        '  x = 2 (a.http:1)',
      ],
    ));
  it('has no value of a secret', async () =>
    assert.deepEqual(
      await rows(
        {
          [inPublic]: '{"dev": {"key": {"provider": "AzureKeyVault"}, "token": "open"}}',
          [inPrivate]:
            '{"dev": {"password": "hidden", "login": {"user": "ada", "pass": "hidden"}, "list": [{"a": 1}]}}',
        },
        ['dev'],
      ),
      [
        '*environment dev (http-client.private.env.json:0)',
        '  key = ••• (http-client.env.json:0)',
        '  list = [{"a":1}] (http-client.private.env.json:0)',
        '  login = ••• (http-client.private.env.json:0)',
        '  password = ••• (http-client.private.env.json:0)',
        '  token = open (http-client.env.json:0)',
      ],
    ));
  it('shows a value in one line, without what would reorder it, and shortened', async () => {
    const [, a, b] = await rows({
      [inPublic]: JSON.stringify({ dev: { a: 'x\n\u202ey\u0007', b: 'z'.repeat(5000) } }),
    });
    assert.equal(a, '  a = x y  (http-client.env.json:0)');
    assert.equal(b, `  b = ${'z'.repeat(79)}… (http-client.env.json:0)`);
  });
  it('is empty where there is nothing', async () => assert.deepEqual(await rows({}, [], 'GET https://x'), []));
});
