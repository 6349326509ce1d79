import type { Entry } from '../entry.ts';

/** 2xx of the IANA registry. */
export const successfulStatuses: Readonly<Record<number, Entry>> = {
  200: {
    title: 'OK',
    summary: 'The request succeeded.',
    detail:
      'What the body holds depends on the method: the resource itself for GET, nothing for HEAD, the outcome of the action for POST, the request as it arrived for TRACE. The body can be of any media type; Content-Type says which. The status speaks of HTTP only: some services report their own errors inside a 200.',
    advice: [],
    see: ['rfc9110#15.3.1'],
  },
  201: {
    title: 'Created',
    summary: 'The request succeeded and made at least one new resource.',
    detail:
      'Location names the main one; without that field it is the target of the request itself. It is the usual answer to a POST that adds to a collection and to a PUT on a new address.',
    advice: ['Take the address of the new resource from Location rather than guessing it from the body.'],
    see: ['rfc9110#15.3.2'],
  },
  202: {
    title: 'Accepted',
    summary: 'The request was taken in, but the work is not finished and may still fail.',
    detail:
      'HTTP has no way to send the outcome later on its own. A good server says in the body, or through Location, where its progress can be watched.',
    advice: ['Poll the address that the response names, and honour Retry-After if it is there.'],
    see: ['rfc9110#15.3.3'],
  },
  203: {
    title: 'Non-Authoritative Information',
    summary: 'The request succeeded, but a proxy on the way changed what the server sent.',
    detail:
      'The content is not that of the origin: a transforming proxy has filtered, recompressed or rewritten it. It is rarely seen, because most proxies that change content stay silent about it.',
    advice: ['Ask the origin directly to see the unchanged content.'],
    see: ['rfc9110#15.3.4', 'rfc9110#7.7'],
  },
  204: {
    title: 'No Content',
    summary: 'The request succeeded and there is nothing to send back.',
    detail:
      'The response ends after its fields and never has a body. It fits a DELETE, or a PUT or PATCH that saved without having anything to add; fields such as ETag speak of the state after the change.',
    advice: ['Do not parse a body: an empty string is not valid JSON.'],
    see: ['rfc9110#15.3.5'],
  },
  205: {
    title: 'Reset Content',
    summary: 'The request succeeded, and the client should clear the form that caused it.',
    detail:
      'It was made for data entry, where the next record starts with empty inputs. The server must not send content with it.',
    advice: [],
    see: ['rfc9110#15.3.6'],
  },
  206: {
    title: 'Partial Content',
    summary: 'The body is the part of the resource that the Range field asked for.',
    detail:
      'Content-Range says which bytes these are and how long the whole is. When several ranges were asked for, the body is multipart/byteranges with one part for each.',
    advice: [
      'Use If-Range with the ETag when you continue a download, so that halves of two versions are not glued together.',
    ],
    see: ['rfc9110#15.3.7', 'rfc9110#14'],
  },
  207: {
    title: 'Multi-Status',
    summary: 'The body lists a separate status for each of several resources.',
    detail:
      'WebDAV sends it with an XML body of multistatus and response elements. Some of the inner statuses may be errors although the outer one looks like success.',
    advice: ['Read every status in the body before you call the operation done.'],
    see: ['rfc4918#11.1', 'rfc4918#13'],
  },
  208: {
    title: 'Already Reported',
    summary: 'This member of a WebDAV collection was listed earlier in the same answer.',
    detail:
      'It stands only inside a 207 body, where several bindings lead to one collection. It keeps a listing with loops finite.',
    advice: [],
    see: ['rfc5842#7.1'],
  },
  226: {
    title: 'IM Used',
    summary: 'The body is the difference between a version the client has and the current one.',
    detail:
      'The client offered with A-IM to take a delta, and the IM field of the response names the manipulation applied. Hardly any software implements delta encoding.',
    advice: [],
    see: ['rfc3229#10.4.1'],
  },
};
