import assert from 'node:assert/strict';
import { variableEdits } from '../../../src/request/environment/variable-edit.ts';

function added(text: string, environment = 'dev', name = 'x'): string | null {
  return (
    variableEdits(text, environment, name)?.reduceRight(
      (made, { range, newText }) => made.slice(0, range.start) + newText + made.slice(range.end),
      text,
    ) ?? null
  );
}

describe('variableEdits', () => {
  const rows: readonly (readonly [what: string, text: string, expected: string | null])[] = [
    ['behind the others', '{\n  "dev": {\n    "a": 1\n  }\n}', '{\n  "dev": {\n    "a": 1,\n    "x": ""\n  }\n}'],
    ['into an empty environment', '{\n  "dev": {}\n}', '{\n  "dev": {\n    "x": ""\n  }\n}'],
    ['with tabs', '{\n\t"dev": {\n\t\t"a": 1\n\t}\n}', '{\n\t"dev": {\n\t\t"a": 1,\n\t\t"x": ""\n\t}\n}'],
    [
      'beside comments',
      '{\n  // all\n  "dev": {\n    "a": 1\n  }\n}',
      '{\n  // all\n  "dev": {\n    "a": 1,\n    "x": ""\n  }\n}',
    ],
    [
      'where httpYac has them',
      '{"environments": {"dev": {}}}',
      '{\n  "environments": {\n    "dev": {\n      "x": ""\n    }\n  }\n}',
    ],
    ['not where it is already', '{"dev": {"x": 1}}', null],
    ['not where the environment is not', '{"test": {}}', null],
    ['not where it is no object', '{"dev": 1}', null],
    ['not into an empty file', '', null],
  ];
  for (const [what, text, expected] of rows) it(`adds a variable ${what}`, () => assert.equal(added(text), expected));
});
