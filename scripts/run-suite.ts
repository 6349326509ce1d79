import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A check (one passed or failed, by its exit code) or a suite of tests that writes its counts to a file. */
export interface Suite {
  readonly name: string;
  readonly command: readonly string[];
  /** Variables of its environment, beside those of this process. */
  readonly env: Readonly<Record<string, string>>;
  /** `counts`: mocha with our reporter, or a runner that writes the file named by PORTSIDE_COUNTS. */
  readonly result: 'exit-code' | 'counts';
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const root = join(import.meta.dirname, '..');

/** What is told of a suite that has passed: what it left out and why, and what it had to try again. */
const remarkable = /^\s*(skipped|skips|tried again):/i;

/** Runs the suite and says how it went, with its output when it failed. `counts`: the file for its counts. */
export async function runSuite(suite: Suite, counts: string): Promise<Counts> {
  const started = performance.now();
  const [program = '', ...args] = suite.command;
  const chunks: Buffer[] = [];
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...suite.env, PORTSIDE_COUNTS: counts, FORCE_COLOR: '0' },
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
  else for (const line of output.split('\n')) if (remarkable.test(line)) console.log(line);
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
