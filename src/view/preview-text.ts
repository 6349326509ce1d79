import { http2Head } from '../request/http2-head.ts';
import { maskText, secretMask } from '../request/mask.ts';
import type { Origin, Substitution } from '../request/origin.ts';
import type { Resolution } from '../request/resolve.ts';
import type { RequestOptions, ResolvedRequest } from '../request/resolved-request.ts';
import { waitsOnly } from '../request/waits-only.ts';
import { outgoingBody } from './outgoing-body.ts';
import { sizeText } from './size-text.ts';
import { visibleText } from './visible-text.ts';

/** A request that was looked at without asking and without sending. */
export interface PreviewSource {
  readonly resolution: Resolution;
  /** The request as it stands in its file, and the offset of its first character there. */
  readonly written: { readonly text: string; readonly start: number };
  /** What a person will be asked: names of variables, else texts of questions. Something stands in for the answers. */
  readonly asked: readonly string[];
  /** The strongest last. */
  readonly environments: readonly string[];
  /** How often it is sent; more than once where a loop says so. */
  readonly sendings: number;
  /** Whether its block sends other requests first (`run`). */
  readonly runsOthers: boolean;
  /** 0-based line of an offset in the file. */
  readonly lineOf: (offset: number) => number;
  /** Of the first character of a 0-based line; empty. */
  readonly rangeOfLine: (line: number) => Substitution['range'];
  readonly originText: (origin: Origin) => string;
}

/** What is shown, and the words in it that lead to a place. Offsets are UTF-16 units, half-open. */
export interface PreviewText {
  readonly text: string;
  readonly links: readonly PreviewLink[];
}

export interface PreviewLink {
  readonly start: number;
  readonly end: number;
  readonly to: Origin;
}

/** UTF-16 units of a value that are shown. */
const longestValue = 200;

/**
 * What goes out, and under headings with `###` where each part of it comes from, in lines that begin with `#`. Where it
 * cannot be sent, the reasons come first, and then the request as far as it is known.
 */
export async function previewText(source: PreviewSource): Promise<PreviewText> {
  const { resolution } = source;
  const { request, secrets } = resolution;
  const mask = secretMask(secrets);
  const page = createPage();
  if (request) {
    await writeRequest(page, request);
    writeAddress(page, request, source);
  } else {
    const waits = waitsOnly(resolution);
    page.heading(waits ? 'It waits for another request' : 'It cannot be sent as it stands');
    writeProblems(page, source, (severity) => severity === 'error' || !hasErrors(resolution));
    page.heading('As far as it is known');
    page.write(`${writtenRequest(source)}\n`);
  }
  writeFirst(page, source);
  if (request) {
    const added = sentFields(request).filter(({ name, origin }) => origin === 'added' && !name.startsWith(':'));
    if (added.length > 0) page.heading('Added, as the file does not say otherwise');
    for (const { name, reason } of added) page.note(`${name}: ${reason}`);
    if (request.assertions.length > 0) page.heading('Checked when the response is there');
    for (const { line, text } of request.assertions) {
      page.write('# ');
      page.link(`Line ${line + 1}`, here(source.rangeOfLine(line)));
      page.write(`: ${visibleText(mask(text), false)}\n`);
    }
  }
  writeValues(page, source);
  if (request ? resolution.problems.length > 0 : hasOthers(resolution)) {
    page.heading('Worth knowing');
    writeProblems(page, source, (severity) => severity !== 'error');
  }
  return page.made();

  function writeValues(to: Page, { originText }: PreviewSource): void {
    const values = distinct(resolution.substitutions);
    if (values.length > 0) to.heading('Values');
    for (const one of values) {
      const { inner, origin, shadowed } = one;
      to.note(`{{${inner}}}${valueText(one)}`);
      if (!origin || origin.kind === 'answer') continue;
      to.write('#     ');
      to.link(originText(origin), origin);
      shadowed.forEach((weaker, index) => {
        to.write(index === 0 ? ', hides ' : ' and ');
        to.link(originText(weaker), weaker);
      });
      to.write('\n');
    }
  }

  function valueText({ value, origin, isSecret }: Substitution): string {
    if (origin?.kind === 'answer') return ': you are asked for it when you send the request.';
    if (isSecret) return ` = ${maskText}`;
    if (value === null) return ' has no value.';
    const text = visibleText(mask(value), false);
    return ` = ${text.length > longestValue ? `${text.slice(0, longestValue)}…` : text}`;
  }
}

/** As they go out in the version that is certain. */
function sentFields(request: ResolvedRequest): ResolvedRequest['fields'] {
  return request.httpVersion === '2' ? http2Head(request).fields : request.fields;
}

async function writeRequest(page: Page, request: ResolvedRequest): Promise<void> {
  const mask = secretMask(request.secrets);
  page.write(`${request.method} ${mask(request.target)} HTTP/${request.httpVersion}\n`);
  for (const { name, value } of sentFields(request)) page.write(`${name}: ${mask(value)}\n`);
  if (request.body && request.body.length > 0) {
    const contentType = request.fields.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
    const body = await outgoingBody(request.body, contentType, request.secrets);
    page.write(`\n${body}${/[\r\n]$/.test(body) ? '' : '\n'}`);
  }
}

