import assert from 'node:assert/strict';
import { scriptlessPath } from '../../../src/request/scriptless-path.ts';

describe('what an expression names without a script', () => {
  const rows: readonly (readonly [expression: string, root: string | null, path?: string, isLength?: boolean])[] = [
    ['response.statusCode', 'status', ''],
    [' response.status ', 'status', ''],
    ['response.parsedBody', 'parsedBody', ''],
    ["response.parsedBody.a[0]['b c'].d", 'parsedBody', ".a[0]['b c'].d"],
    ['response.parsedBody.list.length', 'parsedBody', '.list', true],
    ['response.body', 'body', ''],
    ['response.body.length', 'body', '', true],
    ['response.headers["x-a"]', 'headers', '["x-a"]'],
    ['response.headers', null],
    ['response.status.length', null],
    ['response.body.a', null],
    ['response.parsedBody.a.map(x => x)', null],
    ['request.body', null],
    ['response', null],
  ];
  for (const [expression, root, path = '', isLength = false] of rows)
    it(expression, () => assert.deepEqual(scriptlessPath(expression), root === null ? null : { root, path, isLength }));
});
