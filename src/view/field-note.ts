import { dateText } from './date-text.ts';
import { durationText, relativeText, spanText } from './duration-text.ts';
import { exactBytes, sizeText } from './size-text.ts';

/** What a note may look at besides the value. */
export interface NoteContext {
  readonly now: number;
  readonly scheme: 'http' | 'https';
  readonly status: number | null;
}

type Note = (value: string, context: NoteContext) => string | null;

/** What a field's value says here, in words; `null` when there is nothing to add. Never repeats more of the value than names and numbers. */
export function fieldNote(name: string, value: string, context: NoteContext): string | null {
  const key = name.toLowerCase();
  return (Object.hasOwn(notes, key) ? notes[key]?.(value, context) : null) ?? null;
}

const dated: Note = (value, { now }) => {
  const time = Date.parse(value);
  return Number.isNaN(time) ? 'Not a date as HTTP writes it.' : `${capital(relativeText(time, now))}.`;
};

const seconds = (text: string | undefined): string => spanText(Number(text ?? 0) * 1000);

const notes: Readonly<Record<string, Note>> = {
  date: (value, { now }) => {
    const time = Date.parse(value);
    if (Number.isNaN(time)) return 'Not a date as HTTP writes it.';
    const apart = Math.abs(time - now);
    return apart > 60_000
      ? `The server's clock is ${spanText(apart)} ${time < now ? 'behind' : 'ahead of'} this machine's.`
      : 'Its clock and this machine\u2019s agree.';
  },
  'last-modified': dated,
  expires: (value, { now }) => {
    const time = Date.parse(value);
    if (Number.isNaN(time)) return 'Not a date, so: already stale.';
    return time <= now ? `Stale since ${spanText(now - time)}.` : `Fresh for ${spanText(time - now)}.`;
  },
  'retry-after': (value, { now }) => {
    if (/^\d{1,9}$/.test(value.trim())) return `In ${seconds(value)}.`;
    const time = Date.parse(value);
    return Number.isNaN(time) ? null : `${capital(relativeText(time, now))}, at ${dateText(time)}.`;
  },
  age: (value) => (/^\d{1,12}$/.test(value.trim()) ? `It has been in a cache for ${seconds(value)}.` : null),
  'cache-control': noteOnCaching,
  pragma: (value) => (/no-cache/i.test(value) ? 'The old way to say Cache-Control: no-cache.' : null),
  'content-length': (value) =>
    /^\d{1,15}$/.test(value.trim())
      ? Number(value) < 1000
        ? null
        : `${sizeText(Number(value))}.`
      : 'Not a number of bytes.',
  'content-encoding': (value) => noteOnCoding(value, 'compressed'),
  'transfer-encoding': (value) =>
    /chunked/i.test(value)
      ? 'The body came in chunks, since its length was not known when the head was sent.'
      : noteOnCoding(value, 'encoded on the way'),
  'content-type': noteOnType,
  'content-disposition': (value) =>
    /^\s*attachment/i.test(value) ? 'A browser would save it instead of showing it.' : null,
  'content-range': (value) => {
    const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(value.trim());
    if (range === null) return null;
    const size = exactBytes(Number(range[2]) - Number(range[1]) + 1);
    return range[3] === '*'
      ? `${size} of a whole whose size is not told.`
      : `${size} of ${exactBytes(Number(range[3]))}.`;
  },
  'accept-ranges': (value) =>
    /none/i.test(value)
      ? 'Parts cannot be asked for.'
      : /bytes/i.test(value)
        ? 'Parts can be asked for with the Range field.'
        : null,
  etag: (value) =>
    /^\s*W\//.test(value)
      ? 'Weak: the content means the same, though not byte for byte. If-None-Match with this value asks for it only if it has changed.'
      : 'Strong: the same tag is the same bytes. If-None-Match with this value asks for it only if it has changed.',
  vary: (value) =>
    value.trim() === '*'
      ? 'No cache can reuse it.'
      : `Caches keep one copy for each value of ${value.split(',').length === 1 ? 'this request field' : 'these request fields'}.`,
  connection: (value) =>
    /close/i.test(value)
      ? 'The connection serves no further request.'
      : /keep-alive/i.test(value)
        ? 'The connection stays open for further requests.'
        : /upgrade/i.test(value)
          ? 'The protocol changes on this connection.'
          : null,
  'keep-alive': (value) => {
    const timeout = /timeout\s*=\s*"?(\d{1,9})/i.exec(value)?.[1];
    const max = /max\s*=\s*"?(\d{1,9})/i.exec(value)?.[1];
    if (timeout === undefined) return null;
    return `An idle connection stays open for ${seconds(timeout)}${max === undefined ? '' : `, for at most ${max} further requests`}.`;
  },
  'set-cookie': noteOnCookie,
  'strict-transport-security': noteOnStrictTransport,
  'access-control-allow-origin': (value) =>
    value.trim() === '*'
      ? 'Scripts of any site may read it, without credentials.'
      : value.trim() === 'null'
        ? 'Allows sandboxed pages and local files: seldom what is meant.'
        : 'Scripts of this origin may read it.',
  'access-control-allow-credentials': (value) =>
    value.trim() === 'true'
      ? 'Cookies and credentials may come along from scripts of other origins.'
      : 'Only the value true means anything.',
  'access-control-max-age': (value) =>
    /^\d{1,9}$/.test(value.trim()) ? `A browser may remember the answer to its preflight for ${seconds(value)}.` : null,
  'x-content-type-options': (value) =>
    /nosniff/i.test(value)
      ? 'Browsers take the Content-Type as it is and do not guess.'
      : 'Only nosniff means anything.',
  'x-frame-options': (value) =>
    /deny/i.test(value)
      ? 'No page may put it into a frame.'
      : /sameorigin/i.test(value)
        ? 'Only pages of the same origin may put it into a frame.'
        : null,
  'x-xss-protection': () => 'No browser of today looks at it.',
  'referrer-policy': (value) =>
    /unsafe-url/i.test(value)
      ? 'Full addresses are told to every site, even from HTTPS to HTTP.'
      : /no-referrer$/i.test(value.trim())
        ? 'Other sites are told nothing.'
        : null,
  'content-security-policy': (value) => {
    const loose = [
      /'unsafe-inline'/.test(value) ? 'inline code' : null,
      /'unsafe-eval'/.test(value) ? 'eval' : null,
    ].filter((one) => one !== null);
    return loose.length > 0
      ? `It allows ${loose.join(' and ')}.`
      : `${counted(value.split(';').filter((one) => one.trim() !== '').length, 'directive')}.`;
  },
  'alt-svc': (value) => {
    if (value.trim() === 'clear') return 'Forget the alternatives that were told before.';
    return /\bh3\b/.test(value) ? 'The same is offered over HTTP/3 (QUIC).' : 'The same is offered elsewhere.';
  },
  'www-authenticate': (value) => {
    const scheme = /^\s*([\w-]+)/.exec(value)?.[1]?.toLowerCase();
    if (scheme === 'basic') return 'Name and password in base64: readable to everyone on the path unless it is HTTPS.';
    if (scheme === 'bearer') return 'A token in the Authorization field.';
    return scheme === 'digest' ? 'A digest of name, password and a number the server gave.' : null;
  },
  authorization: (value, { scheme }) => {
    const plain = scheme === 'http' ? ' Sent in the clear: anyone on the path can read it.' : '';
    if (/^basic\s/i.test(value)) return `Name and password in base64, which hides nothing.${plain}`;
    return plain === '' ? null : plain.trim();
  },
  server: (value) => (/\/\d/.test(value) ? 'It tells its version.' : null),
  'server-timing': noteOnServerTiming,
  allow: (value) => (value.trim() === '' ? 'No method is allowed.' : null),
  upgrade: () => 'Protocols it could change to on this connection.',
  'x-ratelimit-remaining': (value) => (value.trim() === '0' ? 'No request is left until the limit is reset.' : null),
  'ratelimit-remaining': (value) => (value.trim() === '0' ? 'No request is left until the limit is reset.' : null),
  'x-ratelimit-reset': noteOnReset,
  'ratelimit-reset': noteOnReset,
  'x-powered-by': () => 'It tells what the server is built with.',
};

