import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../scripts/build-if-stale.ts';
import { packageVsix } from '../scripts/package-vsix.ts';
import type { Measure } from './measure.ts';
import { zipEntries } from './zip-entries.ts';

const shownEntries = 6;

/** The size of the package, and what takes it. */
export async function measure(): Promise<readonly Measure[]> {
  buildIfStale(console.log);
  const folder = mkdtempSync(join(tmpdir(), 'portside-bench-'));
  try {
    const file = join(folder, 'portside.vsix');
    packageVsix(file);
    const archive = readFileSync(file);
    const entries = zipEntries(archive).toSorted((a, b) => b.packedSize - a.packedSize);
    const largest = entries
      .slice(0, shownEntries)
      .map(({ name, packedSize }) => `${name.replace(/^extension\//, '')} ${kilobytes(packedSize)}`);
    return [
      {
        what: 'portside.vsix',
        value: `${kilobytes(archive.length)}, ${entries.length} files`,
        against: `unpacked ${kilobytes(entries.reduce((sum, { size }) => sum + size, 0))}; the largest: ${largest.join(', ')}; wanted: less than 2 000 kB`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
