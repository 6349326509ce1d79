import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** `parseArgs` with our way of refusing: an unknown option or a missing value is a usage error. */
export function parseOptions<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError('bad-usage', message.replace(/ To specify a positional argument.*$/s, ''));
  }
}

/** Milliseconds of `500ms`, `30s`, `2m`, or a bare number of seconds. */
export function parseDuration(option: string, text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text.trim());
  const factor = { ms: 1, s: 1000, m: 60_000 }[match?.[2] ?? 's'];
  const milliseconds = match && factor ? Number(match[1]) * factor : 0;
  if (milliseconds <= 0)
    throw new UsageError('bad-usage', `--${option} takes a duration like 500ms, 30s or 2m, not "${text}".`);
  return milliseconds;
}

/** A whole number from `least` to `most`. */
export function parseCount(option: string, text: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < least || count > most) {
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
    throw new UsageError('bad-usage', `--${option} takes a whole number ${range}, not "${text}".`);
  }
  return count;
}

/** `K=V` pairs; later ones win. */
export function parseVariables(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 1) throw new UsageError('bad-usage', `--var takes NAME=VALUE, not "${pair}".`);
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}
