import type { Socket } from 'node:net';

/** What stands behind a port: takes its connections and counts what came. */
export interface Listener {
  readonly accept: (connection: Socket) => void;
  /** Requests whose head was read to its end. */
  readonly requestsSeen: () => number;
  /** Bytes for the application: without TLS itself where the listener speaks TLS. */
  readonly bytesSeen: () => number;
}