function noteOnCaching(value: string, { status }: NoteContext): string | null {
  const directives = new Map(
    value.split(',').map((one) => {
      const [name = '', argument = ''] = one.split('=');
      return [name.trim().toLowerCase(), argument.trim().replace(/^"|"$/g, '')] as const;
    }),
  );
  const said: string[] = [];
  if (directives.has('no-store')) said.push(status === null ? 'nothing of this is to be stored' : 'must not be stored');
  if (directives.has('private')) said.push('only the user\u2019s own cache may store it');
  if (directives.has('public')) said.push('any cache may store it');
  if (directives.has('no-cache'))
    said.push(status === null ? 'caches must ask the server' : 'must be checked with the server before each use');
  const age = directives.get('max-age');
  if (age !== undefined && /^\d{1,10}$/.test(age)) {
    if (status === null)
      said.push(age === '0' ? 'no stored answer is fresh enough' : `nothing older than ${seconds(age)}`);
    else said.push(age === '0' ? 'stale at once' : `fresh for ${seconds(age)}`);
  }
  const shared = directives.get('s-maxage');
  if (shared !== undefined && /^\d{1,10}$/.test(shared)) said.push(`in shared caches for ${seconds(shared)}`);
  if (directives.has('must-revalidate')) said.push('never to be used stale');
  if (directives.has('immutable')) said.push('it will not change while it is fresh');
  const stale = directives.get('stale-while-revalidate');
  if (stale !== undefined && /^\d{1,10}$/.test(stale))
    said.push(`may be used stale for ${seconds(stale)} more while it is being renewed`);
  return said.length === 0 ? null : `${capital(said.join('; '))}.`;
}

