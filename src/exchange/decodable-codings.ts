import * as zlib from 'node:zlib';

/** What can be decoded here, as the value of Accept-Encoding: zstd comes with Node 22.15. */
export const decodableCodings =
  typeof zlib.createZstdDecompress === 'function' ? 'gzip, deflate, br, zstd' : 'gzip, deflate, br';
