import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine for the time of `use`, which gets its address and how many requests it has seen. */
export async function withServer(
  answer: RequestListener,
  use: (base: string, seen: () => number) => Promise<void>,
): Promise<void> {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => count);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
