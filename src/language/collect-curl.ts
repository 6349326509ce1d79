import type { CurlSetting } from './curl-command.ts';
import type { CurlFormPart } from './curl-form.ts';
import type { BodyPart, Located, Range, WrittenField } from './document.ts';
import { addDirective, type Reading, report } from './reading.ts';

/** What the settings come to, collected in the order of the words. */
export interface CollectedCurl {
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

/** What the settings of a command for curl come to; what they cannot be is reported. */
export function collectCurl(reading: Reading, settings: readonly CurlSetting[]): CollectedCurl {
  const found: CollectedCurl = {
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
  return found;
}

function collect(reading: Reading, found: CollectedCurl, { action, option, value }: CurlSetting): void {
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
      found.fields.push(curlField('Authorization', { text: basic(given.text), range: given.range }));
      break;
    case 'bearer':
      found.fields.push(curlField('Authorization', { text: `Bearer ${given.text}`, range: given.range }));
      break;
    case 'user-agent':
      found.fields.push(curlField('User-Agent', given));
      break;
    case 'referer':
      found.fields.push(curlField('Referer', given));
      break;
    case 'cookie':
      if (given.text.includes('=')) found.fields.push(curlField('Cookie', given));
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
      if (!found.insecure) addCurlDirective(reading, 'insecure', null, range);
      found.insecure = true;
      break;
    case 'location':
      found.follows = true;
      break;
    case 'max-time':
    case 'connect-timeout': {
      const name = action === 'max-time' ? 'timeout' : 'connection-timeout';
      addCurlDirective(reading, name, { text: `${given.text} s`, range: given.range }, range);
      break;
    }
    case 'max-redirects':
      addCurlDirective(reading, 'max-redirects', given, range);
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

/** A directive in the words of `range`. */
export function addCurlDirective(reading: Reading, name: string, value: Located | null, range: Range): void {
  addDirective(reading, { range, name: { text: name, range }, value });
}

/** `Name: value`, and `Name;` for a field without a value. */
function fieldOf(given: Located): WrittenField | null {
  const match = /^([^:;]+)(?::\s*(.*)|;\s*)$/s.exec(given.text);
  if (!match?.[1]) return null;
  const { range } = given;
  return { range, name: { text: match[1].trim(), range }, value: [{ text: (match[2] ?? '').trim(), range }] };
}

/** A field that stands in the command as an option of its own. */
export function curlField(name: string, value: Located): WrittenField {
  return { range: value.range, name: { text: name, range: value.range }, value: [value] };
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
