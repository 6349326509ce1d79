import * as zlib from 'node:zlib';
import { sendBytes, sendText } from '../answer.ts';
import type { Call, Endpoint, EndpointGroup } from '../endpoint.ts';

/** Content codings (RFC 9110 section 8.4.1), applied whatever the request accepts. */
export const compression: EndpointGroup = {
  title: 'Compression',
  endpoints: [
    coded('/gzip', 'gzip', 'JSON compressed with gzip.', (bytes) => zlib.gzipSync(bytes)),
    coded('/deflate', 'deflate', 'With deflate, in its zlib wrapping as the standard has it.', (bytes) =>
      zlib.deflateSync(bytes),
    ),
    coded('/deflate-raw', 'deflate', 'With deflate and no wrapping, as some servers send it.', (bytes) =>
      zlib.deflateRawSync(bytes),
    ),
    coded('/brotli', 'br', 'With Brotli.', (bytes) => zlib.brotliCompressSync(bytes)),
    {
      path: '/zstd',
      methods: ['GET'],
      says: 'With Zstandard, where the playground’s Node has it (22.15 and newer).',
      example: null,
      answer: sendZstd,
    },
    coded('/gzip-and-brotli', 'gzip, br', 'With gzip and the outcome with Brotli.', (bytes) =>
      zlib.brotliCompressSync(zlib.gzipSync(bytes)),
    ),
    coded('/broken-gzip', 'gzip', 'gzip with a damaged middle.', damagedGzip),
    coded('/cut-gzip', 'gzip', 'gzip that ends before its end, with a Content-Length that fits.', (bytes) => {
      const whole = zlib.gzipSync(bytes);
      return whole.subarray(0, whole.length - 20);
    }),
    coded('/not-gzip', 'gzip', 'What says it is gzip and was never compressed.', (bytes) => bytes),
    coded('/unknown-coding', 'x-harbour', 'A content coding that nobody has registered.', (bytes) => bytes),
  ],
};

function coded(path: string, coding: string, says: string, encode: (bytes: Buffer) => Uint8Array): Endpoint {
  return {
    path,
    methods: ['GET'],
    says,
    example: null,
    answer: (call) => sendCoded(call, coding, encode),
  };
}

function sendCoded(call: Call, coding: string, encode: (bytes: Buffer) => Uint8Array): void {
  const value = { coding, accepted: call.request.headers['accept-encoding'] ?? null, text: 'Ship ahoy! '.repeat(200) };
  const bytes = encode(Buffer.from(`${JSON.stringify(value, null, 2)}\n`));
  sendBytes(call, bytes, {
    'Content-Type': 'application/json',
    'Content-Encoding': coding,
    Vary: 'Accept-Encoding',
  });
}

function sendZstd(call: Call): void {
  const { zstdCompressSync } = zlib as { readonly zstdCompressSync?: (bytes: Uint8Array) => Uint8Array };
  if (zstdCompressSync === undefined) {
    const text = `Node ${process.versions.node}, on which this playground runs, cannot compress with Zstandard; 22.15 and newer can.\n`;
    sendText(call, text, {}, 501);
  } else {
    sendCoded(call, 'zstd', zstdCompressSync);
  }
}

/** The head is kept, so that decoding begins well. */
function damagedGzip(bytes: Buffer): Uint8Array {
  const whole = zlib.gzipSync(bytes);
  const middle = Math.floor(whole.length / 2);
  return whole.fill(0xff, middle - 8, middle + 8);
}
