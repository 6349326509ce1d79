import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import Client from 'undici/lib/dispatcher/client.js';

/**
 * undici compiles its parser when it is first given a socket. That takes milliseconds which would stand between the
 * connection and the sending of the first request; here it is given a stream that leads nowhere.
 */
export function loadParser(): void {
  const nowhere = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  const client = new Client('http://portside.invalid', {
    connect: (_options, done) => done(null, nowhere as Socket),
    allowH2: false,
    maxHeaderSize: 1024,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 1,
    pipelining: 1,
  });
  const ignore = (): void => undefined;
  const handler = {
    onRequestStart: ignore,
    onResponseStart: ignore,
    onResponseData: ignore,
    onResponseEnd: ignore,
    onResponseError: ignore,
  };
  client.dispatch({ method: 'GET', path: '/', reset: true }, handler);
  void client.destroy();
}
