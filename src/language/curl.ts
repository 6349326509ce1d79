import { isSpace } from './characters.ts';
import { type CurlSetting, curlSettings } from './curl-command.ts';
import { type CurlFormPart, FormBody, formBoundary } from './curl-form.ts';
import { curlWords } from './curl-words.ts';
import type { Body, BodyPart, Located, Range, WrittenField } from './document.ts';
import { fix, insertion, replacement } from './problem.ts';
import { addDirective, type Reading, report } from './reading.ts';
import { lineRange, lineStart, nextLineStart } from './source.ts';

/** Whether a command for curl begins at `start`; on Windows it may be `curl.exe`. */
export function isCurlAt(text: string, start: number): boolean {
  if (!text.startsWith('curl', start)) return false;
  const end = start + (text.startsWith('.exe', start + 4) ? 8 : 4);
  const behind = text.charCodeAt(end);
  return isSpace(behind) || (behind === 92 && !text.startsWith('\\\\', end));
}

/**
 * ```
 * > | curl -X POST https://example.com/users \
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * > |   -H 'Content-Type: application/json' -d '{"name": "Ada"}'
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * A command in the place of a request line is read as the request that curl would send. Returns the line behind it.
 */
export function readCurl(reading: Reading, line: number, start: number): number {
  const { source, draft } = reading;
  const { words, end, unclosed, unjoined, spaced } = curlWords(source.text, start, lineStart(source, reading.limit));
  if (unclosed !== -1)
    report(
      reading,
      'unclosed-quote',
      'error',
      unclosed,
      unclosed + 1,
      'This quote is not closed before the next ###. Close it; a quote within quotes needs \\ before it.',
    );
  for (const { range: last } of unjoined)
    report(
      reading,
      'curl-line-not-joined',
      'warning',
      last.start,
      last.end,
      'A shell ends the command here; the options on the next line are read as REST Client reads them. Put \\ at the end of the line.',
      fix('Join the lines', insertion(last.end, ' \\')),
    );
  for (const space of spaced)
    report(
      reading,
      'curl-line-not-joined',
      'warning',
      space.start - 1,
      space.end,
      'A shell ends the command here, because white space stands behind the \\. The next line is read as if it did not; remove it.',
      fix('Remove the white space', replacement(space, '')),
    );
  const range = { start, end };
  const request = requestOf(reading, curlSettings(reading, words), range);
  draft.request = { ...request, range, lineRange: lineRange(source, line), curl: range };
  let last = line;
  while (nextLineStart(source, last) < end && last < reading.limit - 1) last += 1;
  return last + 1;
}

type CurlRequest = Pick<
  NonNullable<Reading['draft']['request']>,
  'method' | 'target' | 'httpVersion' | 'fields' | 'body'
>;

/** What the settings come to, collected in the order of the words. */
interface Collected {
  method: Located | null;
  url: Located | null;
  httpVersion: Located | null;
  /** The version is that of `--http2`, with which curl takes HTTP/1.1 as well. */
  offersHttp2: boolean;
  readonly fields: WrittenField[];
  /** Names, in lower case, of fields that curl is told not to add; `null` for none. */
  unwanted: Set<string> | null;
  readonly data: { readonly part: BodyPart; readonly value: Located }[];
  readonly forms: CurlFormPart[];
  readonly queries: Located[];
  json: Located | null;
  upload: Located | null;
  get: boolean;
  head: Located | null;
  insecure: boolean;
  follows: boolean;
}

function requestOf(reading: Reading, settings: readonly CurlSetting[], range: Range): CurlRequest {
  const found: Collected = {
    method: null,
    url: null,
    httpVersion: null,
    offersHttp2: false,
    fields: [],
    unwanted: null,
    data: [],
    forms: [],
    queries: [],
    json: null,
    upload: null,
    get: false,
    head: null,
    insecure: false,
    follows: false,
  };
  for (const setting of settings) collect(reading, found, setting);
  if (!found.url)
    report(
      reading,
      'missing-target',
      'error',
      range.start,
      range.start + 4,
      'curl needs a URL: write curl https://example.com/path.',
    );
  // Without -L curl shows a redirect as it came.
  const command = { start: range.start, end: range.start + 4 };
  if (!found.follows) addDirective(reading, directive('no-redirect', null, command));
  reportSecondBody(reading, found);
  const { body, contentType } = bodyOf(found);
  if (contentType) addIfWanted(found, 'Content-Type', contentType);
  if (found.json) addIfWanted(found, 'Accept', { text: 'application/json', range: found.json.range });
  return {
    method: found.method ?? impliedMethod(found, body),
    target: targetOf(found, range),
    httpVersion: found.offersHttp2 && !isOverTls(found.url) ? null : found.httpVersion,
    fields: found.fields,
    body,
  };
}

