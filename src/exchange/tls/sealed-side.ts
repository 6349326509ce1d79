import { type OpenedRecord, type Opener, openRecords } from './open-flight.ts';
import type { TlsRecord } from './record-reader.ts';

/** One encrypted record on its way to be opened. */
export interface SealedRecord {
  readonly record: TlsRecord;
  /** Milliseconds since the TCP connection stood. */
  readonly at: number;
  /** Index of the flight it belongs to; `null`: of none yet. */
  readonly flight: number | null;
}

/** What one side sends encrypted in TLS 1.3: it waits here until the library has told the secret. */
export interface SealedSide {
  push(sealed: SealedRecord): void;
  /** The secret of what comes next; `null` takes it away. */
  secret(secret: Buffer | null): void;
  /** Opens what can be opened, one after another. `take` may call `secret`. */
  open(cipherSuite: number, take: (opened: OpenedRecord, sealed: SealedRecord) => void): void;
  /** The time of the last record that came; `null` when none did. */
  lastAt(): number | null;
  /** Something came that could not be read. */
  isUnread(): boolean;
  /** Nothing more is opened or kept. */
  close(): void;
}

/** Records kept for opening; a flight has a handful. */
const mostSealed = 256;

export function sealSide(): SealedSide {
  const waiting: SealedRecord[] = [];
  let key: Buffer | null = null;
  let opener: Opener | null = null;
  let closed = false;
  let unread = false;
  let last: number | null = null;

  const close = (): void => {
    unread ||= waiting.length > 0;
    waiting.length = 0;
    key = null;
    opener = null;
    closed = true;
  };
  return {
    push(sealed) {
      if (closed) return;
      last = sealed.at;
      if (waiting.length < mostSealed) waiting.push(sealed);
    },
    secret(next) {
      key = next;
      opener = null;
    },
    open(cipherSuite, take) {
      for (let next = waiting[0]; next !== undefined && key !== null && !closed; next = waiting[0]) {
        opener ??= openRecords(key, cipherSuite);
        const opened = opener?.(next.record) ?? null;
        if (opened === null) {
          close();
          return;
        }
        waiting.shift();
        take(opened, next);
      }
    },
    lastAt: () => last,
    isUnread: () => unread || waiting.length > 0,
    close,
  };
}