/** What the request itself, or settings for it, say of a proxy and a client certificate. */
function wayNotes({ proxy, clientCertificate }: RequestOptions, scheme: 'http' | 'https'): readonly string[] {
  const server = typeof proxy === 'object' ? proxy[scheme] : null;
  return [
    ...(server
      ? [
          `Through the proxy ${server.host}, port ${server.port}${typeof proxy === 'object' && proxy.except.length > 0 ? ', unless the server is excepted' : ''} (${server.source}).`,
        ]
      : []),
    ...(proxy === 'none' ? ['Without a proxy, whatever is set.'] : []),
    ...(typeof clientCertificate === 'object' && scheme === 'https'
      ? [`With a client certificate, if the server asks for one (${clientCertificate.source}).`]
      : []),
    ...(clientCertificate === 'none' ? ['Without a client certificate, whatever is set.'] : []),
  ];
}

function writeAddress(page: Page, request: ResolvedRequest, source: PreviewSource): void {
  const { scheme, host, port, body, options, secrets, httpVersion } = request;
  const { environments, sendings, asked } = source;
  page.heading('Where it goes');
  page.note(`To ${secretMask(secrets)(host)}, port ${port}, ${scheme === 'https' ? 'over TLS' : 'without TLS'}.`);
  if (httpVersion === '2')
    page.note(
      scheme === 'https'
        ? 'Nothing is sent unless the server chooses HTTP/2 in the handshake.'
        : 'Nothing is sent unless the server says that it speaks HTTP/2.',
    );
  if (options.offersHttp2 && httpVersion === '1.1' && scheme === 'https')
    page.note(
      'HTTP/2 is offered. Where the server chooses it, names of fields go out in lower case, and :authority in the place of Host.',
    );
  if (!options.verifyCertificate)
    page.note('The certificate of the server is not checked, as the request or its environment says.');
  for (const note of wayNotes(options, scheme)) page.note(secretMask(secrets)(note));
  if (body !== null && body.length > 0) page.note(`The body has ${sizeText(body.length)}.`);
  if (environments.length > 0) page.note(`Environment: ${environments.join(' + ')}.`);
  if (sendings > 1) page.note(`It is sent ${sendings} times. This is the first.`);
  if (asked.length > 0)
    page.note(`You are asked for ${listed(asked)} when you send it. Something stands in for the answer here.`);
}

/** What happens before the request goes out. */
function writeFirst(page: Page, { resolution, runsOthers, lineOf }: PreviewSource): void {
  const { needs, confirmations } = resolution;
  if (needs.length === 0 && confirmations.length === 0 && !runsOthers) return;
  page.heading('Before it is sent');
  if (runsOthers) page.note('The requests of its run lines are sent.');
  for (const { name, by, range } of needs) {
    page.write(`# “${name}” is sent${by === 'forceRef' ? '' : ', if it was not yet'}: `);
    page.link(`line ${lineOf(range.start) + 1}`, here(range));
    page.write(' needs it.\n');
  }
  for (const question of confirmations) page.note(`You are asked: ${visibleText(question, false)}`);
}

function writeProblems(
  page: Page,
  { resolution, lineOf }: PreviewSource,
  isMeant: (severity: Resolution['problems'][number]['severity']) => boolean,
): void {
  for (const { severity, range, message } of resolution.problems) {
    if (!isMeant(severity)) continue;
    page.write('# ');
    page.link(`Line ${lineOf(range.start) + 1}`, here(range));
    page.write(`: ${visibleText(message, false)}\n`);
  }
}

/** The request with the values that are known in place of their placeholders. */
function writtenRequest({ written, resolution }: PreviewSource): string {
  const { text, start } = written;
  const parts: string[] = [];
  let position = 0;
  for (const { range, value, isSecret } of resolution.substitutions) {
    const from = range.start - start;
    if (value === null || from < position || range.end - start > text.length) continue;
    parts.push(text.slice(position, from), isSecret ? maskText : value);
    position = range.end - start;
  }
  return secretMask(resolution.secrets)([...parts, text.slice(position)].join('')).trimEnd();
}

/** A placeholder that is written more than once, once; unless its value is another one each time. */
function distinct(substitutions: readonly Substitution[]): readonly Substitution[] {
  const seen = new Map<string, Substitution>();
  for (const one of substitutions) {
    const key = JSON.stringify([one.inner, one.value, one.origin]);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

function hasErrors({ problems }: Resolution): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** Whether there are problems beside those that keep the request from being sent. */
function hasOthers(resolution: Resolution): boolean {
  return hasErrors(resolution) && resolution.problems.some(({ severity }) => severity !== 'error');
}

/** A place in the request file itself. */
function here(range: Substitution['range']): Origin {
  return { kind: 'definition', file: null, range };
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `“${visibleText(name, false)}”`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

interface Page {
  readonly write: (text: string) => void;
  readonly heading: (text: string) => void;
  readonly note: (text: string) => void;
  readonly link: (text: string, to: Origin) => void;
  readonly made: () => PreviewText;
}

function createPage(): Page {
  const parts: string[] = [];
  const links: PreviewLink[] = [];
  let length = 0;
  const write = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  return {
    write,
    heading: (text) => write(`${length === 0 ? '' : '\n'}### ${text}\n`),
    note: (text) => write(`# ${text}\n`),
    link(text, to) {
      links.push({ start: length, end: length + text.length, to });
      write(text);
    },
    made: () => ({ text: parts.join(''), links }),
  };
}