function collect(reading: Reading, found: Collected, { action, option, value }: CurlSetting): void {
  const { range } = option;
  const given: Located = value ?? option;
  switch (action) {
    case 'method':
      found.method = given;
      break;
    case 'field': {
      const unwanted = /^([^:;]+):\s*$/.exec(given.text)?.[1];
      if (unwanted !== undefined) {
        found.unwanted ??= new Set();
        found.unwanted.add(unwanted.trim().toLowerCase());
        break;
      }
      const field = fieldOf(given);
      if (field) found.fields.push(field);
      else
        report(
          reading,
          'field-without-colon',
          'error',
          given.range.start,
          given.range.end,
          'A field needs a colon: write -H "Name: value".',
        );
      break;
    }
    case 'data':
    case 'data-binary':
      found.data.push({ part: dataPart(given, action === 'data'), value: given });
      break;
    case 'data-raw':
      found.data.push({ part: { kind: 'literal', range: given.range, text: given.text }, value: given });
      break;
    case 'json':
      found.json = given;
      found.data.push({ part: dataPart(given, false), value: given });
      break;
    case 'data-urlencode':
      found.data.push({ part: { kind: 'literal', range: given.range, text: urlEncoded(given.text) }, value: given });
      break;
    case 'form':
    case 'form-string':
      found.forms.push({ value: given, literal: action === 'form-string' });
      break;
    case 'upload':
      found.upload = given;
      break;
    case 'user':
      found.fields.push(made('Authorization', { text: basic(given.text), range: given.range }));
      break;
    case 'bearer':
      found.fields.push(made('Authorization', { text: `Bearer ${given.text}`, range: given.range }));
      break;
    case 'user-agent':
      found.fields.push(made('User-Agent', given));
      break;
    case 'referer':
      found.fields.push(made('Referer', given));
      break;
    case 'cookie':
      if (given.text.includes('=')) found.fields.push(made('Cookie', given));
      else
        report(
          reading,
          'curl-option-not-built',
          'error',
          range.start,
          range.end,
          'Cookies out of a file are not built yet. Write them: -b "name=value".',
        );
      break;
    case 'url':
      if (found.url)
        report(
          reading,
          'curl-several-targets',
          'error',
          given.range.start,
          given.range.end,
          'A request has one target. Quote a URL with spaces; write another request for another URL.',
        );
      else found.url = given;
      break;
    case 'url-query':
      found.queries.push({ text: urlEncoded(given.text), range: given.range });
      break;
    case 'get':
      found.get = true;
      break;
    case 'head':
      found.head = option;
      break;
    case 'insecure':
      if (!found.insecure) addDirective(reading, directive('insecure', null, range));
      found.insecure = true;
      break;
    case 'location':
      found.follows = true;
      break;
    case 'max-time':
    case 'connect-timeout': {
      const name = action === 'max-time' ? 'timeout' : 'connection-timeout';
      addDirective(reading, directive(name, { text: `${given.text} s`, range: given.range }, range));
      break;
    }
    case 'max-redirects':
      addDirective(reading, directive('max-redirects', given, range));
      break;
    case 'http1.0':
    case 'http1.1':
    case 'http2':
    case 'http2-prior-knowledge':
    case 'http3':
      found.httpVersion = { text: `HTTP/${/[\d.]+/.exec(action)?.[0]}`, range };
      found.offersHttp2 = action === 'http2';
      break;
    case 'nothing':
    case 'not-built':
      break;
  }
}

/**
 * In the clear curl asks with `--http2` for a change of the protocol (RFC 7540 section 3.2, gone since RFC 9113), which
 * next to no server follows, and goes on with HTTP/1.1. Without a scheme curl takes `http`.
 */
