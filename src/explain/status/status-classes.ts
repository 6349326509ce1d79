import type { Entry } from '../entry.ts';

/** What the first digit says, for codes that no table knows, and for `4xx` asked as such. */
export const statusClasses: Readonly<Record<1 | 2 | 3 | 4 | 5, Entry>> = {
  1: {
    title: 'Informational (1xx)',
    summary: 'An interim answer: the request goes on, and a final status follows.',
    detail:
      'Codes from 100 to 199 have fields but no body. HTTP/1.0 does not know them, and a client may ignore those it was not waiting for.',
    advice: ['Wait for the final response.'],
    see: ['rfc9110#15.2'],
  },
  2: {
    title: 'Successful (2xx)',
    summary: 'The request was received, understood and accepted.',
    detail:
      'A client that does not know a particular code from 200 to 299 treats it as 200, except that it does not cache it unless told.',
    advice: [],
    see: ['rfc9110#15.3'],
  },
  3: {
    title: 'Redirection (3xx)',
    summary: 'The client has something more to do before the request is complete.',
    detail:
      'Mostly that is asking again at the address in Location; 304 means that the stored copy can be used. A code from 300 to 399 that is not known counts as 300.',
    advice: ['Look at the Location field.'],
    see: ['rfc9110#15.4'],
  },
  4: {
    title: 'Client error (4xx)',
    summary: 'The server finds fault with the request.',
    detail:
      'Repeating it unchanged will give the same result, apart from time-outs, locks and rate limits. An unknown code from 400 to 499 is handled as 400, and the body should explain it.',
    advice: ['Read the body of the response.'],
    see: ['rfc9110#15.5'],
  },
  5: {
    title: 'Server error (5xx)',
    summary: 'The server knows that it failed to fulfil a request that may well be valid.',
    detail:
      'The fault lies there or with something between. An unknown code from 500 to 599 is handled as 500, and the same request may succeed later.',
    advice: ['Try again later, and tell whoever runs the server.'],
    see: ['rfc9110#15.6'],
  },
};
