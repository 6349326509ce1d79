import { Http2ServerRequest, type ServerHttp2Stream } from 'node:http2';
import { boundedNumber, Refusal } from '../answer.ts';
import type { Call, EndpointGroup } from '../endpoint.ts';

const highestCode = 13;

/** What only a server of HTTP/2 can do. */
export const http2: EndpointGroup = {
  title: 'HTTP/2',
  endpoints: [
    {
      path: '/stream-reset/{code}',
      methods: null,
      says: 'At the server “http2”: ends the request with RST_STREAM and this code, 0 to 13.',
      example: '/stream-reset/11',
      answer: (call) => {
        streamOf(call).close(codeOf(call));
      },
    },
    {
      path: '/go-away/{code}',
      methods: null,
      says: 'At the server “http2”: ends the connection with GOAWAY and this code, 0 to 13.',
      example: '/go-away/2',
      answer: (call) => {
        const { session } = streamOf(call);
        session?.goaway(codeOf(call), 0, Buffer.from('as you wished'));
        session?.destroy();
      },
    },
  ],
};

function streamOf({ request }: Call): ServerHttp2Stream {
  const made: unknown = request;
  if (made instanceof Http2ServerRequest) return made.stream;
  throw new Refusal('Ask the server “http2” for this, over HTTP/2.');
}

function codeOf({ parameter }: Call): number {
  const code = boundedNumber(parameter('code'), 0, highestCode);
  if (code === null || !Number.isInteger(code)) throw new Refusal(`A code is a number from 0 to ${highestCode}.`);
  return code;
}
