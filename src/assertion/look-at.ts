import { didYouMean } from '../language/near-matches.ts';
import { type ScriptlessPath, scriptlessPath } from '../request/scriptless-path.ts';
import type { ExchangeReport } from '../view/exchange-report.ts';

/** What an assertion looks at. */
export interface Subject {
  /** As JSON knows it; `undefined`: there is none. */
  readonly value: unknown;
  /** The octets where they are more than the value's text; `null`: those of the text. */
  readonly octets: Uint8Array | null;
  /** A sentence about what is not there; `null` when something is. */
  readonly missing: string | null;
}

type Looked = Subject | { readonly trouble: string };

/**
 * The left side of an assertion: `status`, `header content-type`, `trailer name`, `body`, `body $.a` (JSONPath, RFC 9535),
 * `body a.b[0]`, `body //a` or `xpath //a`, `duration`, `duration tls`, or a path into the JSON result such as
 * `tls.chain[0].issuer`. What is read is data: nothing of it is run.
 */
export async function lookAt(written: string, report: ExchangeReport, body: Uint8Array): Promise<Looked> {
  const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(written.trim()) ?? [];
  const { response } = report;
  const needsResponse = (look: (answer: NonNullable<typeof response>) => Looked | Promise<Looked>) =>
    response === null ? { trouble: noResponse(report) } : look(response);
  switch (word.toLowerCase()) {
    case 'status':
      return needsResponse(({ status }) => found(status));
    case 'header':
      return needsResponse(({ headers }) => fieldOf(headers, unquoted(rest), 'header'));
    case 'trailer':
      return needsResponse(({ trailers }) => fieldOf(trailers, unquoted(rest), 'trailer'));
    case 'body':
      return needsResponse(({ bodyText }) => bodyOf(bodyText, rest, body));
    case 'xpath':
      return needsResponse(({ bodyText }) => xpathOf(bodyText ?? '', rest));
    case 'duration':
      return durationOf(report, rest);
    case 'js':
      return scriptless(report, rest);
    default:
      return rest === ''
        ? pathOf(report, word)
        : { trouble: `“${word} ${rest}” cannot be looked at.${instead(word)} ${known}` };
  }
}

const subjects = ['status', 'header', 'trailer', 'body', 'xpath', 'duration', 'tls', 'findings', 'failure'];
const known = 'Write status, header NAME, body, body $.path, xpath //path, duration, or a path such as tls.daysLeft.';

