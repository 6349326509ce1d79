import type { Document } from 'slimdom';
import type { ExchangeValue } from './named-exchange.ts';

/** The string value of the first node, or of the atomic value, that an XPath 3.1 expression gives in an XML text. */
export async function xpathValue(text: string, path: string, owner: string): Promise<ExchangeValue> {
  const [{ parseXmlDocument }, { evaluateXPath, ReturnType }] = await Promise.all([
    import('slimdom'),
    loadFontoxpath(),
  ]);
  let document: Document;
  try {
    document = parseXmlDocument(text);
  } catch {
    return { trouble: text === '' ? `The body of ${owner} is empty.` : `The body of ${owner} is not XML.` };
  }
  try {
    const result: unknown = evaluateXPath(path, document, null, null, ReturnType.ALL_RESULTS, {
      namespaceResolver: (prefix: string) => document.documentElement?.lookupNamespaceURI(prefix || null) ?? null,
    });
    const first: unknown = Array.isArray(result) ? result[0] : result;
    if (first === undefined) return { trouble: `Nothing stands at ${path} in the body of ${owner}.` };
    return { value: stringOf(first) };
  } catch (error) {
    return {
      trouble: `${path} is no XPath that can be followed: ${error instanceof Error ? firstLine(error.message) : ''}`,
    };
  }
}

type Fontoxpath = typeof import('fontoxpath');

/** A CommonJS module: a bundler gives its parts by name, Node as the default. */
async function loadFontoxpath(): Promise<Fontoxpath> {
  const loaded: Fontoxpath & { readonly default?: Fontoxpath } = await import('fontoxpath');
  return loaded.default ?? loaded;
}

function stringOf(result: unknown): string {
  if (typeof result !== 'object' || result === null) return String(result);
  const { value, textContent } = result as { readonly value?: unknown; readonly textContent?: unknown };
  return String(typeof value === 'string' ? value : (textContent ?? ''));
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}
