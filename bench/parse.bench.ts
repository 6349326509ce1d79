import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Measure, median, spread } from './measure.ts';
import { mixedRequests } from './mixed-requests.ts';
import { installRival, rivalVersion } from './rival.ts';

const size = 10_000_000;
const sizes = [1, 2, 4, 8] as const;
const rounds = 9;

interface Reading {
  readonly durations: readonly number[];
  /** Bytes that the result keeps alive. */
  readonly held: number;
}

/** How fast request files are read, whether that stays so when they grow, and what the result weighs. */
export async function measure(): Promise<readonly Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'portside-bench-'));
  const write = (name: string, text: string): { readonly file: string; readonly bytes: number } => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return { file, bytes: Buffer.byteLength(text) };
  };
  try {
    const large = write('10.http', mixedRequests(size));
    const narrow = write('narrow.http', mixedRequests(size, false));
    const [first = Number.NaN, ...warm] = (await read('portside', large.file, rounds + 1)).durations;
    const speeds = warm.map((ms) => large.bytes / 1000 / ms);
    const measures: Measure[] = [
      {
        what: `parse of ${megabytes(large.bytes)} of mixed requests`,
        value: spread(speeds, 'MB/s'),
        against: `the first time, before the engine has compiled: ${(large.bytes / 1000 / first).toFixed(0)} MB/s; wanted: at least 20`,
      },
      await linearity(write),
      {
        what: 'memory of the document',
        value: `${await weight(narrow)} bytes for each byte of the text`,
        against: `${await weight(large)} where the text holds Chinese as well`,
      },
    ];
    const rival = await installRival();
    if (rival !== null) {
      const small = write('1.http', mixedRequests(1_000_000));
      const ours = await read('portside', small.file, rounds);
      const theirs = await read('httpyac', small.file, rounds, rival);
      const [our, their] = [median(ours.durations), median(theirs.durations)];
      measures.push({
        what: `parse of ${megabytes(small.bytes)}`,
        value: `${(small.bytes / 1000 / our).toFixed(1)} MB/s`,
        against: `httpYac ${rivalVersion}: ${(small.bytes / 1000 / their).toFixed(2)} MB/s, ${(their / our).toFixed(0)} times as long`,
      });
    }
    return measures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function linearity(
  write: (name: string, text: string) => { readonly file: string; readonly bytes: number },
): Promise<Measure> {
  const perMegabyte: number[] = [];
  for (const wanted of sizes) {
    const { file, bytes } = write(`${wanted}.http`, mixedRequests(wanted * 1_000_000));
    perMegabyte.push(median((await read('portside', file, rounds)).durations) / (bytes / 1e6));
  }
  return {
    what: `parse of ${sizes.join(', ')} MB`,
    value: `${perMegabyte.map((ms) => ms.toFixed(0)).join(', ')} ms for each MB`,
    against: `${((perMegabyte.at(-1) ?? Number.NaN) / (perMegabyte[0] ?? Number.NaN)).toFixed(2)} times the time for eight times the text, by its size; wanted: linear, 1`,
  };
}

async function weight({ file, bytes }: { readonly file: string; readonly bytes: number }): Promise<string> {
  return ((await read('portside', file, 1)).held / bytes).toFixed(1);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** In a process of its own, so that no reader inherits another's heap. */
async function read(reader: 'portside' | 'httpyac', file: string, count: number, folder = ''): Promise<Reading> {
  const script = join(import.meta.dirname, 'parse-once.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--expose-gc', '--max-old-space-size=3000', script],
    ...[reader, file, String(count), folder],
  ]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Reading;
}
