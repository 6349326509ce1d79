import { closeSync, openSync, writeSync } from 'node:fs';
import { OutputError } from './output-error.ts';
import { reasonOf } from './reason-of.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Where results go: standard output, or the file of `--out`. */
export interface Results {
  /** @throws {OutputError} when the file takes no more. */
  readonly write: (text: string) => void;
  readonly terminal: Terminal;
  readonly close: () => void;
}

/**
 * Opened once all is checked and before anything is sent: an unusable run leaves the results of the last one alone, and
 * a file that cannot be written stops the run.
 */
export function openResults(path: string | undefined, terminal: Terminal): Results {
  if (path === undefined) return { write: terminal.out, terminal, close: () => undefined };
  let file: number;
  try {
    file = openSync(path, 'w');
  } catch (error) {
    throw new UsageError(
      'out-unwritable',
      `--out: ${path || 'a file without a name'} cannot be written: ${reasonOf(error)}`,
    );
  }
  const write = (text: string): void => {
    const bytes = Buffer.from(text);
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    } catch (error) {
      throw new OutputError(`The results cannot be written to ${path}: ${reasonOf(error)}`);
    }
  };
  return { write, terminal: { ...terminal, out: write, colour: false }, close: () => closeSync(file) };
}
