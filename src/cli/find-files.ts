import * as fs from 'node:fs';
import { UsageError } from './usage-error.ts';

/** The files that the arguments name: paths as they are, patterns (`*`, `?`, `**`, braces) as what matches, sorted. */
export function findFiles(patterns: readonly string[]): readonly string[] {
  return [...new Set(patterns.flatMap(filesOf))];
}

function filesOf(pattern: string): readonly string[] {
  const found = fs.statSync(pattern, { throwIfNoEntry: false });
  if (found?.isFile()) return [pattern];
  if (found?.isDirectory())
    throw new UsageError(`${pattern} is a folder. Name its files, like "${pattern.replace(/\/$/, '')}/**/*.http".`);
  if (!/[*?[{]/.test(pattern)) throw new UsageError(`There is no file ${pattern}.`);
  if (typeof fs.globSync !== 'function')
    throw new UsageError(`The pattern ${pattern} needs Node 22 or later; name the files instead.`);
  const matches = fs.globSync(pattern).filter((path) => fs.statSync(path).isFile());
  if (matches.length === 0) throw new UsageError(`No file matches ${pattern}.`);
  return matches.sort();
}
