import type { Entry } from '../entry.ts';

/** 1xx of the IANA registry. */
export const informationalStatuses: Readonly<Record<number, Entry>> = {
  100: {
    title: 'Continue',
    summary: 'The server has read the fields of the request and asks for the body.',
    detail:
      'A client that sent Expect: 100-continue waits for this before it sends a large body, so that a refusal costs it nothing. It is an interim answer: the real status follows on the same connection.',
    advice: ['If the body is never sent, look whether the client or a proxy between is still waiting for this line.'],
    see: ['rfc9110#15.2.1', 'rfc9110#10.1.1'],
  },
  101: {
    title: 'Switching Protocols',
    summary: 'The server agrees to speak another protocol on this connection from here on.',
    detail:
      'It answers a request that carried Upgrade, most often for a WebSocket; the Upgrade field of the response names the protocol that begins right after the empty line. HTTP/2 and HTTP/3 do not use it.',
    advice: ['Use a client for the new protocol: what follows on the connection is no longer HTTP.'],
    see: ['rfc9110#15.2.2', 'rfc9110#7.8'],
  },
  102: {
    title: 'Processing',
    summary: 'The server has the whole request and is still working on it.',
    detail:
      'WebDAV once used it to keep a client from giving up during long operations. The revision of WebDAV dropped it, and few servers send it today.',
    advice: ['Wait for the final status; nothing has been decided by this one.'],
    see: ['rfc2518#10.1', 'iana:http-status-codes'],
  },
  103: {
    title: 'Early Hints',
    summary: 'The server sends some response fields ahead while it prepares the answer.',
    detail:
      'The fields are almost always Link with rel=preload or rel=preconnect, so that a browser can fetch style sheets and scripts early. They are hints: the final response may differ from them.',
    advice: ['Compare its Link fields with those of the final response when a page loads something twice.'],
    see: ['rfc8297#2'],
  },
  104: {
    title: 'Upload Resumption Supported',
    summary: 'The server can resume this upload if the connection breaks.',
    detail:
      'Its Location field names the place where the client can ask how much has arrived and go on from there. The registration is temporary and belongs to a draft on resumable uploads.',
    advice: ['Keep the Location until the upload is complete: it is the handle for continuing.'],
    see: ['resumable-upload-draft', 'iana:http-status-codes'],
  },
};
