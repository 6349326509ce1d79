import type { Watch } from '../exchange/course.ts';
import { inspectTls } from '../exchange/inspect-tls.ts';
import { examineInspection, examineOpened } from '../findings/examine.ts';
import { secretMask } from '../request/mask.ts';
import type { NamedExchange } from '../request/named-exchange.ts';
import { askServer } from '../run/ask-server.ts';
import { namedExchangeOf } from '../run/named-exchanges.ts';
import { perform } from '../run/perform.ts';
import { openSession, type Session } from '../run/session.ts';
import { bodyPiece } from '../view/body-piece.ts';
import { present, readBodies } from '../view/present.ts';
import { panelLimits } from '../view/present-body.ts';
import { presentInspection, presentOpened } from '../view/present-certificate.ts';
import { type ProbeView, probeView } from '../view/probe-view.ts';
import { holdAnswered } from './held-answered.ts';
import { holdBodies } from './held-bodies.ts';
import type { FromWorker, ToWorker, WorkerTrust } from './messages.ts';
import { type OpenedTeller, openedTeller } from './tell-opened.ts';

/** The end of a message port that the worker sees. */
export interface Port {
  readonly postMessage: (message: FromWorker, transfer?: readonly ArrayBuffer[]) => void;
  readonly on: (event: 'message', listener: (message: ToWorker) => void) => void;
  readonly close: () => void;
}

const heldLimits = { count: 50, bytes: 256 * 1024 * 1024 };

/** Answers the editor's messages until `close`. A job's own failure is answered as `broken`; the worker stays alive. */
export function serve(port: Port, trust: WorkerTrust, now: () => number): void {
  const held = holdBodies(heldLimits);
  const answered = holdAnswered(heldLimits.count);
  // One for each named request, for as long as the window is open: others refer to it.
  const kept = new Map<string, NamedExchange>();
  const running = new Map<number, AbortController>();
  const open = (wanted: WorkerTrust): Session => {
    const opened = openSession({ ...wanted, lookup: null }, now);
    // Reading the system's authorities takes a moment: it is done before the first request asks for it, which is also
    // who tells when it fails.
    opened.connections.prepare('https').catch(() => undefined);
    return opened;
  };
  let session = open(trust);

  // Sessions whose trust was replaced; they end when no job can be using them any more.
  const retired: Session[] = [];
  const closeRetired = (): void => {
    if (running.size === 0) for (const old of retired.splice(0)) void old.close();
  };

  const watchOf = (id: number): Watch => {
    const controller = new AbortController();
    running.set(id, controller);
    return { signal: controller.signal, onPhase: (phase) => port.postMessage({ kind: 'phase', id, phase }) };
  };

  /** Tells besides who is about to answer. */
  const watchWhoAnswers = (id: number, secrets: readonly string[]): Watch => ({
    ...watchOf(id),
    onOpened: (look) => teller.opened(id, look, secretMask(secrets)),
  });

  const teller: OpenedTeller = openedTeller((id, opened, mask) => {
    try {
      const findings = examineOpened(opened, now());
      answered.holdOpened(id, opened, findings, mask, now());
      port.postMessage({ kind: 'opened', id, view: presentOpened(opened, findings, mask, now()) });
    } catch {
      // Ours to find: the answer of the job meets the same error, and tells it.
    }
  });

  const answer = async (id: number, job: () => Promise<FromWorker>): Promise<void> => {
    try {
      port.postMessage(await job());
    } catch (error) {
      port.postMessage({
        kind: 'broken',
        id,
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    } finally {
      teller.over(id);
      running.delete(id);
      closeRetired();
    }
  };

  const jobOf = async (
    message: Exclude<ToWorker, { kind: 'configure' | 'cancel' | 'close' }>,
    using: Session,
  ): Promise<FromWorker> => {
    const { id } = message;
    switch (message.kind) {
      case 'send': {
        const { exchange, findings, tests } = await perform(
          message.request,
          using,
          watchWhoAnswers(id, message.request.secrets),
        );
        const bodies = await readBodies(exchange);
        held.hold(id, bodies);
        answered.holdExchange(id, exchange, findings);
        if (message.keepAs !== null) kept.set(message.keepAs, namedExchangeOf(exchange));
        return {
          kind: 'performed',
          id,
          view: present(exchange, findings, { id, now: now(), limits: panelLimits, bodies, tests }),
        };
      }
      case 'inspect': {
        const inspection = await inspectTls(
          { host: message.host, port: message.port, serverName: null },
          using.connections,
          watchWhoAnswers(id, []),
        );
        const findings = examineInspection(inspection, now());
        answered.holdInspection(id, inspection, findings);
        const view = presentInspection(inspection, findings, now());
        return { kind: 'inspected', id, view };
      }
      case 'ask-server': {
        const { host, port: serverPort, question } = message;
        return {
          kind: 'asked-server',
          id,
          text: await askServer(question, host, serverPort, using, watchOf(id), now, (progress) =>
            port.postMessage({ kind: 'scan-progress', id, progress }),
          ),
        };
      }
      case 'connection-report':
        return { kind: 'connection-report', id, report: answered.report(message.exchange, now()) };
      case 'probe':
        return { kind: 'probed', id, view: await probe(message, using, watchOf(id)) };
      case 'kept':
        return { kind: 'kept', id, exchange: kept.get(message.key) ?? null };
      case 'body':
        return { kind: 'body', id, bytes: held.get(message.exchange)?.[message.part].source.bytes ?? null };
      case 'body-piece': {
        const body = held.get(message.exchange)?.[message.part];
        return {
          kind: 'body-piece',
          id,
          piece: body ? bodyPiece(body, message.part, message.form, message.start) : null,
        };
      }
    }
  };

  const probe = async (
    { exchange, probe: kind }: Extract<ToWorker, { kind: 'probe' }>,
    { connections }: Session,
    { signal }: Watch,
  ): Promise<ProbeView | null> => {
    const known = answered.inspection(exchange);
    if (known === null) return null;
    const { inspection, mask } = known;
    const target = { host: inspection.host, port: inspection.port, serverName: null };
    await connections.prepare('https');
    const { runProbe } = await import('../exchange/probe/run-probe.ts');
    const result = await runProbe(kind, target, inspection, connections, signal, now());
    if (result === null) return null;
    const view = probeView(result);
    return { ...view, summary: mask(view.summary), lines: view.lines.map(mask) };
  };

  port.on('message', (message) => {
    switch (message.kind) {
      case 'configure': {
        retired.push(session);
        session = open(message.trust);
        closeRetired();
        break;
      }
      case 'cancel':
        running.get(message.id)?.abort();
        break;
      case 'close':
        for (const controller of running.values()) controller.abort();
        void session.close().finally(() => port.close());
        break;
      default:
        void answer(message.id, () => jobOf(message, session));
    }
  });
}
