import type { Entry } from '../entry.ts';

/** 3xx of the IANA registry. */
export const redirectionStatuses: Readonly<Record<number, Entry>> = {
  300: {
    title: 'Multiple Choices',
    summary: 'The target has several representations and the client is to choose one.',
    detail:
      'The body should list the alternatives; Location names the one the server prefers, if it has a preference. It is often mistaken for Moved Permanently, which is 301.',
    advice: [
      'Pick an address from the body, or send Accept and Accept-Language precise enough for the server to decide.',
    ],
    see: ['rfc9110#15.4.1'],
  },
  301: {
    title: 'Moved Permanently',
    summary: 'The resource has a new address for good, given in Location.',
    detail:
      'Links should be changed to the new address, and caches may remember the move without being told to. Many clients turn a POST into a GET when they follow it, which the standard tolerates; 308 is the same move with the method kept.',
    advice: [
      'Change the address in your request to the one in Location.',
      'Use 308 on the server when the method and body have to survive the move.',
    ],
    see: ['rfc9110#15.4.2'],
  },
  302: {
    title: 'Found',
    summary: 'The resource is at another address for now, given in Location.',
    detail:
      'The original address stays the right one for later requests. Clients may change POST to GET on the way, and nearly all of them do; 307 forbids that, and 303 demands it.',
    advice: ['A redirect to a sign-in page usually means that the session or token was not accepted.'],
    see: ['rfc9110#15.4.3'],
  },
  303: {
    title: 'See Other',
    summary: 'The answer to this request is to be fetched with GET from the address in Location.',
    detail:
      'It is how a form is answered so that reloading the result does not send the form twice. The new address is not a replacement for the one that was asked.',
    advice: ['Follow it with GET (or HEAD) and without the original body, whatever the method was.'],
    see: ['rfc9110#15.4.4'],
  },
  304: {
    title: 'Not Modified',
    summary: 'The copy that the client already holds is still current.',
    detail:
      'The request was conditional, with If-None-Match or If-Modified-Since, and the condition found no change. There is never a body; the fields refresh what is known about the stored copy.',
    advice: ['Remove the conditional fields from the request if you want to see the content.'],
    see: ['rfc9110#15.4.5', 'rfc9110#13'],
  },
  305: {
    title: 'Use Proxy',
    summary: 'An abandoned way to tell a client that it must go through a proxy.',
    detail:
      'It was deprecated because any server could have steered a client through a proxy of its choice. Clients do not act on it.',
    advice: ['Configure a proxy on the client instead.'],
    see: ['rfc9110#15.4.6'],
  },
  306: {
    title: '(Unused)',
    summary: 'A number that is reserved and has no meaning.',
    detail:
      'An early draft called it Switch Proxy. It may not be given another use, so a server that sends it is in error.',
    advice: [],
    see: ['rfc9110#15.4.7'],
  },
  307: {
    title: 'Temporary Redirect',
    summary: 'The resource is at another address for now, and the method must not change on the way.',
    detail:
      'A POST stays a POST, body included. Browsers also invent it inside themselves when HSTS turns http:// into https://, in which case no server sent it.',
    advice: ['Make sure that the body can be sent a second time before you follow it.'],
    see: ['rfc9110#15.4.8'],
  },
  308: {
    title: 'Permanent Redirect',
    summary: 'The resource has a new address for good, and the method must not change on the way.',
    detail:
      'It is to 301 what 307 is to 302: same lasting move, but a PUT stays a PUT and keeps its content. It may be cached by default.',
    advice: ['Update stored links, and repeat the request unchanged at the address in Location.'],
    see: ['rfc9110#15.4.9'],
  },
};
