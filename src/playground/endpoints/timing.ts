import { boundedNumber, Refusal, sendJson, sendText } from '../answer.ts';
import type { Call, EndpointGroup } from '../endpoint.ts';
import { countingBytes } from './media-types.ts';

export const timing: EndpointGroup = {
  title: 'Time and streams',
  endpoints: [
    {
      path: '/delay/{seconds}',
      methods: null,
      says: 'An answer after that many seconds, up to 60; fractions are fine.',
      example: '/delay/1.5',
      answer: async (call) => {
        const seconds = boundedNumber(call.parameter('seconds'), 0, 60);
        if (seconds === null) throw new Refusal('Say how many seconds: /delay/1.5');
        await call.pause(seconds * 1000);
        sendJson(call, { method: call.method, waitedSeconds: seconds });
      },
    },
    {
      path: '/stream/{count}',
      methods: ['GET'],
      says: 'That many lines of JSON (up to 1000) in chunks, one every `?interval=` milliseconds (100).',
      example: '/stream/5',
      answer: (call) => {
        const line = (index: number): string =>
          `${JSON.stringify({ id: index, at: new Date(call.scene.now()).toISOString() })}\n`;
        return sendSpaced(call, 'application/x-ndjson', line, 1000);
      },
    },
    {
      path: '/sse',
      methods: ['GET'],
      says: 'Server-sent events: `?count=` of them (5), one every `?interval=` milliseconds (200).',
      example: '/sse?count=3',
      answer: (call) => {
        const event = (index: number): string => {
          const comment = index === 0 ? ': the playground begins\nretry: 3000\n\n' : '';
          return `${comment}id: ${index}\nevent: wave\ndata: {"height": ${index % 4}}\ndata: second line\n\n`;
        };
        return sendSpaced(call, 'text/event-stream', event, 10_000, 200);
      },
    },
    {
      path: '/drip',
      methods: ['GET'],
      says: '`?bytes=` bytes (10) spread over `?duration=` seconds (2), after `?delay=` seconds (0).',
      example: '/drip?bytes=20&duration=1',
      answer: drip,
    },
    {
      path: '/early-hints',
      methods: ['GET'],
      says: 'A 103 Early Hints, then the answer.',
      example: null,
      answer: async (call) => {
        call.response.writeEarlyHints({ link: ['</style.css>; rel=preload; as=style', '</app.js>; rel=preload'] });
        await call.pause(50);
        sendText(call, 'The hints came 50 milliseconds before this.\n');
      },
    },
    {
      path: '/trailers',
      methods: ['GET'],
      says: 'A chunked body with fields after it.',
      example: null,
      answer: ({ response }) => {
        response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', Trailer: 'X-Checksum, X-Lines' });
        response.write('one line\n');
        response.addTrailers({ 'X-Checksum': 'abc123', 'X-Lines': '2' });
        response.end('and another\n');
      },
    },
  ],
};

/** How many comes from the path or from `?count=`. */
async function sendSpaced(
  call: Call,
  type: string,
  piece: (index: number) => string,
  most: number,
  usualInterval = 100,
): Promise<void> {
  const query = call.url.searchParams;
  const count = boundedNumber(call.parameter('count') || (query.get('count') ?? '5'), 0, most);
  const interval = boundedNumber(query.get('interval') ?? String(usualInterval), 0, 60_000);
  if (count === null || interval === null) throw new Refusal('Count and interval are numbers.');
  call.response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  for (let index = 0; index < count; index += 1) {
    if (index > 0) await call.pause(interval);
    call.response.write(piece(index));
  }
  call.response.end();
}

async function drip(call: Call): Promise<void> {
  const query = call.url.searchParams;
  const bytes = boundedNumber(query.get('bytes') ?? '10', 1, 10_000);
  const seconds = boundedNumber(query.get('duration') ?? '2', 0, 60);
  const delay = boundedNumber(query.get('delay') ?? '0', 0, 60);
  if (bytes === null || seconds === null || delay === null) throw new Refusal('All three are numbers.');
  await call.pause(delay * 1000);
  call.response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': Math.floor(bytes) });
  for (const byte of countingBytes(Math.floor(bytes))) {
    call.response.write(Uint8Array.of(byte));
    await call.pause((seconds * 1000) / bytes);
  }
  call.response.end();
}
