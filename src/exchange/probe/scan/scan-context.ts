import type { Connections } from '../../connections.ts';
import type { HelloOffer } from '../../tls/write-client-hello.ts';
import type { Choice } from './narrow.ts';
import type { ScanProgress } from './scan-report.ts';
import type { ChosenByServer, ServerAnswer } from './server-answer.ts';

export interface ScanTarget {
  readonly host: string;
  readonly port: number;
  /** Sent in place of the host; `null`: the host, unless it is an address. */
  readonly serverName: string | null;
  /** Where plain HTTP is looked at, and HSTS over TLS with it; `null`: neither. */
  readonly plainPort: number | null;
}

export interface ScanWatch {
  readonly signal: AbortSignal | null;
  readonly onProgress: ((progress: ScanProgress) => void) | null;
}

/** All that the steps of one scan share. */
export interface Scan {
  readonly target: ScanTarget;
  readonly connections: Connections;
  readonly watch: ScanWatch;
  readonly serverName: string | null;
  readonly address: string;
  /** `true` once an answer failed to come. */
  readonly doubt: { isThere: boolean };
  ask(step: string, offer: HelloOffer): Promise<ServerAnswer>;
}

/** What a server that was to take one of a list took; remembers where no answer came. */
export function choiceOf(
  scan: Scan,
  answer: ServerAnswer,
  version: number,
  pick: (hello: ChosenByServer) => number | null,
): Choice {
  if (answer.kind === 'hello') return answer.version === version ? pick(answer) : null;
  if (!isNoAnswer(answer)) return null;
  scan.doubt.isThere = true;
  return 'unknown';
}

/** The server did not say yes or no. */
export function isNoAnswer({ kind }: ServerAnswer): boolean {
  return kind === 'silent' || kind === 'stopped' || kind === 'unreachable';
}
