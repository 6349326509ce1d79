import type { EnvironmentValue } from './environment/environment-file.ts';
import { jsonPathNodes } from './json-path-value.ts';

/** JetBrains' `$.clients..id`: a variable, and a JSONPath (RFC 9535) within its value. */
export interface VariablesPath {
  readonly variable: string;
  /** From `$` on, which is the variable's value. */
  readonly path: string;
}

/** `null` for what is no path from the variables down. */
export function variablesPathOf(inner: string): VariablesPath | null {
  const match = /^\$(?:\.([\p{L}\p{N}_-]+)|\['([^']+)'\]|\["([^"]+)"\])(.*)$/su.exec(inner);
  const variable = match?.[1] ?? match?.[2] ?? match?.[3];
  return variable === undefined ? null : { variable, path: `$${match?.[4] ?? ''}` };
}

/**
 * What the path selects in a value: the node where there is one, a list where there are several; `undefined` for nothing. Text is read as
 * JSON. `trouble`: the path itself cannot be read, a sentence says why.
 */
export async function valueAtVariablesPath(
  value: EnvironmentValue,
  path: string,
): Promise<{ readonly value: EnvironmentValue | undefined } | { readonly trouble: string }> {
  if (path === '$') return { value };
  const found = await jsonPathNodes(typeof value === 'string' ? readJson(value) : value, path);
  if ('trouble' in found) return found;
  const nodes = found.nodes as readonly EnvironmentValue[];
  return { value: nodes.length > 1 ? nodes : nodes[0] };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
