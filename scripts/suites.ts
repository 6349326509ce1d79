import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePackages } from './debian-packages.ts';

/** A check (one passed or failed, by its exit code) or a suite of tests that writes its counts to a file. */
interface Suite {
  readonly name: string;
  readonly command: readonly string[];
  /** Part of `npm run check`, where the unit tests leave out what is slow (`quickly`). */
  readonly fast: boolean;
  /** `counts`: mocha with our reporter, or a runner that writes the file named by PORTSIDE_COUNTS. */
  readonly result: 'exit-code' | 'counts';
  /** Suites of the same group run one after the other; groups run side by side. */
  readonly group: string;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const root = join(import.meta.dirname, '..');
const reporter = join(root, 'scripts', 'counting-reporter.cjs');
const mocha = (...patterns: string[]): string[] => ['mocha', '--reporter', reporter, ...patterns];

/** The unit tests in parts that take about as long as one another and run side by side: what is written, the network, the rest. */
const textRooms = ['language', 'request', 'view'];
const networkRooms = ['exchange'];
const testsIn = (room: string): string => `test/unit/${room}/**/*.test.ts`;
const otherRooms = readdirSync(join(root, 'test', 'unit'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && ![...textRooms, ...networkRooms].includes(entry.name))
  .map(({ name }) => name);

/** What the tools of `npm run check` remember from one time to the next, to be quicker. */
const memory = join(root, 'out', 'check');

/** In `npm run check`: no test with `[slow]` in its name (sheer size, programs of others, limits of a second), and a sample of each property. */
const quickly = {
  args: ['--fgrep', '[slow]', '--invert'],
  env: { PORTSIDE_FUZZ_RUNS: '40', NODE_COMPILE_CACHE: join(memory, 'compiled') },
} as const;

const types = (project: string): readonly string[] => {
  const name = project.replaceAll(/\W/g, '-');
  return ['tsc', '-p', project, '--incremental', '--tsBuildInfoFile', join(memory, `${name}.tsbuildinfo`)];
};

const grammars = ['--config', 'test/grammar/grammars.json'];

const suites: readonly Suite[] = [
  { name: 'types', command: types('.'), fast: true, result: 'exit-code', group: 'checks' },
  {
    name: 'types of the webview',
    command: types('src/webview'),
    fast: true,
    result: 'exit-code',
    group: 'checks',
  },
  {
    name: 'types of the pages’ tests',
    command: types('test/webview'),
    fast: true,
    result: 'exit-code',
    group: 'checks',
  },
  {
    name: 'lint and format',
    command: ['biome', 'check', '--error-on-warnings', '.'],
    fast: true,
    result: 'exit-code',
    group: 'checks',
  },
  {
    name: 'unit',
    command: mocha('test/*.test.ts', 'test/unit/*.test.ts', ...otherRooms.map(testsIn)),
    fast: true,
    result: 'counts',
    group: 'unit',
  },
  { name: 'unit, text', command: mocha(...textRooms.map(testsIn)), fast: true, result: 'counts', group: 'unit, text' },
  {
    name: 'unit, network',
    command: mocha(...networkRooms.map(testsIn)),
    fast: true,
    result: 'counts',
    group: 'unit, network',
  },
  { name: 'TLS laboratory', command: mocha('test/tls/**/*.test.ts'), fast: false, result: 'counts', group: 'unit' },
  {
    name: 'grammar assertions',
    command: ['vscode-tmgrammar-test', ...grammars, 'test/grammar/*.test.{http,md}'],
    fast: true,
    result: 'exit-code',
    group: 'grammar',
  },
  {
    name: 'grammar snapshots',
    command: ['vscode-tmgrammar-snap', ...grammars, 'test/grammar/snapshots/*.http'],
    fast: true,
    result: 'exit-code',
    group: 'grammar',
  },
  { name: 'grammar', command: mocha('test/grammar/*.test.ts'), fast: false, result: 'counts', group: 'grammar' },
  // What follows tests what is built, one suite after the other: two of them side by side would only wait for each other.
  { name: 'build', command: ['node', 'scripts/build.ts'], fast: false, result: 'exit-code', group: 'built' },
  {
    // Two files at a time: each starts a process for a test and mostly waits for it.
    name: 'command line',
    command: mocha('--parallel', '--jobs', '2', 'test/cli/**/*.test.ts'),
    fast: false,
    result: 'counts',
    group: 'built',
  },
  { name: 'pages', command: mocha('test/webview/**/*.test.ts'), fast: false, result: 'counts', group: 'built' },
  { name: 'VS Code', command: ['node', 'test/vscode/run.ts'], fast: false, result: 'counts', group: 'built' },
];

/** The servers and the client that we did not write, for the command line's suite and the laboratory's. */
const servers = [
  { name: 'nginx-light', file: '/usr/sbin/nginx' },
  { name: 'caddy', file: '/usr/bin/caddy' },
  { name: 'openssl', file: '/usr/bin/openssl' },
  { name: 'curl', file: '/usr/bin/curl' },
  { name: 'gnutls-bin', file: '/usr/bin/gnutls-serv' },
  { name: 'libnss3-tools', file: '/usr/bin/certutil' },
  { name: 'python3-httpbin', file: '/usr/lib/python3/dist-packages/httpbin/__init__.py' },
] as const;

async function runOne(suite: Suite, counts: string, wanted: 'fast' | 'all'): Promise<Counts> {
  const started = performance.now();
  const isQuick = wanted === 'fast' && suite.name.startsWith('unit');
  const [program = '', ...args] = [...suite.command, ...(isQuick ? quickly.args : [])];
  const chunks: Buffer[] = [];
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...(isQuick ? quickly.env : {}), PORTSIDE_COUNTS: counts, FORCE_COLOR: '0' },
  });
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  const result = countsOf(suite, code, counts);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  console.log(
    `${result.failed > 0 ? '✗' : '✓'} ${suite.name}: ${result.passed} passed, ${result.failed} failed${skipped} (${seconds} s)`,
  );
  const output = Buffer.concat(chunks).toString('utf8');
  if (result.failed > 0) console.log(output.trimEnd());
  else for (const line of output.split('\n')) if (/^\s*(skipped|skips):/i.test(line)) console.log(line);
  return result;
}

