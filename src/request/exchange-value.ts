import { didYouMean } from '../language/near-matches.ts';
import type { ExchangeValue, NamedExchange, NamedMessage } from './named-exchange.ts';
import type { RequestReference } from './request-reference.ts';

/** Nothing of a larger body is looked up by a path; bytes. */
const longestDocument = 64 * 1024 * 1024;

/** What a reference names in an exchange. Looks at data only: nothing of it is run. */
export async function exchangeValue(
  exchange: NamedExchange,
  { name, side, path }: RequestReference,
): Promise<ExchangeValue> {
  const message = exchange[side];
  if (!message) return { trouble: `“${name}” got no response.` };
  const [, root = '', rest = ''] = /^([A-Za-z]+)(.*)$/s.exec(path) ?? [];
  switch (root) {
    case 'body':
      return bodyValue(message, rest, `the ${side} of “${name}”`);
    case 'headers':
      return fieldValue(message, rest, `The ${side} of “${name}”`);
    case 'cookies':
      return cookieValue(message, rest, `The ${side} of “${name}”`);
    case 'status':
    case 'statusCode':
      if (side === 'response' && rest === '' && exchange.response) return { value: String(exchange.response.status) };
      break;
    case 'url':
    case 'method':
      if (side === 'request' && rest === '') return { value: exchange.request[root] };
      break;
  }
  const known = side === 'response' ? 'body, headers, cookies or status' : 'body, headers, cookies, method or url';
  return { trouble: `Behind .${side}. stands ${known}, not “${path}”.` };
}

/** ``, `.*`, `.$.a.b` (RFC 9535), `./a/b` (XPath), or `.a.b`, which is `.$.a.b` as REST Client has it. */
async function bodyValue({ body }: NamedMessage, rest: string, owner: string): Promise<ExchangeValue> {
  if (rest === '') return { value: body };
  const path = rest.startsWith('.') ? rest.slice(1) : rest;
  if (path === '*') return { value: body };
  if (body.length > longestDocument)
    return { trouble: `The body of ${owner} is longer than 64 MB, and nothing is looked up in it.` };
  if (path.startsWith('/')) return (await import('./xpath-value.ts')).xpathValue(textOf(body), path, owner);
  const { jsonPathValue } = await import('./json-path-value.ts');
  return jsonPathValue(textOf(body), path.startsWith('$') ? path : `$${rest}`, owner);
}

function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/** `.Name`, `['Name']`, and `[0]` for one of several; several together are joined as in a list (RFC 9110 section 5.2). */
function fieldValue({ fields }: NamedMessage, rest: string, owner: string): ExchangeValue {
  const match = /^(?:\.([^[\]]+)|\[(?:"([^"]*)"|'([^']*)')\])(?:\[(\d+)\])?$/.exec(rest);
  const wanted = match?.[1] ?? match?.[2] ?? match?.[3];
  if (wanted === undefined) return { trouble: 'Behind headers stands a name: {{….headers.Content-Type}}.' };
  const values = fields.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase()).map(({ value }) => value);
  if (values.length === 0)
    return {
      trouble: `${owner} has no field ${wanted}.${didYouMean(wanted, new Set(fields.map(({ name }) => name)))}`,
    };
  const index = match?.[4];
  if (index === undefined) return { value: values.join(', ') };
  const value = values[Number(index)];
  return value === undefined
    ? { trouble: `${owner} has ${values.length} of the field ${wanted}; the first is [0].` }
    : { value };
}

/** `.name` or `.name.value`, out of Set-Cookie or Cookie (RFC 6265 sections 4.1 and 4.2). */
function cookieValue({ fields }: NamedMessage, rest: string, owner: string): ExchangeValue {
  const wanted = /^\.([^.]+)(?:\.value)?$/.exec(rest)?.[1];
  if (wanted === undefined) return { trouble: 'Behind cookies stands a name: {{….cookies.session.value}}.' };
  const pairs = fields.flatMap(({ name, value }) =>
    name.toLowerCase() === 'set-cookie'
      ? [value.split(';', 1)[0] ?? '']
      : name.toLowerCase() === 'cookie'
        ? value.split(';')
        : [],
  );
  const cookies = pairs.map((pair) => {
    const equals = pair.indexOf('=');
    return { name: pair.slice(0, Math.max(equals, 0)).trim(), value: pair.slice(equals + 1).trim() };
  });
  const found = cookies.findLast(({ name }) => name === wanted);
  return found
    ? { value: found.value }
    : { trouble: `${owner} has no cookie ${wanted}.${didYouMean(wanted, new Set(cookies.map(({ name }) => name)))}` };
}
