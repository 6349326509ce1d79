import type { EnvironmentValue } from './environment/environment-file.ts';

/**
 * What `.roles[0]['name']` names in a value; `undefined` when nothing is there, an empty text for null. Text is read
 * as JSON.
 */
export function valueAtPath(value: EnvironmentValue, path: string): EnvironmentValue | undefined {
  let current: EnvironmentValue | undefined = value;
  if (typeof current === 'string') {
    try {
      current = JSON.parse(current) as EnvironmentValue;
    } catch {
      return undefined;
    }
  }
  const step = /\.([^.[\]]+)|\[(\d+)\]|\[(?:"([^"]*)"|'([^']*)')\]/y;
  while (step.lastIndex < path.length) {
    const match = step.exec(path);
    if (!match || typeof current !== 'object' || current === null) return undefined;
    const key: string = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    current = Object.hasOwn(current, key) ? (current as Readonly<Record<string, EnvironmentValue>>)[key] : undefined;
  }
  return current === null ? '' : current;
}