/** A suite that dies without counts, or fails without a failed test, is one failure: nothing passes by silence. */
function countsOf(suite: Suite, code: number, file: string): Counts {
  if (suite.result === 'exit-code') return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = JSON.parse(readFileSync(file, 'utf8')) as Counts;
  const nothingRan = counts.passed + counts.failed === 0;
  return { ...counts, failed: Math.max(counts.failed, code !== 0 || nothingRan ? 1 : 0) };
}

/** Runs the named suites, or all of the wanted kind. Returns the exit code. */
export async function runSuites(names: readonly string[], wanted: 'fast' | 'all'): Promise<number> {
  const chosen = suites.filter((suite) =>
    names.length > 0 ? names.includes(suite.name) : wanted === 'all' || suite.fast,
  );
  if (chosen.length === 0) {
    console.error(`No such suite. Known: ${suites.map((suite) => suite.name).join(', ')}`);
    return 2;
  }
  const needsThem = chosen.some(({ name }) => name === 'command line' || name === 'TLS laboratory');
  const missing = needsThem ? ensurePackages(servers) : [];
  if (missing.length > 0)
    console.log(`Not installed, and so not tested against: ${missing.map(({ name }) => name).join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'portside-counts-'));
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    const groups = Map.groupBy(chosen, (suite) => suite.group);
    await Promise.all(
      [...groups.values()].map(async (group) => {
        for (const suite of group) {
          const counts = await runOne(suite, join(folder, `${suite.name.replaceAll(' ', '-')}.json`), wanted);
          total.passed += counts.passed;
          total.failed += counts.failed;
          total.skipped += counts.skipped;
        }
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
  return total.failed > 0 ? 1 : 0;
}
