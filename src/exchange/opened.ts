import type { Connection, Timings } from './exchange.ts';

/** A connection that stands and may be used, so that its handshake is over; what comes of the request is not known yet. */
export interface Opened {
  /** Of the request that goes over it; of the origin where there is none. */
  readonly url: string;
  readonly connection: Connection;
  /** Until it could be used. */
  readonly timings: Timings;
}