function noteOnCookie(value: string, { now, scheme }: NoteContext): string | null {
  const [, ...attributes] = value.split(';').map((one) => one.trim());
  const has = (name: string): boolean => attributes.some((one) => one.toLowerCase() === name);
  const get = (name: string): string | null => {
    const found = attributes.find((one) => one.toLowerCase().startsWith(`${name}=`));
    return found === undefined ? null : found.slice(name.length + 1);
  };
  const said: string[] = [];
  const maxAge = get('max-age');
  const expires = Date.parse(get('expires') ?? '');
  if (maxAge !== null && /^-?\d{1,12}$/.test(maxAge))
    said.push(Number(maxAge) <= 0 ? 'deletes the cookie' : `kept for ${seconds(maxAge)}`);
  else if (!Number.isNaN(expires))
    said.push(expires <= now ? 'deletes the cookie' : `kept for ${spanText(expires - now)}`);
  else said.push('kept until the browser closes');
  said.push(has('httponly') ? 'not readable by scripts' : 'readable by scripts');
  if (has('secure'))
    said.push(scheme === 'http' ? 'Secure over plain HTTP: browsers refuse it' : 'sent over HTTPS only');
  else said.push('also sent over plain HTTP');
  const site = get('samesite')?.toLowerCase();
  if (site === 'none')
    said.push(has('secure') ? 'sent along by other sites too' : 'SameSite=None without Secure: browsers refuse it');
  else if (site === 'strict') said.push('never sent along by other sites');
  else if (site === 'lax') said.push('from other sites sent along by links only');
  return `${capital(said.join('; '))}.`;
}

function noteOnStrictTransport(value: string, { scheme }: NoteContext): string | null {
  if (scheme === 'http') return 'Over plain HTTP this field is ignored.';
  const age = /max-age\s*=\s*"?(\d{1,12})/i.exec(value)?.[1];
  if (age === undefined) return 'Without max-age it means nothing.';
  if (Number(age) === 0) return 'Forget that this host is to be asked over HTTPS only.';
  const below = /includeSubDomains/i.test(value) ? ', and all its subdomains' : '';
  return `For ${seconds(age)} browsers ask this host${below} over HTTPS only.`;
}

function noteOnCoding(value: string, how: string): string | null {
  const codings = value
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '' && one !== 'identity');
  const names: Readonly<Record<string, string>> = {
    br: 'Brotli',
    gzip: 'gzip',
    'x-gzip': 'gzip',
    deflate: 'deflate',
    zstd: 'Zstandard',
  };
  if (codings.length === 0) return null;
  if (codings.some((one) => !Object.hasOwn(names, one)))
    return 'A coding that is not known here: the body is shown as it came.';
  return `The body came ${how} with ${codings.map((one) => names[one]).join(', then ')} and is shown decoded.`;
}

function noteOnType(value: string): string | null {
  const essence = value.split(';')[0]?.trim().toLowerCase() ?? '';
  if (essence === 'application/problem+json' || essence === 'application/problem+xml')
    return 'A problem in the form of RFC 9457: type, title, detail.';
  if (essence === 'application/octet-stream') return 'Bytes of which nothing is said.';
  if (essence.startsWith('multipart/')) return 'Several parts, separated by the boundary.';
  if (essence === 'text/event-stream') return 'Server-sent events: the response is meant to stay open.';
  if (essence === 'application/json' && /charset/i.test(value))
    return 'JSON is always UTF-8: the charset parameter means nothing here.';
  return null;
}

function noteOnServerTiming(value: string): string | null {
  const parts = value.split(',').flatMap((one) => {
    const duration = /;\s*dur\s*=\s*"?([\d.]{1,12})/i.exec(one)?.[1];
    const name = /^\s*([\w-]{1,40})/.exec(one)?.[1];
    return duration === undefined || name === undefined ? [] : [`${name} ${durationText(Number(duration))}`];
  });
  return parts.length === 0 ? null : `The server\u2019s own times: ${parts.join(', ')}.`;
}

function noteOnReset(value: string, { now }: NoteContext): string | null {
  if (!/^\d{1,13}$/.test(value.trim())) return null;
  const number = Number(value);
  return `${capital(relativeText(number > 1_000_000_000 ? number * 1000 : now + number * 1000, now))}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
