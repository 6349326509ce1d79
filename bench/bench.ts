/**
 * `npm run bench [-- NAME...]`: speed and size as ratios against a floor or a rival measured in the same run.
 * Nothing here fails a build; the numbers are read by people.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Measure } from './measure.ts';

const names = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace(/\.bench\.ts$/, ''));
const wanted = process.argv.slice(2);

for (const name of names) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { measure } = (await import(join(import.meta.dirname, `${name}.bench.ts`))) as {
    measure: () => Promise<readonly Measure[]>;
  };
  console.log(`\n${name}`);
  for (const one of await measure()) console.log(`  ${one.what}: ${one.value} (${one.against})`);
}
