import { createConnection, isIP, type LookupFunction, type Socket } from 'node:net';
import type { Course } from './course.ts';
import type { Connection } from './exchange.ts';
import { isLoopbackName } from './loopback-name.ts';

export type Attempt = Connection['attempts'][number];

export type TcpOutcome =
  | { readonly socket: Socket; readonly attempts: readonly Attempt[] }
  /** `error` is `null` when the course was stopped. */
  | { readonly socket: null; readonly attempts: readonly Attempt[]; readonly error: NodeJS.ErrnoException | null };

interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Milliseconds until the next address is tried beside the one under way (RFC 8305 section 5). */
const attemptDelay = 250;

/** Of several errors the one that tells most: somebody answered, before nobody did. */
const tellingFirst = ['ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Looks `host` up and connects to the first of its addresses that answers, the families taking turns (RFC 8305). */
export async function connectTcp(
  host: string,
  port: number,
  lookup: LookupFunction,
  course: Course,
): Promise<TcpOutcome> {
  let addresses: readonly Address[];
  const family = isIP(host);
  if (family === 0) {
    course.enter('dns');
    course.marks.dnsBegan = performance.now();
    try {
      addresses = inTurns(withLoopback(host, await lookUp(host, lookup, course)));
    } catch (error) {
      return { socket: null, attempts: [], error: course.stopped() ? null : (error as NodeJS.ErrnoException) };
    } finally {
      if (course.stopped() === null) course.marks.dnsEnded = performance.now();
    }
  } else {
    addresses = [{ address: host, family: family === 6 ? 6 : 4 }];
  }
  if (course.stopped()) return { socket: null, attempts: [], error: null };
  course.enter('connect');
  course.marks.connectBegan = performance.now();
  const outcome = await race(addresses, port, course);
  if (outcome.socket) course.marks.connectEnded = performance.now();
  return outcome;
}

function lookUp(host: string, lookup: LookupFunction, course: Course): Promise<readonly Address[]> {
  return new Promise((found, failed) => {
    course.whenStopped(() => failed(new Error('stopped')));
    lookup(host, { all: true, verbatim: true }, (error, address, family) => {
      if (error && !isLoopbackName(host)) failed(error);
      else if (error) found([]);
      else if (typeof address === 'string') found([{ address, family: family === 6 ? 6 : 4 }]);
      else found(address.map((entry) => ({ address: entry.address, family: entry.family === 6 ? 6 : 4 })));
    });
  });
}

/** Many a resolver names one family only for `localhost`, and many a server listens on the other one. */
function withLoopback(host: string, found: readonly Address[]): readonly Address[] {
  if (!isLoopbackName(host)) return found;
  const loopback: readonly Address[] = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ];
  return [...found, ...loopback.filter(({ family }) => !found.some((known) => known.family === family))];
}

/** The resolver's order, the families taking turns (RFC 8305 section 4). */
function inTurns(addresses: readonly Address[]): readonly Address[] {
  const first = addresses[0]?.family;
  const same = addresses.filter(({ family }) => family === first);
  const other = addresses.filter(({ family }) => family !== first);
  return same
    .flatMap((address, index) => {
      const partner = other[index];
      return partner ? [address, partner] : [address];
    })
    .concat(other.slice(same.length));
}

function race(addresses: readonly Address[], port: number, course: Course): Promise<TcpOutcome> {
  return new Promise((settle) => {
    if (addresses.length === 0) {
      const error = Object.assign(new Error('The look-up gave no address.'), { code: 'ENOTFOUND' });
      settle({ socket: null, attempts: [], error });
      return;
    }
    const attempts: { address: string; port: number; family: 4 | 6; error: string | null }[] = [];
    const errors: NodeJS.ErrnoException[] = [];
    const open = new Set<Socket>();
    let next = 0;
    let timer: NodeJS.Timeout | null = null;
    let settled = false;

    const finish = (outcome: TcpOutcome, reasonForOthers: string): void => {
      settled = true;
      if (timer !== null) clearTimeout(timer);
      for (const attempt of attempts) if (attempt.error === 'pending') attempt.error = reasonForOthers;
      for (const socket of open) socket.destroy();
      settle(outcome);
    };

    const tryNext = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      const target = addresses[next];
      if (target === undefined || settled) return;
      next += 1;
      const attempt = { address: target.address, port, family: target.family, error: 'pending' as string | null };
      attempts.push(attempt);
      const fail = (error: NodeJS.ErrnoException): void => {
        if (settled) return;
        attempt.error = error.code ?? error.message;
        errors.push(error);
        if (errors.length === addresses.length) {
          finish({ socket: null, attempts, error: mostTelling(errors) }, 'ABANDONED');
        } else tryNext();
      };
      try {
        const socket = createConnection({ host: target.address, port, family: target.family, noDelay: true });
        open.add(socket);
        socket.once('error', (error: NodeJS.ErrnoException) => {
          open.delete(socket);
          fail(error);
        });
        socket.once('connect', () => {
          open.delete(socket);
          if (settled) {
            socket.destroy();
            return;
          }
          attempt.error = null;
          socket.removeAllListeners('error');
          finish({ socket, attempts }, 'ABANDONED');
        });
      } catch (error) {
        fail(error as NodeJS.ErrnoException);
        return;
      }
      if (next < addresses.length) timer = setTimeout(tryNext, attemptDelay);
    };

    course.whenStopped(() => {
      if (!settled)
        finish({ socket: null, attempts, error: null }, course.stopped() === 'cancelled' ? 'CANCELLED' : 'ETIMEDOUT');
    });
    if (!settled) tryNext();
  });
}

function mostTelling(errors: readonly NodeJS.ErrnoException[]): NodeJS.ErrnoException {
  const rank = (error: NodeJS.ErrnoException): number => {
    const index = tellingFirst.indexOf(error.code ?? '');
    return index < 0 ? tellingFirst.length : index;
  };
  return errors.reduce((best, error) => (rank(error) < rank(best) ? error : best));
}
