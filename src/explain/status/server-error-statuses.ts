import type { Entry } from '../entry.ts';

/** 5xx of the IANA registry. */
export const serverErrorStatuses: Readonly<Record<number, Entry>> = {
  500: {
    title: 'Internal Server Error',
    summary: 'The server ran into something unexpected and could not answer.',
    detail:
      'Nearly always an exception in the application or a fault in its configuration. The request may be right, wrong or only unusual; the reason stands in the log of the server, not here.',
    advice: [
      'Look into the log of the server at the time in the Date field.',
      'Take parts of the request away until it works, to find what triggers it.',
    ],
    see: ['rfc9110#15.6.1'],
  },
  501: {
    title: 'Not Implemented',
    summary: 'The server does not know this method for any resource.',
    detail:
      'It differs from 405, where the method is known but not allowed at this address. A proxy that does not know a new method gives the same answer.',
    advice: ['Check the spelling of the method: it is case-sensitive and written in capitals.'],
    see: ['rfc9110#15.6.2'],
  },
  502: {
    title: 'Bad Gateway',
    summary: 'A proxy or load balancer got no usable answer from the server behind it.',
    detail:
      'The part in front works, and the application behind it is down, restarting, closing the connection early or speaking something else than the proxy expects, such as plain HTTP where TLS is configured.',
    advice: [
      'Ask the application directly, past the proxy.',
      'Check the address, port and protocol of the upstream in the proxy configuration.',
    ],
    see: ['rfc9110#15.6.3'],
  },
  503: {
    title: 'Service Unavailable',
    summary: 'The server cannot handle requests at the moment: overload or maintenance.',
    detail: 'It is meant to pass. Load balancers say it when no healthy instance is left to forward to.',
    advice: ['Try again after the time in Retry-After, or after a growing pause without it.'],
    see: ['rfc9110#15.6.4'],
  },
  504: {
    title: 'Gateway Timeout',
    summary: 'A proxy or load balancer waited for the server behind it and got no answer in time.',
    detail:
      'The limit is that of the proxy, often 30 or 60 seconds. The work may well go on behind it and even succeed.',
    advice: [
      'Before repeating a request that changes something, find out whether it took effect.',
      'Let long work answer 202 and report its progress elsewhere.',
    ],
    see: ['rfc9110#15.6.5'],
  },
  505: {
    title: 'HTTP Version Not Supported',
    summary: 'The server does not speak the major version of HTTP in the request.',
    detail:
      'It also comes from a request line that is broken so that the version stands in the wrong place, as a raw space in the path does.',
    advice: ['Percent-encode spaces in the target, and send HTTP/1.1.'],
    see: ['rfc9110#15.6.6'],
  },
  506: {
    title: 'Variant Also Negotiates',
    summary: 'The server is configured in a circle: the variant it chose wants to negotiate again.',
    detail: 'It belongs to transparent content negotiation, an experiment that hardly anyone implemented.',
    advice: ['Only whoever runs the server can mend this.'],
    see: ['rfc2295#8.1'],
  },
  507: {
    title: 'Insufficient Storage',
    summary: 'The server has no room to store what the request would create.',
    detail: 'WebDAV defines it for PUT, COPY and the like; file services send it when a quota or the disk is full.',
    advice: ['Free some space or raise the quota; repeating changes nothing until then.'],
    see: ['rfc4918#11.5'],
  },
  508: {
    title: 'Loop Detected',
    summary: 'The server met an endless loop while it worked on a request with Depth: infinity.',
    detail:
      'A WebDAV collection is bound somewhere inside itself. Some hosting firms misuse the number for a resource limit that was reached.',
    advice: ['Ask with Depth: 1, level by level.'],
    see: ['rfc5842#7.2'],
  },
  510: {
    title: 'Not Extended',
    summary: 'The server demanded an extension of HTTP that the request did not declare.',
    detail: 'The framework it belongs to was an experiment and is marked obsolete in the registry.',
    advice: [],
    see: ['rfc2774#7', 'iana:http-status-codes'],
  },
  511: {
    title: 'Network Authentication Required',
    summary: 'The network you are in wants you to sign in before it lets you out.',
    detail:
      'A captive portal, as in hotels and trains, answered in place of the server. The real server has not seen the request.',
    advice: [
      'Open a page in a browser and sign in to the network.',
      'Do not trust anything in such an answer: it is not from the host you asked.',
    ],
    see: ['rfc6585#6'],
  },
};
