import { setMaxListeners } from 'node:events';
import type { Phase, Timings } from './exchange.ts';
import type { Opened } from './opened.ts';

/** Who watches: a signal that cancels, and listeners that hear of each phase as it begins and of each connection that is used. */
export interface Watch {
  readonly signal: AbortSignal | null;
  readonly onPhase: ((phase: Phase) => void) | null;
  /** Called before anything is written. `look` gives what is known of the connection when it is called. */
  readonly onOpened?: (look: () => Opened) => void;
}

/** Why a call was ended by us: by the user, or by which time limit. */
export type StopReason = 'cancelled' | 'time-limit' | 'connect-time-limit';

/** Moments of one call, `performance.now()`; `null` until they come, and where they never do. */
export interface Marks {
  readonly began: number;
  dnsBegan: number | null;
  dnsEnded: number | null;
  connectBegan: number | null;
  connectEnded: number | null;
  proxyBegan: number | null;
  proxyEnded: number | null;
  tlsBegan: number | null;
  tlsEnded: number | null;
  sendBegan: number | null;
  sendEnded: number | null;
  firstByte: number | null;
  received: number | null;
}

/** One call under way: its phase, its moments and what may stop it. */
export interface Course {
  readonly marks: Marks;
  phase(): Phase;
  enter(phase: Phase): void;
  stopped(): StopReason | null;
  /** Replaces the action with which the step under way is broken off. It is called at once when the course is already stopped. */
  whenStopped(action: () => void): void;
  stop(reason: StopReason): void;
  /** The connection stands and is used: its own time limit is over. */
  connected(): void;
  end(): void;
}

export interface TimeLimits {
  /** Milliseconds; `null`: none. */
  readonly timeout: number | null;
  readonly connectTimeout: number | null;
}

/** Longest delay of a timer; more would fire at once. */
const longestDelay = 2 ** 31 - 1;

export function startCourse(limits: TimeLimits, watch: Watch): Course {
  let phase: Phase = 'dns';
  let stopReason: StopReason | null = null;
  let breakOff: () => void = () => undefined;
  const marks: Marks = {
    began: performance.now(),
    dnsBegan: null,
    dnsEnded: null,
    connectBegan: null,
    connectEnded: null,
    proxyBegan: null,
    proxyEnded: null,
    tlsBegan: null,
    tlsEnded: null,
    sendBegan: null,
    sendEnded: null,
    firstByte: null,
    received: null,
  };

  const stop = (reason: StopReason): void => {
    if (stopReason !== null) return;
    stopReason = reason;
    breakOff();
  };
  const after = (milliseconds: number | null, reason: StopReason): NodeJS.Timeout | null =>
    milliseconds === null ? null : setTimeout(stop, Math.min(milliseconds, longestDelay), reason);

  const whole = after(limits.timeout, 'time-limit');
  let connecting = after(limits.connectTimeout, 'connect-time-limit');
  const cancel = (): void => stop('cancelled');
  if (watch.signal !== null) {
    // One signal may cancel a hundred calls side by side; Node takes eleven listeners for a leak.
    setMaxListeners(0, watch.signal);
    watch.signal.addEventListener('abort', cancel);
  }
  if (watch.signal?.aborted) stopReason = 'cancelled';

  const connected = (): void => {
    if (connecting !== null) clearTimeout(connecting);
    connecting = null;
  };

  return {
    marks,
    phase: () => phase,
    enter(next) {
      phase = next;
      watch.onPhase?.(next);
    },
    stopped: () => stopReason,
    whenStopped(action) {
      breakOff = action;
      if (stopReason !== null) action();
    },
    stop,
    connected,
    end() {
      connected();
      if (whole !== null) clearTimeout(whole);
      breakOff = () => undefined;
      watch.signal?.removeEventListener('abort', cancel);
    },
  };
}

/** A phase that began and did not end lasted until `ended`. */
export function timingsOf(marks: Marks, ended: number): Timings {
  const lasted = (from: number | null, to: number | null): number | null =>
    from === null ? null : Math.max(0, (to ?? ended) - from);
  const sent = marks.sendEnded;
  // An answer may come before the last byte of the request is written.
  const sendEnded = sent === null ? marks.firstByte : Math.min(sent, marks.firstByte ?? sent);
  return {
    dns: lasted(marks.dnsBegan, marks.dnsEnded),
    connect: lasted(marks.connectBegan, marks.connectEnded),
    proxy: lasted(marks.proxyBegan, marks.proxyEnded),
    tls: lasted(marks.tlsBegan, marks.tlsEnded),
    send: lasted(marks.sendBegan, sendEnded),
    wait: lasted(sendEnded, marks.firstByte),
    receive: lasted(marks.firstByte, marks.received),
    total: Math.max(0, ended - marks.began),
  };
}