function isOverTls(url: Located | null): boolean {
  return /^(?:https:|\{\{)/i.test(url?.text ?? '');
}

function directive(name: string, value: Located | null, range: Range): Parameters<typeof addDirective>[1] {
  return { range, name: { text: name, range }, value };
}

/** `Name: value`, and `Name;` for a field without a value. */
function fieldOf(given: Located): WrittenField | null {
  const match = /^([^:;]+)(?::\s*(.*)|;\s*)$/s.exec(given.text);
  if (!match?.[1]) return null;
  const { range } = given;
  return { range, name: { text: match[1].trim(), range }, value: [{ text: (match[2] ?? '').trim(), range }] };
}

function made(name: string, value: Located): WrittenField {
  return { range: value.range, name: { text: name, range: value.range }, value: [value] };
}

/** What curl adds unless it is written, or unwanted. */
function addIfWanted({ fields, unwanted }: Collected, name: string, value: Located): void {
  const lower = name.toLowerCase();
  if (unwanted?.has(lower) || fields.some((field) => field.name.text.toLowerCase() === lower)) return;
  fields.push(made(name, value));
}

function dataPart({ text, range }: Located, withoutLineEnds: boolean): BodyPart {
  if (!text.startsWith('@')) return { kind: 'literal', range, text };
  return {
    kind: 'file',
    range,
    path: { text: text.slice(1), range },
    substitute: false,
    encoding: null,
    withoutLineEnds,
  };
}

/** `name=content` and `content` with the content percent-encoded; a placeholder in it is encoded when it has its value. */
function urlEncoded(text: string): string {
  const equals = text.indexOf('=');
  const name = equals > 0 ? text.slice(0, equals + 1) : '';
  return (
    name +
    text
      .slice(equals + 1)
      .split(/(\{\{[^{}]+\}\})/)
      .map((part, index) =>
        index % 2 === 1 ? `{{%${part.slice(2, -2).trim()}}}` : encodeURIComponent(part.toWellFormed()),
      )
      .join('')
  );
}

/** Encoded at once unless a placeholder stands in it. */
function basic(user: string): string {
  const credentials = user.includes(':') ? user : `${user}:`;
  if (credentials.includes('{{')) return `Basic ${credentials}`;
  let bytes = '';
  for (const byte of new TextEncoder().encode(credentials)) bytes += String.fromCharCode(byte);
  return `Basic ${btoa(bytes)}`;
}

/** A file, a form and data exclude each other; curl refuses them as well. */
function reportSecondBody(reading: Reading, { upload, forms, data, get }: Collected): void {
  if (upload === null && forms.length === 0) return;
  const places = [upload, forms[0]?.value, get ? undefined : data[0]?.value].flatMap((given) => given ?? []);
  const second = places.toSorted((one, other) => one.range.start - other.range.start)[1];
  if (!second) return;
  report(
    reading,
    'curl-several-bodies',
    'error',
    second.range.start,
    second.range.end,
    'A request has one body: curl takes either -d, -F or -T. Remove the others.',
  );
}

function bodyOf(found: Collected): { readonly body: Body | null; readonly contentType: Located | null } {
  if (found.upload) {
    const { text, range } = found.upload;
    return {
      body: bodyFrom([
        { kind: 'file', range, path: { text, range }, substitute: false, encoding: null, withoutLineEnds: false },
      ]),
      contentType: null,
    };
  }
  const [firstForm] = found.forms;
  if (firstForm) {
    return {
      body: new FormBody(found.forms),
      contentType: {
        text: `multipart/form-data; boundary=${formBoundary(found.forms)}`,
        range: firstForm.value.range,
      },
    };
  }
  const [firstData] = found.data;
  if (!firstData || found.get) return { body: null, contentType: null };
  const separator = found.json ? '' : '&';
  const parts = found.data.flatMap(({ part, value }, index): BodyPart[] =>
    index === 0 || separator === '' ? [part] : [{ kind: 'literal', range: value.range, text: separator }, part],
  );
  return {
    body: bodyFrom(parts),
    contentType: {
      text: found.json ? 'application/json' : 'application/x-www-form-urlencoded',
      range: firstData.value.range,
    },
  };
}

function bodyFrom(parts: readonly BodyPart[]): Body | null {
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last) return null;
  const files = parts.filter(({ kind }) => kind === 'file').length;
  return {
    range: {
      start: parts.reduce((least, { range }) => Math.min(least, range.start), first.range.start),
      end: parts.reduce((most, { range }) => Math.max(most, range.end), last.range.end),
    },
    kind: files === 0 ? 'text' : files === parts.length ? 'file' : 'mixed',
    parts,
  };
}

function impliedMethod(found: Collected, body: Body | null): Located | null {
  if (found.head) return { text: 'HEAD', range: found.head.range };
  if (found.upload) return { text: 'PUT', range: found.upload.range };
  return body ? { text: 'POST', range: body.range } : null;
}

/** curl reads a URL without a scheme as http. Data goes into the query with -G. */
function targetOf(found: Collected, range: Range): CurlRequest['target'] {
  const { url } = found;
  if (!url) return { pieces: [], text: '', range: { start: range.end, end: range.end } };
  const schemed = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(url.text) || url.text.startsWith('{{');
  const pieces: Located[] = [schemed ? url : { text: `http://${url.text}`, range: url.range }];
  const queries = [
    ...found.queries,
    ...(found.get
      ? found.data.map(({ part, value }) => (part.kind === 'literal' ? { ...value, text: part.text } : value))
      : []),
  ];
  let joint = url.text.includes('?') ? '&' : '?';
  for (const query of queries) {
    pieces.push({ text: joint + query.text, range: query.range });
    joint = '&';
  }
  return { pieces, text: pieces.map(({ text }) => text).join(''), range: url.range };
}
