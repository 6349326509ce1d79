import { didYouMean } from '../language/near-matches.ts';
import type { ExchangeValue } from './named-exchange.ts';

/** The first node that a JSONPath (RFC 9535) selects: text as it is, anything else as JSON. */
export async function jsonPathValue(text: string, path: string, owner: string): Promise<ExchangeValue> {
  const found = await jsonPathNode(text, path, owner);
  if ('trouble' in found) return found;
  return { value: typeof found.node === 'string' ? found.node : JSON.stringify(found.node) };
}

/** The first node that a JSONPath selects, as JSON knows it; `isMissing`: the path is fine and leads nowhere. */
export async function jsonPathNode(
  text: string,
  path: string,
  owner: string,
): Promise<{ readonly node: unknown } | { readonly trouble: string; readonly isMissing: boolean }> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {
      trouble: text === '' ? `The body of ${owner} is empty.` : `The body of ${owner} is not JSON.`,
      isMissing: false,
    };
  }
  const found = await jsonPathNodes(value, path);
  if ('trouble' in found) return { ...found, isMissing: false };
  if (found.nodes.length > 0) return { node: found.nodes[0] };
  return { trouble: `Nothing stands at ${path} in the body of ${owner}.${nearKeys(value, path)}`, isMissing: true };
}

/** Every node that a JSONPath selects in a value; a sentence where the path cannot be read. */
export async function jsonPathNodes(
  value: unknown,
  path: string,
): Promise<{ readonly nodes: readonly unknown[] } | { readonly trouble: string }> {
  const { jsonpath } = await import('json-p3');
  try {
    const { nodes } = jsonpath.query(quotedNames(path), value as Parameters<typeof jsonpath.query>[1]);
    return { nodes: nodes.map((node) => node.value) };
  } catch (error) {
    return {
      trouble: `${path} is no JSONPath (RFC 9535): ${error instanceof Error ? error.message : 'it cannot be read'}.`,
    };
  }
}

/**
 * Puts names between quotes that RFC 9535 wants to be quoted and other tools do not, as in `$.access-token`: in paths that
 * are nothing but names and numbers.
 */
function quotedNames(path: string): string {
  if (!/^\$(?:\.[^\s.[\]'"()*?@$!=<>&|,:]+|\[-?\d+\])+$/.test(path)) return path;
  return path.replace(/\.([^.[\]]*[^.[\]\w][^.[\]]*)/g, (_, name: string) => `[${JSON.stringify(name)}]`);
}

/** What stands where the path stops to fit, for paths of plain names. */
function nearKeys(value: unknown, path: string): string {
  let current: unknown = value;
  for (const [, key] of path.matchAll(/\.([A-Za-z_][\w-]*)|\[\d+\]|\[[^\]]*\]/g)) {
    if (typeof current !== 'object' || current === null || key === undefined) return '';
    if (!Object.hasOwn(current, key)) {
      const keys = Object.keys(current).slice(0, 20);
      if (Array.isArray(current)) return ` There is a list of ${current.length}.`;
      return didYouMean(key, keys) || (keys.length > 0 ? ` There is ${keys.join(', ')}.` : '');
    }
    current = (current as Record<string, unknown>)[key];
  }
  return '';
}
