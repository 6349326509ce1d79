/**
 * One reader in a process of its own: `parse-once.ts portside|httpyac FILE ROUNDS [FOLDER]`, run with `--expose-gc`. Prints
 * the milliseconds of every round and the bytes that the last result holds, as JSON.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from '../src/language/parse.ts';

type Reader = (text: string) => unknown;

const [name, file = '', rounds = '1', folder = ''] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const read = name === 'httpyac' ? httpyac(folder) : parse;

const durations: number[] = [];
let held = 0;
for (let round = 0; round < Number(rounds); round += 1) {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  const result = await read(text);
  durations.push(performance.now() - started);
  globalThis.gc?.();
  held = process.memoryUsage().heapUsed - before;
  if (result === undefined) throw new Error('Nothing was read.');
}
console.log(JSON.stringify({ durations, held }));
process.exit(0);

/** httpYac's own reader, with the surroundings that its command line gives it. */
function httpyac(from: string): Reader {
  const { cli, store } = createRequire(import.meta.url)(from);
  cli.initIOProvider();
  const files = new store.HttpFileStore();
  let version = 0;
  return (given) => {
    version += 1;
    return files.parse(`/bench-${version}.http`, given, { workingDir: '/', config: { log: { level: 0 } } });
  };
}