/** What may have been meant by a path that is none: `body.a` is `body $.a`. */
function instead(written: string): string {
  const [, name = '', path = ''] = /^(\w*)(.*)$/s.exec(written) ?? [];
  return name === 'body' && /^[.[]/.test(path) ? ` Write body $${path}.` : didYouMean(name, subjects);
}

function found(value: unknown, octets: Uint8Array | null = null): Subject {
  return value === undefined ? absent('There is none.') : { value, octets, missing: null };
}

function absent(missing: string): Subject {
  return { value: undefined, octets: null, missing };
}

function noResponse({ failure }: ExchangeReport): string {
  return failure === null ? 'There was no response.' : `There was no response: ${failure.title} (${failure.code}).`;
}

/** Several fields of a name are a list. */
function fieldOf(fields: readonly (readonly [string, string])[], wanted: string, kind: string): Looked {
  if (wanted === '') return { trouble: `Write the name of the ${kind}: ${kind} content-type.` };
  const values = fields.filter(([name]) => name.toLowerCase() === wanted.toLowerCase()).map(([, value]) => value);
  if (values.length > 1) return found(values);
  const [value] = values;
  return value === undefined
    ? absent(`There is no ${kind} ${wanted}.${didYouMean(wanted, new Set(fields.map(([name]) => name)))}`)
    : found(value);
}

async function bodyOf(text: string | null, path: string, octets: Uint8Array): Promise<Looked> {
  if (path === '') return found(text ?? '', octets);
  if (text === null) return { trouble: 'The body is no text, and nothing is looked up in it.' };
  if (path.startsWith('/')) return xpathOf(text, path);
  const { jsonPathNode } = await import('../request/json-path-value.ts');
  const from = path.startsWith('$') ? path : `$${path.startsWith('[') ? '' : '.'}${path}`;
  const node = await jsonPathNode(text, from, 'the response');
  if ('node' in node) return found(node.node);
  return node.isMissing ? absent(node.trouble) : { trouble: node.trouble };
}

async function xpathOf(text: string, path: string): Promise<Looked> {
  if (path === '') return { trouble: 'Write the path behind xpath: xpath //name.' };
  const { xpathValue } = await import('../request/xpath-value.ts');
  const node = await xpathValue(text, path, 'the response');
  if ('value' in node) return found(String(node.value));
  return node.trouble.startsWith('Nothing stands') ? absent(node.trouble) : { trouble: node.trouble };
}

/** httpYac's names of the phases beside ours. */
const phases: ReadonlyMap<string, keyof ExchangeReport['timings']> = new Map([
  ['', 'total'],
  ['total', 'total'],
  ['dns', 'dns'],
  ['connect', 'connect'],
  ['tcp', 'connect'],
  ['proxy', 'proxy'],
  ['tls', 'tls'],
  ['send', 'send'],
  ['request', 'send'],
  ['wait', 'wait'],
  ['firstbyte', 'wait'],
  ['receive', 'receive'],
  ['download', 'receive'],
]);

function durationOf({ timings }: ExchangeReport, phase: string): Looked {
  const key = phases.get(phase.toLowerCase());
  if (key === undefined)
    return {
      trouble: `There is no phase “${phase}”. There are total, dns, connect, proxy, tls, send, wait and receive.`,
    };
  return timings[key] === null ? absent('This phase did not take place.') : found(timings[key]);
}

async function scriptless(report: ExchangeReport, expression: string): Promise<Looked> {
  const { response } = report;
  const named = scriptlessPath(expression);
  if (!named) return { trouble: `“js ${expression}” needs a script, and scripts are not built yet.` };
  if (response === null) return { trouble: noResponse(report) };
  const looked = await partOf(response, named);
  if (!named.isLength || 'trouble' in looked) return looked;
  const { value } = looked;
  return typeof value === 'string' || Array.isArray(value) ? found(value.length) : absent('It has no length.');
}

async function partOf(
  { status, headers, bodyText }: NonNullable<ExchangeReport['response']>,
  { root, path }: ScriptlessPath,
): Promise<Looked> {
  switch (root) {
    case 'status':
      return found(status);
    case 'headers':
      return fieldOf(headers, path.replace(/^\.|^\[['"]|['"]\]$/g, ''), 'header');
    case 'body':
      return found(bodyText);
    case 'parsedBody':
      return bodyOf(bodyText, `$${path}`, new Uint8Array());
  }
}

/** Short names of what people ask most. */
const shortNames: ReadonlyMap<string, string> = new Map([
  ['tls.daysLeft', 'tls.chain[0].daysLeft'],
  ['tls.keyExchange', 'tls.keyExchange.name'],
  ['tls.version', 'tls.protocol'],
  ['tls.issuer', 'tls.chain[0].issuer'],
  ['tls.subject', 'tls.chain[0].subject'],
  ['tls.notAfter', 'tls.chain[0].notAfter'],
]);

/** A path into the JSON result: names and indexes. The value of `findings` is the list of their ids. */
function pathOf(report: ExchangeReport, written: string): Looked {
  if (!/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[\d+\])*$/.test(written))
    return { trouble: `“${written}” cannot be looked at. ${known}` };
  if (written === 'findings') return found(report.findings.map(({ id }) => id));
  let current: unknown = report;
  let at = '';
  for (const [, name, index] of (shortNames.get(written) ?? written).matchAll(/([A-Za-z_]\w*)|\[(\d+)\]/g)) {
    const key = name ?? index ?? '';
    if (typeof current !== 'object' || current === null)
      return absent(at === 'tls' ? noTls(report) : `There is nothing in ${at === '' ? 'the result' : at}.`);
    if (!Object.hasOwn(current, key)) {
      if (Array.isArray(current))
        return absent(`${at} has ${current.length} ${current.length === 1 ? 'item' : 'items'}.`);
      if (at === '') return { trouble: `“${written}” cannot be looked at.${instead(written)} ${known}` };
      const keys = Object.keys(current);
      return { trouble: `${at} has no ${key}.${didYouMean(key, keys) || ` There is ${keys.join(', ')}.`}` };
    }
    current = (current as Record<string, unknown>)[key];
    at += name === undefined ? `[${key}]` : `${at === '' ? '' : '.'}${key}`;
  }
  return current === null ? absent(at === 'tls' ? noTls(report) : `There is no ${at}.`) : found(current);
}

function noTls({ request }: ExchangeReport): string {
  return request.url.startsWith('https:')
    ? 'The TLS handshake gave nothing.'
    : 'There is no TLS: the request went by plain HTTP.';
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, '$2');
}

/** Characters of a value that a message shows. */
const longestShown = 200;

/** The value in a sentence. */
export function shownValue({ value }: Subject): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value));
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}
