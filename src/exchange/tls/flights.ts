import type { Flight } from './handshake-record.ts';
import type { Side } from './handshake-story.ts';

export interface Flights {
  /** Octets went in that direction. Gives the index of their flight; `null` when there are too many. */
  touch(from: Side, at: number, bytes: number): number | null;
  /** A message of that flight. */
  name(flight: number | null, message: string): void;
  list(): readonly Flight[];
}

/** A handshake has four or five. */
const mostFlights = 64;
const mostMessages = 64;

/** Sorts what goes back and forth into flights: what one side sends until the other one does. */
export function openFlights(): Flights {
  const flights: { from: Side; at: number; until: number; bytes: number; messages: string[] }[] = [];
  return {
    touch(from, at, bytes) {
      const last = flights.at(-1);
      if (last?.from === from) {
        last.until = at;
        last.bytes += bytes;
        return flights.length - 1;
      }
      if (flights.length >= mostFlights) return null;
      flights.push({ from, at, until: at, bytes, messages: [] });
      return flights.length - 1;
    },
    name(flight, message) {
      const messages = flight === null ? undefined : flights[flight]?.messages;
      if (messages !== undefined && messages.length < mostMessages) messages.push(message);
    },
    list: () => flights.map((flight) => ({ ...flight, messages: [...flight.messages] })),
  };
}
