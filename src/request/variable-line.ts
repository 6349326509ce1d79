import type { Range } from '../language/document.ts';

/**
 * Where the name of a variable stands in a line of an environment file, in UTF-16 units from the line's start: `"name":`
 * of JSON, `name=` of dot-env. `null` when it does not stand there as it is, as with escapes.
 */
export function nameInEnvironmentLine(line: string, name: string): Range | null {
  const key = JSON.stringify(name);
  for (let at = line.indexOf(key); at !== -1; at = line.indexOf(key, at + 1))
    if (/^\s*:/.test(line.slice(at + key.length))) return { start: at + 1, end: at + key.length - 1 };
  const before = /^\s*(?:export\s+)?/.exec(line)?.[0].length ?? 0;
  if (!line.startsWith(name, before) || !/^\s*[=:]/.test(line.slice(before + name.length))) return null;
  return { start: before, end: before + name.length };
}
