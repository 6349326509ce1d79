import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measure, median } from './measure.ts';

const root = join(import.meta.dirname, '..');
const command = join(root, 'dist', 'portside.mjs');
const requestCount = 1000;

/** Milliseconds of a whole process. */
function timed(args: readonly string[]): number {
  const started = performance.now();
  const result = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (result.status !== 0) throw new Error(`${args.join(' ')} exited with ${result.status}`);
  return performance.now() - started;
}

function timedAside(args: readonly string[]): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] }).once('exit', (code) =>
      code === 0 ? resolve(performance.now() - started) : reject(new Error(`${args.join(' ')} exited with ${code}`)),
    );
  });
}

/** The command's start, and a thousand requests against plain undici doing the same. Needs `npm run build`. */
export async function measure(): Promise<readonly Measure[]> {
  const bare = median(Array.from({ length: 9 }, () => timed(['-e', '0'])));
  const version = median(Array.from({ length: 9 }, () => timed([command, '--version'])));

  const folder = mkdtempSync(join(tmpdir(), 'portside-bench-'));
  const server = createServer((_request, response) => response.end('{"ok":true}'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    const requests = join(folder, 'requests.http');
    writeFileSync(
      requests,
      Array.from({ length: requestCount }, (_, index) => `### ${index}\nGET ${url}?n=${index}\n`).join('\n'),
    );
    const plain = join(folder, 'plain.mjs');
    const undici = join(root, 'node_modules', 'undici', 'index.js');
    writeFileSync(
      plain,
      `import { request } from ${JSON.stringify(undici)};
for (let n = 0; n < ${requestCount}; n += 1) { const { body } = await request(${JSON.stringify(url)} + '?n=' + n); await body.text(); }
process.exit(0);`,
    );
    const ours: number[] = [];
    const floor: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      floor.push(await timedAside([plain]));
      ours.push(await timedAside([command, 'run', requests, '--output', 'json']));
    }
    return [
      {
        what: 'portside --version',
        value: `${version.toFixed(0)} ms`,
        against: `${(version / bare).toFixed(2)} × bare node -e 0 (${bare.toFixed(0)} ms); wanted: at most 3`,
      },
      {
        what: `portside run of ${requestCount} requests`,
        value: `${median(ours).toFixed(0)} ms`,
        against: `${(median(ours) / median(floor)).toFixed(2)} × undici.request in one process (${median(floor).toFixed(0)} ms); wanted: at most 1.5 and the start`,
      },
    ];
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
