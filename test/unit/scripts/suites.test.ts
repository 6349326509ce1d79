import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { suiteNames, suitesFor } from '../../../scripts/suites.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const filesOf = (pattern: string): readonly string[] => globSync(pattern, { cwd: root });
const isTest = (argument: string): boolean => argument.endsWith('.test.ts');

describe('the suites', () => {
  it('hold every file of tests once', () => {
    // Those in VS Code are found by test/vscode/run.ts.
    const all = filesOf('test/**/*.test.ts').filter((file) => !file.startsWith(join('test', 'vscode')));
    const held = suitesFor([], 'all').flatMap(({ command }) => command.filter(isTest).flatMap(filesOf));
    assert.deepEqual(held.toSorted(), all.toSorted());
  });

  it('wait for suites that exist', () => {
    const awaited = suitesFor([], 'all').flatMap(({ after }) => after);
    assert.deepEqual(
      awaited.filter((name) => !suiteNames.includes(name)),
      [],
    );
  });

  const cases: readonly (readonly [what: string, named: readonly string[], expected: readonly string[]])[] = [
    ['are chosen by their names', ['unit', 'pages'], ['unit', 'pages']],
    ['bring along those that have to be over before', ['VS Code, ui'], ['build', 'package', 'VS Code, ui']],
    ['are not chosen by the beginning of a name', ['uni'], []],
    [
      'in VS Code are chosen together',
      ['VS Code'],
      ['build', 'package', 'VS Code, laboratory', 'VS Code, development', 'VS Code, installed', 'VS Code, ui'],
    ],
  ];
  for (const [what, named, expected] of cases)
    it(what, () =>
      assert.deepEqual(
        suitesFor(named, 'all').map(({ name }) => name),
        expected,
      ),
    );

  it('of the quick check need nothing of the machine, and leave out what is slow', () => {
    const quick = suitesFor([], 'fast');
    assert.deepEqual(
      quick.flatMap(({ needs }) => needs),
      [],
    );
    assert.ok(quick.filter(({ result }) => result === 'counts').every(({ command }) => command.includes('[slow]')));
  });
});
