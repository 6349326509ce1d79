import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../scripts/build-if-stale.ts';
import { type Measure, median, spread } from './measure.ts';
import { type BenchServer, startServer } from './start-server.ts';

const root = join(import.meta.dirname, '..');
const command = join(root, 'dist', 'portside.mjs');
const rounds = 9;
const memoryRounds = 3;
const requestCount = 1000;
const largeBytes = 50_000_000;

/** The same work done twice: by plain undici, and by the command. */
interface Comparison {
  /** Milliseconds of whole processes. */
  readonly plain: readonly number[];
  readonly ours: readonly number[];
  /** Memory at its most, in MB. */
  readonly plainPeaks: readonly number[];
  readonly ourPeaks: readonly number[];
}

/** The command's start, a thousand requests and a large response, each against plain undici doing the same. */
export async function measure(): Promise<readonly Measure[]> {
  buildIfStale(console.log);
  const folder = mkdtempSync(join(tmpdir(), 'portside-bench-'));
  const server = await startServer();
  try {
    const [bare, version] = await inTurns(rounds, ['-e', '0'], [command, '--version'], timed);
    const many = await compare(folder, server, 'many', '/small', requestCount);
    const large = await compare(folder, server, 'large', `/bytes/${largeBytes}`, 1);
    const start = median(version) - median(bare);
    return [
      {
        what: 'portside --version',
        value: spread(version),
        against: `${ratio(version, bare)} × bare node -e 0, ${spread(bare)}; wanted: at most 3`,
      },
      {
        what: `portside run of ${requestCount} requests`,
        value: spread(many.ours),
        against: `${ratio(many.ours, many.plain)} × undici.request, ${spread(many.plain)}; ${((median(many.ours) - start) / median(many.plain)).toFixed(2)} without our start; wanted: at most 1.5, and the start`,
      },
      memory(many),
      {
        what: `portside run of a response of ${largeBytes / 1e6} MB`,
        value: spread(large.ours),
        against: `${ratio(large.ours, large.plain)} × undici.request, ${spread(large.plain)}`,
      },
      memory(large),
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function memory({ plainPeaks, ourPeaks }: Comparison): Measure {
  return {
    what: 'its memory at the most',
    value: spread(ourPeaks, 'MB'),
    against: `${ratio(ourPeaks, plainPeaks)} × undici.request, ${spread(plainPeaks, 'MB')}`,
  };
}

/** The same requests in sequence, through the command and through undici's own `request`; both take the whole bodies. */
async function compare(
  folder: string,
  server: BenchServer,
  name: string,
  path: string,
  count: number,
): Promise<Comparison> {
  const url = `${server.address}${path}`;
  const requests = join(folder, `${name}.http`);
  const blocks = Array.from({ length: count }, (_, index) => `### ${index}\nGET ${url}?n=${index}\n`);
  writeFileSync(requests, blocks.join('\n'));
  const script = join(folder, `${name}.mjs`);
  const undici = JSON.stringify(join(root, 'node_modules', 'undici', 'index.js'));
  const say =
    count === 1 ? 'String(bytes.length)' : "JSON.stringify({ statusCode, headers, text: bytes.toString() }) + '\\n'";
  writeFileSync(
    script,
    `import { request } from ${undici};
for (let n = 0; n < ${count}; n += 1) {
  const { statusCode, headers, body } = await request(${JSON.stringify(url)} + '?n=' + n);
  const bytes = Buffer.from(await body.arrayBuffer());
  process.stdout.write(${say});
}
process.exit(0);`,
  );
  const run = [command, 'run', requests, ...(count === 1 ? ['--show', 'timings'] : ['--output', 'json'])];
  const [plain, ours] = await inTurns(rounds, [script], run, timed);
  const [plainPeaks, ourPeaks] = await inTurns(memoryRounds, [script], run, peak);
  return { plain, ours, plainPeaks, ourPeaks };
}

/** Two programs in turns, so that what else the machine does meets both. */
async function inTurns(
  count: number,
  one: readonly string[],
  other: readonly string[],
  measured: (args: readonly string[]) => Promise<number>,
): Promise<readonly [readonly number[], readonly number[]]> {
  const results: readonly [number[], number[]] = [[], []];
  for (let round = 0; round < count; round += 1) {
    results[0].push(await measured(one));
    results[1].push(await measured(other));
  }
  return results;
}

/** Milliseconds from the start of Node to its end, its output going nowhere. */
async function timed(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${args.join(' ')} exited with ${code}.`);
  return performance.now() - started;
}

/** Memory that Node held at its most, in MB. */
async function peak(args: readonly string[]): Promise<number> {
  const tellPeak = join(import.meta.dirname, 'tell-peak.mjs');
  const child = spawn(process.execPath, ['--import', tellPeak, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const told: string[] = [];
  child.stdio[3]?.on('data', (chunk: Buffer) => told.push(chunk.toString()));
  await once(child, 'close');
  return Number(told.join('')) / 1e6;
}

function ratio(ours: readonly number[], floor: readonly number[]): string {
  return (median(ours) / median(floor)).toFixed(2);
}
