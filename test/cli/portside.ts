import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another build to test, such as an installed one; `dist/` without it. */
export const command = process.env['PORTSIDE_COMMAND'] ?? join(import.meta.dirname, '..', '..', 'dist', 'portside.mjs');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Another Node to test with, such as the oldest one; this one without it. */
export const node = process.env['PORTSIDE_NODE'] ?? process.execPath;

/** Runs the built command as a user does. Ends it after 30 s. */
export function portside(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [command, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 30_000,
      env: { ...process.env, NO_COLOR: '1' },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

// biome-ignore lint/suspicious/noExplicitAny: the JSON is looked at field by field, as another program would.
export type Json = any;

/** Writes `text` to a file and runs it. */
export async function runFile(text: string | Uint8Array, ...args: readonly string[]): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'portside-cli-'));
  try {
    const file = join(folder, 'requests.http');
    writeFileSync(file, text);
    return await portside('run', file, ...args);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same with `--output json`; the objects that came out, one per exchange. */
export async function runText(
  text: string | Uint8Array,
  ...args: readonly string[]
): Promise<Ran & { readonly exchanges: readonly Json[] }> {
  const ran = await runFile(text, '--output', 'json', ...args);
  const exchanges = ran.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Json);
  return { ...ran, exchanges };
}
