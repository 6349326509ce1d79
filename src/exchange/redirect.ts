import type { ResolvedRequest } from '../request/resolved-request.ts';
import type { Response, SentRequest } from './exchange.ts';
import { valuesOf } from './head.ts';
import { placeOfUrl } from './place-of-url.ts';

export type Redirect =
  | { readonly kind: 'none' }
  | { readonly kind: 'follow'; readonly next: ResolvedRequest; readonly dropped: SentRequest['dropped'] }
  /** The response says to go on elsewhere, and that cannot be done. */
  | { readonly kind: 'unusable'; readonly why: string };

/** 300 leaves the choice to the user, 304 and 305 are no redirects to follow (RFC 9110 section 15.4). */
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** What only the origin that it was given to may see. */
const credentialFields = new Set(['authorization', 'cookie', 'proxy-authorization']);
/** What speaks of a body, beside the `Content-` fields. */
const bodyFields = new Set(['transfer-encoding', 'trailer', 'expect', 'digest', 'repr-digest']);

/** What the response asks for next. `dropped` of the answer holds what this step leaves out. */
export function redirectOf(request: ResolvedRequest, response: Response): Redirect {
  if (!redirectStatuses.has(response.status) || request.method === 'CONNECT') return { kind: 'none' };
  const locations = [...new Set(valuesOf(response.fields, 'location'))];
  const location = locations[0];
  if (location === undefined) return { kind: 'none' };
  if (locations.length > 1)
    return { kind: 'unusable', why: `the response names ${locations.length} different locations` };
  if (location === '') return { kind: 'unusable', why: 'its Location is empty' };
  const to = parseUrl(location, request.url);
  if (to === null) return { kind: 'unusable', why: `its Location is not a URL: ${location}` };
  if (to.protocol !== 'http:' && to.protocol !== 'https:') {
    return { kind: 'unusable', why: `its Location is neither http nor https: ${location}` };
  }
  const { scheme, host, port } = placeOfUrl(to);
  if (host === '' || port === 0)
    return { kind: 'unusable', why: `its Location names no host and port that can be connected to: ${location}` };

  const method = methodAfter(response.status, request.method);
  const sameOrigin = scheme === request.scheme && host === request.host && port === request.port;
  const withoutBody = method !== request.method;
  const dropped: { name: string; reason: string }[] = [];
  const fields: ResolvedRequest['fields'][number][] = [];
  for (const field of request.fields) {
    const name = field.name.toLowerCase();
    if (!sameOrigin && credentialFields.has(name)) {
      dropped.push({ name: field.name, reason: `The redirect leads to another origin, ${to.origin}.` });
    } else if (withoutBody && (name.startsWith('content-') || bodyFields.has(name))) {
      dropped.push({
        name: field.name,
        reason: `After ${response.status} the request is repeated as ${method}, without a body.`,
      });
    } else if (!sameOrigin && name === 'host') {
      fields.push({
        name: field.name,
        value: to.host,
        origin: 'added',
        reason: 'Names the host that the redirect leads to.',
      });
    } else fields.push(field);
  }
  if (to.username !== '' || to.password !== '') {
    dropped.push({ name: 'user information', reason: 'Credentials in a Location are not used.' });
    to.username = '';
    to.password = '';
  }
  // Without a fragment of its own, the location inherits the request's (RFC 9110 section 10.2.2).
  if (to.hash === '') to.hash = parseUrl(request.url, request.url)?.hash ?? '';
  // Whom the request says to be was meant for the server it names.
  const { clientCertificate, ...withoutCertificate } = request.options;
  const isTakenAlong = sameOrigin || clientCertificate === 'none';
  return {
    kind: 'follow',
    dropped,
    next: {
      ...request,
      method,
      scheme,
      host,
      port,
      target: `${to.pathname}${to.search}`,
      url: to.href,
      fields,
      body: withoutBody ? null : request.body,
      options: isTakenAlong ? request.options : withoutCertificate,
    },
  };
}

/** RFC 9110 sections 15.4.2 to 15.4.4: POST becomes GET by long custom after 301 and 302, everything does after 303. */
function methodAfter(status: number, method: string): string {
  if ((status === 301 || status === 302) && method === 'POST') return 'GET';
  if (status === 303 && method !== 'GET' && method !== 'HEAD') return 'GET';
  return method;
}

function parseUrl(text: string, base: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
