/**
 * The one module of undici that is used. Importing the package's main module would replace the global dispatcher
 * behind every other `fetch` of the process, hence the deep import, for which the package brings no types.
 */
declare module 'undici/lib/dispatcher/client.js' {
  import type { Socket } from 'node:net';

  interface Controller {
    /** Name and value in turn, as received; trailing blanks are kept. */
    readonly rawHeaders: readonly Uint8Array[] | null;
    readonly rawTrailers: readonly Uint8Array[] | null;
    abort(reason: Error): void;
  }

  interface Handler {
    onRequestStart(controller: Controller, context: unknown): void;
    onResponseStart(controller: Controller, status: number, headers: unknown, statusText?: string): void;
    onResponseData(controller: Controller, chunk: Uint8Array): void;
    onResponseEnd(controller: Controller, trailers: unknown): void;
    /** The controller is missing where the request had not begun. */
    onResponseError(controller: Controller | null | undefined, error: Error): void;
    onRequestUpgrade?(controller: Controller, status: number, headers: unknown, socket: Socket): void;
  }

  interface DispatchOptions {
    readonly method: string;
    readonly path: string;
    /** `true`: close after this request; `false`: keep alive also after HEAD. */
    readonly reset: boolean;
    readonly upgrade?: string;
  }

  interface Options {
    readonly connect: (options: unknown, done: (error: Error | null, socket: Socket | null) => void) => void;
    readonly allowH2: false;
    /** Bytes. */
    readonly maxHeaderSize: number;
    /** Milliseconds; 0: none. */
    readonly headersTimeout: number;
    readonly bodyTimeout: number;
    readonly keepAliveTimeout: number;
    readonly pipelining: number;
  }

  class Client {
    constructor(origin: string, options: Options);
    dispatch(options: DispatchOptions, handler: Handler): boolean;
    destroy(reason?: Error): Promise<void>;
  }
  namespace Client {
    export type { Controller, Handler };
  }
  export = Client;
}
