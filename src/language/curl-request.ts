import { addCurlDirective, type CollectedCurl, collectCurl, curlField } from './collect-curl.ts';
import type { CurlSetting } from './curl-command.ts';
import { FormBody, formBoundary } from './curl-form.ts';
import type { Body, BodyPart, Located, Range } from './document.ts';
import { type Reading, report } from './reading.ts';

/** What of a request a command for curl says. */
export type CurlRequest = Pick<
  NonNullable<Reading['draft']['request']>,
  'method' | 'target' | 'httpVersion' | 'fields' | 'body'
>;

/** The request that curl would send for these settings. `range`: of the command. */
export function curlRequest(reading: Reading, settings: readonly CurlSetting[], range: Range): CurlRequest {
  const found = collectCurl(reading, settings);
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
  if (!found.follows) addCurlDirective(reading, 'no-redirect', null, command);
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

/**
 * In the clear curl asks with `--http2` for a change of the protocol (RFC 7540 section 3.2, gone since RFC 9113), which
 * next to no server follows, and goes on with HTTP/1.1. Without a scheme curl takes `http`.
 */
function isOverTls(url: Located | null): boolean {
  return /^(?:https:|\{\{)/i.test(url?.text ?? '');
}

/** What curl adds unless it is written, or unwanted. */
function addIfWanted({ fields, unwanted }: CollectedCurl, name: string, value: Located): void {
  const lower = name.toLowerCase();
  if (unwanted?.has(lower) || fields.some((field) => field.name.text.toLowerCase() === lower)) return;
  fields.push(curlField(name, value));
}

/** A file, a form and data exclude each other; curl refuses them as well. */
function reportSecondBody(reading: Reading, { upload, forms, data, get }: CollectedCurl): void {
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

function bodyOf(found: CollectedCurl): { readonly body: Body | null; readonly contentType: Located | null } {
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

function impliedMethod(found: CollectedCurl, body: Body | null): Located | null {
  if (found.head) return { text: 'HEAD', range: found.head.range };
  if (found.upload) return { text: 'PUT', range: found.upload.range };
  return body ? { text: 'POST', range: body.range } : null;
}

/** curl reads a URL without a scheme as http. Data goes into the query with -G. */
function targetOf(found: CollectedCurl, range: Range): CurlRequest['target'] {
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
