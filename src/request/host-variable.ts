import { fix, insertion } from '../language/problem.ts';
import type { WrittenTarget } from './resolve-target.ts';
import { complain, type Resolving } from './resolving.ts';
import type { Scope } from './scope.ts';

/**
 * The target as httpYac reads it: without a Host field, the value of the variable `host` stands before a path. `null`
 * when that value cannot be worked out, which is reported.
 */
export async function withHostVariable(
  resolving: Resolving,
  scope: Scope,
  { text, range, hostField }: WrittenTarget,
): Promise<string | null> {
  const before = resolving.block.request.range.start;
  if (!resolving.traits.hostVariable || !text.startsWith('/') || hostField !== null) return text;
  if (!scope.defines('host', before)) return text;
  const host = await scope.substitute({ text: '{{host}}', offset: null, range }, before);
  if (host === null) return null;
  complain(
    resolving,
    'host-variable',
    'hint',
    range,
    'The variable host stands before this path, as httpYac has it. Other tools want {{host}} written, or a Host field.',
    fix('Write {{host}} before it', insertion(range.start, '{{host}}')),
  );
  return host + text;
}
