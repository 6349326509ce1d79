import * as vscode from 'vscode';
import type { Phase } from '../exchange/exchange.ts';
import { secretMask } from '../request/mask.ts';
import type { ResolvedRequest } from '../request/resolved-request.ts';
import type { CertificateView } from '../view/certificate-view.ts';
import type { ResponseView } from '../view/response-view.ts';
import type { Engine } from '../worker/engine.ts';
import type { CertificatePanel } from './certificate-panel.ts';
import { keptAs, type Outgoing } from './outgoing.ts';
import { blockKey } from './parsed-documents.ts';
import type { ResponsePanel } from './response-panel.ts';
import type { RunRecord, Runs } from './runs.ts';

/** What a request is handed over with. */
export interface Transmission {
  readonly engine: Engine;
  readonly runs: Runs;
  readonly log: vscode.LogOutputChannel;
  readonly panel: Pick<ResponsePanel, 'open' | 'showProgress' | 'show' | 'abandon'>;
  readonly certificates: Pick<CertificatePanel, 'showOpened' | 'abandon'>;
  readonly nextId: () => number;
  /** The ids of what goes on now. */
  readonly underWay: Set<number>;
}

const phaseWords: Readonly<Record<Phase, string>> = {
  dns: 'Looking up the name',
  connect: 'Connecting',
  proxy: 'Asking the proxy',
  tls: 'TLS handshake',
  send: 'Sending',
  wait: 'Waiting for the response',
  receive: 'Receiving',
  redirect: 'Following a redirect',
};

/**
 * Milliseconds after which a run that still goes on is shown to go on. What is over sooner would only flicker, and all
 * that VS Code draws for it would stand in the response's way.
 */
const progressDelay = 150;

/**
 * Sends a request and records the run; `inPanel`: the response is shown as well. `null` when an error of our own ended it,
 * which is told.
 */
export async function transmit(
  { engine, runs, log, panel, certificates, nextId, underWay }: Transmission,
  outgoing: Outgoing,
  request: ResolvedRequest,
  inPanel: boolean,
): Promise<ResponseView | null> {
  const id = nextId();
  const mask = secretMask(request.secrets);
  const begun = {
    id,
    uri: outgoing.uri,
    key: blockKey(outgoing.document, outgoing.block),
    label: mask(`${request.method} ${request.url}`),
    startedAt: Date.now(),
  };
  let phase: Phase = 'send';
  let certificate: CertificateView | null = null;
  let isShown = false;
  const running = (): RunRecord => ({
    ...begun,
    state: { kind: 'running', phase: vscode.l10n.t(phaseWords[phase]), certificate },
  });
  const showProgress = (): void => {
    isShown = true;
    runs.put(running());
    if (inPanel) panel.showProgress(running());
  };
  underWay.add(id);
  if (inPanel) panel.open(running());
  const timer = setTimeout(showProgress, progressDelay);
  try {
    const view = await engine.send(id, request, keptAs(outgoing), {
      onPhase(entered) {
        phase = entered;
        if (isShown) showProgress();
      },
      onOpened(view) {
        certificate = view;
        if (inPanel) certificates.showOpened({ id, view }, 'response');
        if (isShown) showProgress();
      },
    });
    // The response first: what follows from it is drawn elsewhere, and can wait for it.
    if (inPanel) panel.show(view);
    runs.put({ ...begun, state: { kind: 'done', view } });
    log.info(`${view.title}: ${view.summary}`);
    return view;
  } catch (error) {
    runs.remove(id);
    if (inPanel) panel.abandon(id);
    certificates.abandon(id);
    log.error(mask(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Portside could not finish this run because of an error of its own. The log of the output channel "Portside" tells more.',
      ),
    );
    return null;
  } finally {
    clearTimeout(timer);
    underWay.delete(id);
  }
}
