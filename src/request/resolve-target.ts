import { isToken } from '../language/characters.ts';
import { describeDirective } from '../language/directives.ts';
import type { Fix, Range } from '../language/document.ts';
import { nearMatches } from '../language/near-matches.ts';
import { fix, replacement } from '../language/problem.ts';
import { type Authority, readAuthority } from './authority.ts';
import { defaultScheme } from './default-scheme.ts';
import { encodeIllegal } from './percent-encode.ts';
import type { ResolvingTraits } from './profile-traits.ts';
import { complain, type Resolving } from './resolving.ts';

/** Where a request goes and what stands on its request line. */
export interface ResolvedTarget {
  readonly scheme: 'http' | 'https';
  readonly authority: Authority;
  readonly port: number;
  /** For the request line: origin form, `*`, or authority form for CONNECT. */
  readonly target: string;
  readonly url: string;
}

/** A target with everything substituted, and where to point at. */
export interface WrittenTarget {
  readonly method: string;
  readonly text: string;
  readonly range: Range;
  /** Value of the first Host field; `null` without one. */
  readonly hostField: string | null;
}

/** `null` when the request cannot be sent there; why is reported. */
export function resolveTarget(resolving: Resolving, written: WrittenTarget): ResolvedTarget | null {
  const { method, range } = written;
  const text = withoutFragment(resolving, written);
  if (/[\r\n\0]/.test(text)) {
    complain(
      resolving,
      'control-character',
      'error',
      range,
      'A value puts a line break or a NUL into the target. A target is one line (RFC 9112 section 3.2).',
    );
    return null;
  }
  if (text === '') {
    complain(resolving, 'missing-target', 'error', range, 'The target is empty: write https://example.com/path.');
    return null;
  }
  if (text === '*' && method !== 'OPTIONS') {
    complain(
      resolving,
      'asterisk-target',
      'error',
      range,
      'The target * is for OPTIONS only (RFC 9112 section 3.2.4). Write https://example.com/path.',
    );
    return null;
  }
  if (text.startsWith('/') || text === '*') return throughHostField(resolving, written, text);
  return absolute(resolving, written, text);
}

function withoutFragment(resolving: Resolving, { text, range }: WrittenTarget): string {
  const hash = text.indexOf('#');
  if (hash === -1) return text;
  complain(
    resolving,
    'fragment-not-sent',
    'hint',
    range,
    `The fragment ${shortened(text.slice(hash))} is for browsers and is not sent (RFC 9110 section 7.1). Write %23 for a # that belongs to the path or query.`,
  );
  return text.slice(0, hash);
}

/** Origin form and `*`: the authority is in the Host field. */
function throughHostField(resolving: Resolving, written: WrittenTarget, text: string): ResolvedTarget | null {
  const { hostField, range } = written;
  if (hostField === null || hostField === '') {
    complain(
      resolving,
      'missing-host-field',
      'error',
      range,
      `${text === '*' ? 'The target *' : 'A target that begins with /'} needs a Host field: add Host: example.com, or write https://example.com${text === '*' ? '' : shortened(text)}.`,
    );
    return null;
  }
  const schemed = /^https?:\/\//i.exec(hostField);
  if (schemed) {
    complain(
      resolving,
      'malformed-host',
      'error',
      range,
      `The Host field holds a host and at most a port. Write Host: ${shortened(hostField.slice(schemed[0].length))}, or the scheme and the host in the target.`,
    );
    return null;
  }
  const authority = authorityOf(resolving, range, hostField);
  if (!authority) return null;
  const scheme = chosenScheme(resolving, range, authority, resolving.traits.hostFieldScheme === 'by-port');
  const target = text === '*' ? text : encodedTarget(resolving, range, text);
  return resolved(scheme, authority, target, text === '*' ? '' : target);
}

/** A scheme and `://`, or nothing, then the authority (RFC 9112 section 3.2.2). */
function absolute(resolving: Resolving, written: WrittenTarget, text: string): ResolvedTarget | null {
  const { method, range } = written;
  const schemed = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(text);
  const writtenScheme = schemed?.[1]?.toLowerCase() ?? null;
  if (writtenScheme !== null && writtenScheme !== 'http' && writtenScheme !== 'https') {
    const [near] = nearMatches(writtenScheme, ['http', 'https']);
    const change = near === undefined ? null : instead(resolving, range, `${writtenScheme}://`, `${near}://`);
    complain(resolving, 'unsupported-scheme', 'error', range, unsupportedMessage(writtenScheme), change);
    return null;
  }
  const typing = /^https?(?::\/?|\/\/?)(?!\d+(?:\/|$))/i.exec(text);
  if (writtenScheme === null && typing) {
    const name = text.slice(0, text.toLowerCase().startsWith('https') ? 5 : 4).toLowerCase();
    complain(
      resolving,
      'malformed-scheme',
      'error',
      range,
      `Two slashes and a colon follow a scheme: ${name}://${shortened(text.slice(typing[0].length))}.`,
      instead(resolving, range, typing[0], `${name}://`),
    );
    return null;
  }
  const rest = schemed ? text.slice(schemed[0].length) : text;
  const cut = rest.search(/[/?]/);
  const authority = authorityOf(resolving, range, cut === -1 ? rest : rest.slice(0, cut));
  if (!authority) return null;
  if (method === 'CONNECT')
    return tunnel(resolving, written, authority, cut === -1 ? '' : rest.slice(cut), writtenScheme);
  const scheme = writtenScheme ?? chosenScheme(resolving, range, authority);
  const path = cut === -1 ? '/' : rest.slice(cut);
  const target = encodedTarget(resolving, range, path.startsWith('/') ? path : `/${path}`);
  return resolved(scheme, authority, target, target);
}

