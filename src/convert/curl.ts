import { frameBody } from '../exchange/frame-body.ts';
import { tokensOf, valuesOf } from '../exchange/head.ts';
import { notInHttp2 } from '../request/http2-head.ts';
import type { RequestField, ResolvedRequest } from '../request/resolved-request.ts';
import { type CutSecrets, type HiddenValue, secretCutter } from './secret-pieces.ts';
import { needsPrintf, printfCommand, type ShellPiece, shellWord } from './shell-word.ts';

export interface CurlText {
  /** A command for a POSIX shell, over several lines, without a line end behind it. */
  readonly text: string;
  /** Variables of the shell that stand in it, each once. */
  readonly variables: readonly string[];
  /** Sentences about what curl does otherwise than Portside, whatever it is told. Mostly none. */
  readonly differences: readonly string[];
}

/** Bytes; a word of a command may have 128 KiB on Linux. */
const longestWord = 100_000;

/** Bytes of a body from which curl asks for `100 Continue` by itself. */
const longestUnasked = 1024 * 1024;

/**
 * The command with which curl sends the same octets, in the same order. curl is told what it would add or leave out by
 * itself. Instead of the hidden values stand variables of the shell. Limits of time and the number of redirects are not
 * told.
 */
export function curlCommand(written: ResolvedRequest, hidden: readonly HiddenValue[] = []): CurlText {
  const request =
    written.httpVersion === '2'
      ? { ...written, fields: written.fields.filter((field) => notInHttp2(field) === null) }
      : written;
  const { cut, variables } = secretCutter(hidden);
  const word = (text: string): string => shellWord(cut(text));
  const data = dataOf(request);
  const { piped, option } = data === null ? { piped: '', option: [] } : dataOption(data, cut);
  const lines = [
    [
      'curl',
      ...methodOption(request.method, data !== null, word),
      ...versionOption(request),
      ...(request.options.followRedirects ? ['--location'] : []),
      ...(request.options.verifyCertificate ? [] : ['--insecure']),
      ...(tokensOf(request.fields, 'accept-encoding').length > 0 ? ['--compressed'] : []),
      ...addressWords(request, word),
    ].join(' '),
    ...fieldOptions(request, data, cut),
    ...option,
  ];
  return {
    text: piped + lines.join(' \\\n  '),
    variables: variables(),
    differences: differencesOf(request, data),
  };
}

/** What curl is given as data; without any it sends no `Content-Length: 0`. */
function dataOf({ body, fields }: ResolvedRequest): Uint8Array | null {
  const last = fields.at(-1);
  return body ?? (last && isNamed(last, 'content-length') && last.value === '0' ? new Uint8Array() : null);
}

function methodOption(method: string, hasData: boolean, word: (text: string) => string): readonly string[] {
  if (method === 'HEAD' && !hasData) return ['--head'];
  return method === (hasData ? 'POST' : 'GET') ? [] : ['--request', word(method)];
}

/** Over TLS curl would choose HTTP/2 where the server has it; with `--http2` alone it takes HTTP/1.1 as well. */
function versionOption({ httpVersion, scheme, options }: ResolvedRequest): readonly string[] {
  if (httpVersion === '1.0') return ['--http1.0'];
  if (httpVersion === '2') return ['--http2-prior-knowledge'];
  if (options.offersHttp2 && scheme === 'https') return ['--http2'];
  return scheme === 'https' ? ['--http1.1'] : [];
}

/** curl reads brackets and braces as patterns, takes dot segments out, and encodes or refuses what is not of a URI. */
function addressWords(request: ResolvedRequest, word: (text: string) => string): readonly string[] {
  const { scheme, target } = request;
  const origin = `${scheme}://${authorityOf(request)}`;
  if (!/^\/[!$-;=?-[\]_a-z~]*$/.test(target)) return ['--request-target', word(target), word(`${origin}/`)];
  return [
    ...(/[[\]]/.test(target) ? ['--globoff'] : []),
    ...(/\/(?:\.|%2e)/i.test(target) ? ['--path-as-is'] : []),
    word(origin + target),
  ];
}

/** As curl writes the Host field by itself. */
function authorityOf({ scheme, host, port }: ResolvedRequest): string {
  return `${host.includes(':') ? `[${host}]` : host}${port === (scheme === 'http' ? 80 : 443) ? '' : `:${port}`}`;
}

function isNamed({ name }: RequestField, wanted: string): boolean {
  return name.length === wanted.length && name.toLowerCase() === wanted;
}

/**
 * The fields in order. `Name:` takes a field away that curl would send by itself, `Name;` is one without a value. What
 * curl sends by itself in the same place is left out.
 */
function fieldOptions(request: ResolvedRequest, data: Uint8Array | null, cut: CutSecrets): readonly string[] {
  const { fields } = request;
  const isMissing = (name: string): boolean => valuesOf(fields, name).length === 0;
  const [first] = fields;
  const last = fields.at(-1);
  // A Host field goes in front, wherever it is given, unless one before it takes it away.
  const isHostFirst = first !== undefined && isNamed(first, 'host') && valuesOf(fields, 'host').length === 1;
  const isLengthLast =
    last !== undefined &&
    isNamed(last, 'content-length') &&
    last.value === String(data?.length) &&
    valuesOf(fields, 'content-length').length === 1;
  const isLengthMissing = isMissing('content-length') && isMissing('transfer-encoding');
  const unwanted = [
    ...(isHostFirst ? [] : ['Host']),
    ...['User-Agent', 'Accept'].filter(isMissing),
    ...(data === null ? [] : ['Content-Type'].filter(isMissing)),
    ...(data === null || !isLengthMissing ? [] : ['Content-Length']),
    ...(data === null || data.length <= longestUnasked ? [] : ['Expect'].filter(isMissing)),
  ];
  const own = fields.filter(
    (field) => !(isLengthLast && field === last) && !(isHostFirst && isCurlsHost(field, request)),
  );
  return [
    ...unwanted.map((name) => `--header ${name}:`),
    ...own.map(
      ({ name, value }) =>
        `--header ${shellWord(value.trim() === '' ? cut(`${name};`) : [...cut(`${name}: `), ...cut(value)])}`,
    ),
  ];
}

function isCurlsHost(field: RequestField, request: ResolvedRequest): boolean {
  return field.name === 'Host' && field.value === authorityOf(request);
}

function dataOption(data: Uint8Array, cut: CutSecrets): { readonly piped: string; readonly option: readonly string[] } {
  const text = textOf(data);
  if (text !== null && data.length <= longestWord && !needsPrintf(text))
    return { piped: '', option: [`--data-raw ${shellWord(cut(text))}`] };
  const pieces: readonly ShellPiece[] = cut(text ?? octetsOf(data));
  return {
    piped: `${printfCommand(pieces, text === null ? 'octets' : 'text')} | `,
    option: ['--data-binary @-'],
  };
}

/** `null` for what is not UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A UTF-16 unit an octet. */
function octetsOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 8192)));
  return parts.join('');
}

function differencesOf(request: ResolvedRequest, data: Uint8Array | null): readonly string[] {
  const { method, body, fields } = request;
  const differences: string[] = [];
  if (method === 'HEAD' && data !== null)
    differences.push('curl waits for content in the answer to a HEAD request that has a body. Ctrl+C ends it.');
  if (body !== null && tokensOf(fields, 'transfer-encoding').includes('chunked') && frameBody(request) === body)
    differences.push('curl puts the body into chunks of its own. Portside sends it as it is written.');
  return differences;
}
