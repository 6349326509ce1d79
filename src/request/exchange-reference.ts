import type { Range } from '../language/document.ts';
import { holdsRequest, positionAt } from '../language/look-up.ts';
import { didYouMean } from '../language/near-matches.ts';
import { changeName } from './change-name.ts';
import { directiveCaptureOf } from './directive-capture.ts';
import { exchangeValue } from './exchange-value.ts';
import type { ExchangeValue, NamedExchange } from './named-exchange.ts';
import type { Origin } from './origin.ts';
import { type PlacedRequest, requestIn, requestNamesIn } from './request-file.ts';
import { requestReferenceOf } from './request-reference.ts';
import { complain, knownFiles, looksForMeant, type Resolving } from './resolving.ts';

/** A value out of an exchange; `null` when there is none, which is reported. */
interface OutOfExchange {
  readonly value: string | Uint8Array | null;
  readonly origin: Origin;
}

/** What a placeholder names in an exchange of this session; `undefined` when it has not this form. */
export async function valueOfExchange(
  resolving: Resolving,
  inner: string,
  range: Range,
): Promise<OutOfExchange | undefined> {
  const reference = requestReferenceOf(inner);
  if (!reference) return undefined;
  const files = knownFiles(resolving);
  const found = requestIn(files, reference.name);
  if (found?.block.name)
    return outOf(resolving, found, inner, range, (exchange, name) => exchangeValue(exchange, { ...reference, name }));
  // httpYac's {{loginResponse.request.url}}
  if (reference.side === 'request' && responseOfHttpyac(resolving, reference.name)) return undefined;
  const known = looksForMeant(resolving) ? requestNamesIn(files) : [];
  const running = files
    .flatMap(({ document }) => document.programmed)
    .find(({ title, imports }) => title?.text === reference.name && imports.some(({ kind }) => kind === 'run'));
  complain(
    resolving,
    'unknown-request',
    'error',
    range,
    running
      ? `“${reference.name}” only runs other requests and has no response of its own. Name the one whose response is meant.`
      : `There is no request named “${reference.name}”.${didYouMean(reference.name, known)} ${howToName(resolving, reference.name)}`,
    changeName(resolving.document.text, range, reference.name, known),
  );
  return { value: null, origin: { kind: 'exchange', name: reference.name } };
}

/** A name above the `###` of its request is in the block before, where there is no request to name. */
function howToName({ document }: Resolving, wanted: string): string {
  const lost = document.blocks
    .filter((block) => !holdsRequest(block))
    .flatMap(({ directives }) => directives)
    .find(({ name, value }) => name.text === 'name' && value?.text === wanted);
  return lost
    ? `# @name ${wanted} in line ${positionAt(document, lost.range.start).line + 1} stands above a ### and names none. Move it below.`
    : `Name one with # @name ${wanted} above it.`;
}

/**
 * httpYac's way to the same: `{{login.token}}` is a part of the JSON that the request named `login` got,
 * `{{loginResponse.headers.location}}` one of its fields. `undefined` when no request has the name.
 */
export async function valueOfHttpyacResponse(
  resolving: Resolving,
  inner: string,
  range: Range,
): Promise<OutOfExchange | undefined> {
  const { profile } = resolving.document;
  if (profile !== 'auto' && profile !== 'httpyac') return undefined;
  const [, word, rest = ''] = /^([A-Za-z_$][\w$]*)((?:\?\.|\.|\[).*)?$/s.exec(inner) ?? [];
  if (word === undefined) return undefined;
  const path = rest.replaceAll('?.', '.');
  const body = requestOfVariable(resolving, word);
  if (body?.block.name)
    return outOf(resolving, body, inner, range, (exchange, name) =>
      exchangeValue(exchange, { name, side: 'response', path: path === '' ? 'body' : `body.$${path}` }),
    );
  const response = responseOfHttpyac(resolving, word);
  if (!response?.block.name || path === '') return undefined;
  const [, sent] = /^\.request\.(.+)$/s.exec(path) ?? [];
  if (sent !== undefined)
    return outOf(resolving, response, inner, range, (exchange, name) =>
      exchangeValue(exchange, { name, side: 'request', path: sent }),
    );
  const [, parsed] = /^\.parsedBody(.*)$/s.exec(path) ?? [];
  return outOf(resolving, response, inner, range, (exchange, name) =>
    exchangeValue(exchange, { name, side: 'response', path: parsed === undefined ? path.slice(1) : `body.$${parsed}` }),
  );
}

/** `loginResponse`: the request of which httpYac keeps the response in that variable; `null` where the profile has none. */
function responseOfHttpyac(resolving: Resolving, word: string): PlacedRequest | null {
  const { profile } = resolving.document;
  if ((profile !== 'auto' && profile !== 'httpyac') || !word.endsWith('Response')) return null;
  return requestOfVariable(resolving, word.slice(0, -'Response'.length));
}

/** The request whose name is the variable, as httpYac makes one of it: `get-token` and `get token` are `getToken`. */
function requestOfVariable(resolving: Resolving, word: string): PlacedRequest | null {
  const files = knownFiles(resolving);
  const found = requestIn(files, word);
  if (found || !looksForMeant(resolving)) return found;
  const variableOf = (name: string): string =>
    name.replace(/\s/g, '-').replace(/-./g, (pair) => pair.slice(1).toUpperCase());
  const name = requestNamesIn(files).find((one) => variableOf(one) === word);
  return name === undefined ? null : requestIn(files, name);
}

/** Kulala's `# @env-json-key NAME path` above another request. `undefined` when no request has one for the name. */
export async function valueOfCapture(
  resolving: Resolving,
  name: string,
  range: Range,
): Promise<OutOfExchange | undefined> {
  if (resolving.document.profile !== 'auto') return undefined;
  const capture = directiveCaptureOf(knownFiles(resolving), name);
  if (!capture || (capture.file === resolving.file && capture.block.index === resolving.block.index)) return undefined;
  if (capture.block.name)
    return outOf(resolving, capture, name, range, (exchange, owner) =>
      exchangeValue(exchange, { name: owner, side: 'response', path: capture.path }),
    );
  complain(
    resolving,
    'undefined-variable',
    'error',
    range,
    `A request keeps “${name}” of its response, but has no name by which it can be run first. Write # @name above it.`,
  );
  return { value: null, origin: { kind: 'exchange', name } };
}

/** Reads a value out of the last exchange of a request, which is needed from now on. */
async function outOf(
  resolving: Resolving,
  request: PlacedRequest,
  inner: string,
  range: Range,
  read: (exchange: NamedExchange, name: string) => Promise<ExchangeValue>,
): Promise<OutOfExchange> {
  const name = request.block.name?.text ?? '';
  const origin: Origin = { kind: 'exchange', name };
  const file = request.file === resolving.file ? null : request.file;
  if (!resolving.needs.some((need) => need.name === name && need.file === file))
    resolving.needs.push({ name, request, file, range, by: 'reference' });
  const exchange = await resolving.exchangeOf(name, file);
  if (!exchange) {
    complain(
      resolving,
      'request-not-run',
      'error',
      range,
      `“${name}” has not been run yet, so {{${inner}}} has no value. Send it first, or write # @ref ${name} above this request.`,
    );
    return { value: null, origin };
  }
  for (const secret of exchange.secrets) resolving.secrets.add(secret);
  const result = await read(exchange, name);
  if ('value' in result) return { value: result.value, origin };
  complain(resolving, 'request-variable-empty', 'error', range, `{{${inner}}} has no value. ${result.trouble}`);
  return { value: null, origin };
}
