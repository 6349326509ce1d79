import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Suite } from './run-suite.ts';

/** What suites need of the machine: programs of others, the VS Code host. */
export type Need = 'programs' | 'host';

/** A suite and its place among the others. */
export interface PlacedSuite extends Suite {
  /** Part of `npm run check`. */
  readonly fast: boolean;
  /** Cores that it keeps busy; a window in which something is clicked wants the machine for itself. */
  readonly cores: number | 'all';
  readonly needs: readonly Need[];
  /** Suites that have to be over before. */
  readonly after: readonly string[];
}

const root = join(import.meta.dirname, '..');
const reporter = join(root, 'scripts', 'counting-reporter.cjs');

/** The unit tests in parts that take about as long as one another and run side by side: what is written, the network, the rest. */
const textRooms = ['language', 'request', 'view'];
const networkRooms = ['exchange'];
const testsIn = (room: string): string => `test/unit/${room}/**/*.test.ts`;
const otherRooms = readdirSync(join(root, 'test', 'unit'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && ![...textRooms, ...networkRooms].includes(entry.name))
  .map(({ name }) => name);

/** What the tools of `npm run check` remember from one time to the next, to be quicker. */
const memory = join(root, 'out', 'check');

/** What Node has compiled once, for the sources that every suite loads and the command that one starts hundreds of times. */
const compiled = { NODE_COMPILE_CACHE: join(memory, 'compiled') };

const tests = (name: string, ...patterns: string[]): PlacedSuite => ({
  name,
  command: ['mocha', '--reporter', reporter, ...patterns],
  env: compiled,
  result: 'counts',
  fast: false,
  cores: 1,
  needs: [],
  after: [],
});

const check = (name: string, ...command: string[]): PlacedSuite => ({
  ...tests(name),
  command,
  result: 'exit-code',
  fast: true,
});

const types = (name: string, project: string): PlacedSuite => {
  const file = join(memory, `${project.replaceAll(/\W/g, '-')}.tsbuildinfo`);
  return check(name, 'tsc', '-p', project, '--incremental', '--tsBuildInfoFile', file);
};

const grammars = ['--config', 'test/grammar/grammars.json'];

/** Where the package lies that the suites in VS Code install. */
const vsix = join(root, 'out', 'portside.vsix');

const inVsCode = (mode: string): PlacedSuite => ({
  ...tests(`VS Code, ${mode}`),
  command: ['node', 'test/vscode/run.ts', mode],
  env: { PORTSIDE_VSIX: vsix },
  needs: ['programs', 'host'],
  after: ['package'],
});

/** In the order in which they begin where there are fewer cores than suites: what others wait for, then the longest, the windows last. */
const suites: readonly PlacedSuite[] = [
  { ...check('build', 'node', 'scripts/build.ts'), fast: false },
  { ...check('package', 'node', 'scripts/package-vsix.ts', vsix), fast: false, after: ['build'] },
  {
    // Two files at a time: each starts a process for a test and mostly waits for it.
    ...tests('command line', '--parallel', '--jobs', '2', 'test/cli/**/*.test.ts'),
    needs: ['programs'],
    after: ['build'],
  },
  {
    ...tests('unit', 'test/*.test.ts', 'test/unit/*.test.ts', ...otherRooms.map(testsIn)),
    fast: true,
    needs: ['programs'],
  },
  { ...tests('unit, network', ...networkRooms.map(testsIn)), fast: true },
  { ...tests('unit, text', ...textRooms.map(testsIn)), fast: true },
  check('lint and format', 'biome', 'check', '--error-on-warnings', '.'),
  types('types', '.'),
  types('types of the webview', 'src/webview'),
  types('types of the pages’ tests', 'test/webview'),
  check('grammar assertions', 'vscode-tmgrammar-test', ...grammars, 'test/grammar/*.test.{http,md}'),
  check('grammar snapshots', 'vscode-tmgrammar-snap', ...grammars, 'test/grammar/snapshots/*.http'),
  tests('grammar', 'test/grammar/*.test.ts'),
  { ...tests('pages', 'test/webview/**/*.test.ts'), needs: ['programs'] },
  { ...tests('TLS laboratory', 'test/tls/**/*.test.ts'), needs: ['programs'] },
  inVsCode('laboratory'),
  inVsCode('development'),
  inVsCode('installed'),
  { ...inVsCode('ui'), cores: 'all' },
];

/** In `npm run check`: no test with `[slow]` in its name (sheer size, programs of others, limits of a second), and a sample of each property. */
function quick(suite: PlacedSuite): PlacedSuite {
  if (suite.result === 'exit-code') return suite;
  return {
    ...suite,
    command: [...suite.command, '--fgrep', '[slow]', '--invert'],
    env: { ...suite.env, PORTSIDE_FUZZ_RUNS: '40' },
    needs: [],
  };
}

/**
 * The named suites of those that are wanted, with those that have to be over before; all of them where none is named.
 * `VS Code` names all that run there.
 */
export function suitesFor(names: readonly string[], wanted: 'fast' | 'all'): readonly PlacedSuite[] {
  const known = wanted === 'all' ? suites : suites.filter(({ fast }) => fast).map(quick);
  if (names.length === 0) return known;
  const chosen = new Set<string>();
  const choose = ({ name, after }: PlacedSuite): void => {
    chosen.add(name);
    for (const one of known) if (after.includes(one.name)) choose(one);
  };
  for (const one of known)
    if (names.some((name) => name === one.name || (name === 'VS Code' && one.name.startsWith(`${name}, `))))
      choose(one);
  return known.filter(({ name }) => chosen.has(name));
}

export const suiteNames: readonly string[] = suites.map(({ name }) => name);
