import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Phase } from '../exchange/exchange.ts';
import type { ProbeKind } from '../exchange/probe/probe-result.ts';
import type { ScanProgress } from '../exchange/probe/scan/scan-report.ts';
import type { NamedExchange } from '../request/named-exchange.ts';
import type { ResolvedRequest } from '../request/resolved-request.ts';
import type { ServerQuestion } from '../run/ask-server.ts';
import type { BodyForm, BodyPart, BodyPiece } from '../view/body-view.ts';
import type { CertificateView } from '../view/certificate-view.ts';
import type { InspectionReport } from '../view/exchange-report.ts';
import type { ProbeView } from '../view/probe-view.ts';
import type { ResponseView } from '../view/response-view.ts';
import type { FromWorker, ToWorker, WorkerTrust } from './messages.ts';

/** The worker as the editor sees it: the second half of the path as plain functions. */
export interface Engine {
  /** Starts the thread when it does not run yet, so that the first send does not wait for it. */
  readonly warmUp: () => void;
  /**
   * `id` comes back in the view; under `keepAs` others may refer to the exchange. Rejects with `EngineLost` when the
   * thread dies, and with our own bugs.
   */
  readonly send: (id: number, request: ResolvedRequest, keepAs: string | null, heard: Heard) => Promise<ResponseView>;
  /** The last exchange that was kept under the key; `null` when there is none, or the thread died since. */
  readonly kept: (key: string) => Promise<NamedExchange | null>;
  readonly inspect: (id: number, host: string, port: number, heard?: Heard) => Promise<CertificateView>;
  /** What came of it, as plain text. Carries no request. */
  readonly askServer: (
    id: number,
    host: string,
    port: number,
    question: ServerQuestion,
    heard?: Heard,
  ) => Promise<string>;
  /** Of a send or an inspection under this id; `null` when it is no longer known. */
  readonly connectionReport: (exchange: number) => Promise<InspectionReport | null>;
  /** Asks more about who answered a send or an inspection; `null` when that is no longer known. `id`: for `cancel`. */
  readonly probe: (id: number, exchange: number, probe: ProbeKind) => Promise<ProbeView | null>;
  readonly cancel: (id: number) => void;
  /** Bytes of the decoded body; `null` when the exchange is no longer held. */
  readonly body: (exchange: number, part: BodyPart) => Promise<Uint8Array | null>;
  /** A piece of a body as text from `start` on; `null` when the exchange is no longer held. */
  readonly bodyPiece: (exchange: number, part: BodyPart, form: BodyForm, start: number) => Promise<BodyPiece | null>;
  readonly configure: (trust: WorkerTrust) => void;
  readonly dispose: () => Promise<void>;
}

/** Hears of a job while it goes on; never after its answer. */
export interface Heard {
  readonly onPhase?: (phase: Phase) => void;
  /** Who is about to answer, where the answer takes a while; again for each further connection. */
  readonly onOpened?: (view: CertificateView) => void;
  /** How far a scan is; once for each connection. */
  readonly onScanned?: (progress: ScanProgress) => void;
}

/** The worker thread died under a job. The next job starts a new one. */
class EngineLost extends Error {
  override readonly name = 'EngineLost';
}

interface Job {
  readonly settle: (answer: FromWorker) => void;
  readonly fail: (error: Error) => void;
  readonly heard: Heard;
}

/**
 * `folder` holds `worker.mjs`; `onLost` hears of a thread that died by itself, with its reason.
 * Ids below zero are the engine's own.
 */
export function createEngine(folder: string, trust: () => WorkerTrust, onLost: (reason: string) => void): Engine {
  const jobs = new Map<number, Job>();
  let worker: Worker | null = null;
  let ownId = 0;

  const lose = (lost: Worker, reason: string): void => {
    if (worker !== lost) return;
    worker = null;
    onLost(reason);
    for (const job of jobs.values()) job.fail(new EngineLost(reason));
    jobs.clear();
  };

  const start = (): Worker => {
    if (worker) return worker;
    const started = new Worker(join(folder, 'worker.mjs'), { workerData: trust(), name: 'portside' });
    started.unref();
    started.on('message', (message: FromWorker) => {
      const job = jobs.get(message.id);
      if (message.kind === 'phase') {
        job?.heard.onPhase?.(message.phase);
        return;
      }
      if (message.kind === 'opened') {
        job?.heard.onOpened?.(message.view);
        return;
      }
      if (message.kind === 'scan-progress') {
        job?.heard.onScanned?.(message.progress);
        return;
      }
      jobs.delete(message.id);
      if (message.kind === 'broken') job?.fail(new Error(message.message));
      else job?.settle(message);
    });
    started.on('error', (error) => lose(started, error.stack ?? error.message));
    started.on('exit', (code) => lose(started, `The worker thread ended with code ${code}.`));
    worker = started;
    return started;
  };

  const ask = (message: ToWorker & { readonly id: number }, heard: Heard = {}): Promise<FromWorker> =>
    new Promise((settle, fail) => {
      jobs.set(message.id, { settle, fail, heard });
      start().postMessage(message);
    });

  const wrongAnswer = (answer: FromWorker): Error => new Error(`The worker gave an unexpected answer: ${answer.kind}`);
  const nextOwnId = (): number => {
    ownId -= 1;
    return ownId;
  };

  return {
    warmUp: () => void start(),
    async send(id, request, keepAs, heard) {
      const answer = await ask({ kind: 'send', id, request, keepAs }, heard);
      if (answer.kind !== 'performed') throw wrongAnswer(answer);
      return answer.view;
    },
    async kept(key) {
      const answer = await ask({ kind: 'kept', id: nextOwnId(), key });
      if (answer.kind !== 'kept') throw wrongAnswer(answer);
      return answer.exchange;
    },
    async inspect(id, host, port, heard) {
      const answer = await ask({ kind: 'inspect', id, host, port }, heard);
      if (answer.kind !== 'inspected') throw wrongAnswer(answer);
      return answer.view;
    },
    async askServer(id, host, port, question, heard) {
      const answer = await ask({ kind: 'ask-server', id, host, port, question }, heard);
      if (answer.kind !== 'asked-server') throw wrongAnswer(answer);
      return answer.text;
    },
    async connectionReport(exchange) {
      const answer = await ask({ kind: 'connection-report', id: nextOwnId(), exchange });
      if (answer.kind !== 'connection-report') throw wrongAnswer(answer);
      return answer.report;
    },
    async probe(id, exchange, probe) {
      const answer = await ask({ kind: 'probe', id, exchange, probe });
      if (answer.kind !== 'probed') throw wrongAnswer(answer);
      return answer.view;
    },
    cancel: (id) => worker?.postMessage({ kind: 'cancel', id } satisfies ToWorker),
    async body(exchange, part) {
      const answer = await ask({ kind: 'body', id: nextOwnId(), exchange, part });
      if (answer.kind !== 'body') throw wrongAnswer(answer);
      return answer.bytes;
    },
    async bodyPiece(exchange, part, form, start) {
      const answer = await ask({ kind: 'body-piece', id: nextOwnId(), exchange, part, form, start });
      if (answer.kind !== 'body-piece') throw wrongAnswer(answer);
      return answer.piece;
    },
    configure: (next) => worker?.postMessage({ kind: 'configure', trust: next } satisfies ToWorker),
    async dispose() {
      const ending = worker;
      worker = null;
      for (const job of jobs.values()) job.fail(new EngineLost('Portside is shutting down.'));
      jobs.clear();
      await ending?.terminate();
    },
  };
}