/** CONNECT: `host:port` and nothing else (RFC 9112 section 3.2.3). */
function tunnel(
  resolving: Resolving,
  { range }: WrittenTarget,
  authority: Authority,
  path: string,
  scheme: 'http' | 'https' | null,
): ResolvedTarget | null {
  if (authority.port === null || (path !== '' && path !== '/')) {
    complain(
      resolving,
      'connect-target',
      'error',
      range,
      `CONNECT takes a host and a port, nothing else: CONNECT ${authority.hostField.replace(/:$/, '')}${authority.port === null ? ':443' : ''} (RFC 9110 section 9.3.6).`,
    );
    return null;
  }
  return resolved(scheme ?? chosenScheme(resolving, range, authority), authority, authority.hostField, '');
}

function authorityOf(resolving: Resolving, range: Range, text: string): Authority | null {
  const authority = readAuthority(text);
  if (!('code' in authority)) return authority;
  complain(resolving, authority.code, 'error', range, authority.message);
  return null;
}

function chosenScheme(
  resolving: Resolving,
  range: Range,
  { host, port }: Authority,
  isByPort = false,
): 'http' | 'https' {
  const rule = isByPort ? 'http' : resolving.traits.defaultScheme;
  const scheme =
    rule === 'by-host'
      ? defaultScheme(host, port)
      : rule === 'http' && port !== 443 && port !== 8443
        ? 'http'
        : 'https';
  complain(
    resolving,
    'scheme-chosen',
    'hint',
    range,
    rule !== 'by-host'
      ? `No scheme is written: the profile ${resolving.document.profile} takes ${scheme}://.`
      : scheme === 'http'
        ? `No scheme is written: http:// is used because ${port === 80 ? 'port 80' : host} is ${port === 80 ? 'for it' : 'on this machine or a private network'}.`
        : `No scheme is written: https:// is used${port === 443 || port === 8443 ? '' : ', where REST Client and JetBrains take http://'}.`,
  );
  return scheme;
}

/** What the directives say, else the profile. */
function wantedEncoding({ block, traits }: Resolving): ResolvingTraits['targetEncoding'] {
  const says = (wanted: string): boolean =>
    block.directives.some(({ name }) => describeDirective(name.text)?.name === wanted);
  if (says('auto-encoding')) return 'form';
  return says('no-auto-encoding') && traits.targetEncoding === 'form' ? 'illegal-only' : traits.targetEncoding;
}

function encodedTarget(resolving: Resolving, range: Range, text: string): string {
  const targetEncoding = wantedEncoding(resolving);
  if (targetEncoding === 'none') return text;
  const encoded = encodings[targetEncoding](text);
  if (encoded !== text)
    complain(resolving, 'target-encoded', 'hint', range, `${reasons[targetEncoding]}: ${shortened(encoded)}`);
  return encoded;
}

const encodings: Readonly<Record<Exclude<ResolvingTraits['targetEncoding'], 'none'>, (text: string) => string>> = {
  'illegal-only': encodeIllegal,
  form: formEncoded,
  url: urlEncoded,
};

const reasons: Readonly<Record<keyof typeof encodings, string>> = {
  'illegal-only': 'Characters that may not stand in a target (RFC 3986) are sent percent-encoded',
  form: 'The query is decoded and encoded anew as JetBrains does it',
  url: 'REST Client and httpYac send the target as URLs are normalized',
};

function resolved(scheme: 'http' | 'https', authority: Authority, target: string, path: string): ResolvedTarget {
  const usual = scheme === 'http' ? 80 : 443;
  const port = authority.port ?? usual;
  const host = authority.host.includes(':') ? `[${authority.host}]` : authority.host;
  return { scheme, authority, port, target, url: `${scheme}://${host}${port === usual ? '' : `:${port}`}${path}` };
}

/** Writes another beginning of the target, where it is what stands there. */
function instead({ document }: Resolving, { start }: Range, written: string, better: string): Fix | null {
  const range = { start, end: start + written.length };
  const isThere = document.text.slice(range.start, range.end).toLowerCase() === written.toLowerCase();
  return isThere ? fix(`Write ${better}`, replacement(range, better)) : null;
}

function unsupportedMessage(scheme: string): string {
  if (scheme === 'ws' || scheme === 'wss') return 'WebSocket is recognised, but not built yet.';
  return `Portside speaks http and https, not ${isToken(scheme) ? shortened(scheme) : 'this scheme'}.`;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** The query as JetBrains sends it: names and values decoded, then encoded as a form (`%20` and a space as `+`). */
function formEncoded(text: string): string {
  const mark = text.indexOf('?');
  if (mark === -1) return encodeIllegal(text);
  const pairs = text
    .slice(mark + 1)
    .split('&')
    .map((pair) => pair.split('=').map(formWord).join('='));
  return `${encodeIllegal(text.slice(0, mark))}?${pairs.join('&')}`;
}

/** Path and query as they stand in a URL of the WHATWG; a `?` with nothing behind it is left out, as by Node. */
function urlEncoded(text: string): string {
  const base = 'http://host';
  if (!URL.canParse(base + text)) return encodeIllegal(text);
  const { pathname, search } = new URL(base + text);
  return `${pathname}${search}`;
}

function formWord(word: string): string {
  let decoded = word;
  try {
    decoded = decodeURIComponent(word);
  } catch {
    // What is no percent-encoding is text.
  }
  return new URLSearchParams([[decoded.toWellFormed(), '']]).toString().slice(0, -1);
}
