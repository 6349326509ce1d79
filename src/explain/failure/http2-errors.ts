import type { Entry } from '../entry.ts';

/** The codes with which a side ends a request (RST_STREAM) or a connection (GOAWAY) of HTTP/2, by name (RFC 9113 section 7). */
export const http2Errors: Readonly<Record<string, Entry>> = {
  NO_ERROR: {
    title: 'No error',
    summary: 'One side ended the request or the connection in an orderly way.',
    detail:
      'A server that shuts down, or that has answered and does not want the rest of a request body, says so. Before an answer it leaves the request without one.',
    advice: ['Try again: a new connection is made.'],
    see: ['rfc9113#7', 'rfc9113#8.1'],
  },
  INTERNAL_ERROR: {
    title: 'Error inside the server',
    summary: 'Something unexpected went wrong on the other side.',
    detail: 'The program behind the server crashed or gave up in the middle, or a proxy lost the server behind it.',
    advice: ['Look into the log of the server and of the proxy in front of it.', 'Try again.'],
    see: ['rfc9113#7'],
  },
  FLOW_CONTROL_ERROR: {
    title: 'More data than allowed',
    summary: 'One side found that the other had sent more than it had allowed.',
    detail: 'Each side says how much it is ready to take. It is a fault of one of the two programs.',
    advice: ['Try the request with HTTP/1.1.', 'Update the server and the proxy in front of it.'],
    see: ['rfc9113#7', 'rfc9113#5.2'],
  },
  SETTINGS_TIMEOUT: {
    title: 'Settings not confirmed in time',
    summary: 'The other side waited in vain for the confirmation of its settings.',
    detail: 'The network is very slow, or something on the way holds the connection up.',
    advice: ['Try again, and from another network.'],
    see: ['rfc9113#7', 'rfc9113#6.5.3'],
  },
  STREAM_CLOSED: {
    title: 'The request was over already',
    summary: 'Something came for a request that had been closed.',
    detail: 'It is a fault of one of the two programs.',
    advice: ['Try again.', 'Update the server and the proxy in front of it.'],
    see: ['rfc9113#7', 'rfc9113#5.1'],
  },
  FRAME_SIZE_ERROR: {
    title: 'A frame of the wrong size',
    summary: 'One side got a frame that was too large or too small for its kind.',
    detail: 'A head that is too large for the server can end so, or the program on the other side has a fault.',
    advice: ['Send fewer or shorter fields, such as cookies.', 'Try the request with HTTP/1.1.'],
    see: ['rfc9113#7', 'rfc9113#4.2'],
  },
  REFUSED_STREAM: {
    title: 'Refused before it was processed',
    summary: 'The server did not process the request, so that it can be sent again without harm.',
    detail: 'It has too many requests at a time, or is about to shut down.',
    advice: ['Send the request again.', 'Send fewer requests at a time.'],
    see: ['rfc9113#7', 'rfc9113#8.7'],
  },
  CANCEL: {
    title: 'Cancelled',
    summary: 'The other side no longer wants this request or its response.',
    detail: 'A server cancels when its own time limit is over, or when the proxy in front of it gives up.',
    advice: ['Look into the log of the server and of the proxy in front of it.', 'Try again.'],
    see: ['rfc9113#7'],
  },
  COMPRESSION_ERROR: {
    title: 'Fields that cannot be decompressed',
    summary: 'The two sides no longer agree on the compression of the fields, so the connection cannot go on.',
    detail: 'It is a fault of one of the two programs, or of a device between that changes what passes.',
    advice: ['Try again: a new connection starts afresh.', 'Try the request with HTTP/1.1.'],
    see: ['rfc9113#7', 'rfc9113#4.3'],
  },
  CONNECT_ERROR: {
    title: 'The tunnel broke',
    summary: 'The connection that a CONNECT request had opened was reset or closed abnormally.',
    detail: 'The proxy tells by it what became of the connection behind it.',
    advice: ['Check that the server behind the proxy answers.'],
    see: ['rfc9113#7', 'rfc9113#8.5'],
  },
  ENHANCE_YOUR_CALM: {
    title: 'Too much at once',
    summary: 'The other side thinks that this client asks too much of it.',
    detail:
      'Servers say so to clients that send too many requests, resets or pings, or too large a head, in a short time. It is the limit of a rate at the level of the connection.',
    advice: [
      'Wait, and send fewer requests at a time.',
      'Look up the limits of the server or the proxy in front of it.',
    ],
    see: ['rfc9113#7', 'rfc9113#10.5'],
  },
  INADEQUATE_SECURITY: {
    title: 'TLS too weak for HTTP/2',
    summary: 'The version or the cipher suite of TLS does not meet the demands of HTTP/2.',
    detail:
      'HTTP/2 wants TLS 1.2 or newer, and forbids many cipher suites of TLS 1.2, such as all without forward secrecy.',
    advice: ['Let the server take TLS 1.3, or an ECDHE suite with AES-GCM or ChaCha20.', 'Use HTTP/1.1 until then.'],
    see: ['rfc9113#7', 'rfc9113#9.2'],
  },
  HTTP_1_1_REQUIRED: {
    title: 'HTTP/1.1 required',
    summary: 'The server wants this request over HTTP/1.1.',
    detail:
      'Some things it can do over HTTP/1.1 only: asking for a client certificate in the middle of a connection, or signing in with NTLM or Kerberos.',
    advice: ['Write HTTP/1.1 in the request line.'],
    see: ['rfc9113#7', 'rfc9113#9.2.1'],
  },
};
