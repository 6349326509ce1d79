import * as vscode from 'vscode';
import { decodableCodings } from '../exchange/decodable-codings.ts';
import type { Phase } from '../exchange/exchange.ts';
import type { Problem, RequestBlock } from '../language/document.ts';
import { blockWithIndex, requestBlocks } from '../language/look-up.ts';
import { resolve } from '../request/resolve.ts';
import type { Surroundings } from '../request/surroundings.ts';
import type { Engine } from '../worker/engine.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { ChosenEnvironment } from './environments.ts';
import { blockKey, isRequestFile, type ParsedDocuments, rangeIn, requestAt } from './parsed-documents.ts';
import type { ResponsePanel } from './response-panel.ts';
import type { RunRecord, Runs } from './runs.ts';
import { readSettings, requestOptions } from './settings.ts';
import type { Trust } from './trust.ts';

/** What a send is made of. */
export interface Sending {
  readonly parsedDocuments: ParsedDocuments;
  readonly surroundings: Surroundings;
  readonly environment: ChosenEnvironment;
  readonly engine: Engine;
  readonly runs: Runs;
  readonly diagnostics: Diagnostics;
  readonly trust: Trust;
  readonly userAgent: string;
  readonly log: vscode.LogOutputChannel;
  readonly panel: Pick<ResponsePanel, 'open' | 'showProgress' | 'show' | 'abandon'>;
}

const phaseWords: Readonly<Record<Phase, string>> = {
  dns: 'Looking up the name',
  connect: 'Connecting',
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

/** The commands that send and cancel. */
export interface Sender {
  /** Without arguments: the request at the cursor of the active editor. */
  readonly send: (uri?: vscode.Uri, blockIndex?: number) => Promise<void>;
  /** The request of the run with this id, else the one that was sent last. */
  readonly sendAgain: (id?: number) => Promise<void>;
  /** Without an id: the newest run under way. */
  readonly cancel: (id?: number) => void;
  /** A number for the next job of the engine. */
  readonly nextId: () => number;
}

export function createSender(sending: Sending): Sender {
  const { parsedDocuments, runs, engine, panel } = sending;
  const underWay = new Set<number>();
  const answers = new Map<string, string>();
  let lastId = 0;
  let last: { readonly uri: vscode.Uri; readonly key: string } | null = null;

  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };

  /** Files of authorities that appeared since the last send count from this one on. */
  const refreshTrust = async (): Promise<void> => {
    const before = sending.trust.current();
    const after = await sending.trust.read();
    if (after.extraCertificates.length !== before.extraCertificates.length) engine.configure(after);
  };

  const perform = async (document: vscode.TextDocument, block: RequestBlock): Promise<void> => {
    const parsed = parsedDocuments.of(document);
    const key = blockKey(parsed, block);
    last = { uri: document.uri, key };
    const [environments] = await Promise.all([sending.environment.read(document), refreshTrust()]);
    const { request, problems, confirmations } = await resolve(parsed, block, sending.surroundings, {
      file: document.uri.scheme === 'untitled' ? null : document.uri.fsPath,
      index: requestBlocks(parsed).findIndex((one) => one.index === block.index),
      chosenEnvironments: sending.environment.namesFor(environments),
      environments,
      variables: {},
      answers,
      exchangeOf: () => Promise.resolve(null),
      defaults: requestOptions(readSettings(document.uri)),
      userAgent: sending.userAgent,
      acceptEncoding: decodableCodings,
    });
    sending.diagnostics.showSendProblems(
      document,
      problems.filter(({ code }) => code !== 'not-answered'),
    );
    if (request === null) {
      void tellWhyNotSent(document, problems);
      return;
    }
    for (const question of confirmations) {
      const sendIt = vscode.l10n.t('Send');
      if ((await vscode.window.showWarningMessage(question, { modal: true }, sendIt)) !== sendIt) return;
    }

    const id = nextId();
    const begun = {
      id,
      uri: document.uri,
      key,
      label: `${request.method} ${request.url}`,
      startedAt: Date.now(),
    };
    let phase: Phase = 'send';
    let isShown = false;
    const running = (): RunRecord => ({
      ...begun,
      state: { kind: 'running', phase: vscode.l10n.t(phaseWords[phase]) },
    });
    const showProgress = (): void => {
      isShown = true;
      runs.put(running());
      panel.showProgress(running());
    };
    underWay.add(id);
    panel.open(running());
    const timer = setTimeout(showProgress, progressDelay);
    try {
      const view = await engine.send(id, request, (entered) => {
        phase = entered;
        if (isShown) showProgress();
      });
      // The response first: what follows from it is drawn elsewhere, and can wait for it.
      panel.show(view);
      runs.put({ ...begun, state: { kind: 'done', view } });
      sending.log.info(`${view.title}: ${view.summary}`);
    } catch (error) {
      runs.remove(id);
      panel.abandon();
      sending.log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(
        vscode.l10n.t(
          'Portside could not finish this run because of an error of its own. The log of the output channel "Portside" tells more.',
        ),
      );
    } finally {
      clearTimeout(timer);
      underWay.delete(id);
    }
  };

  return {
    nextId,
    async send(uri, blockIndex) {
      const editor = requestEditor();
      const document = uri ? await vscode.workspace.openTextDocument(uri) : editor?.document;
      if (!document || !isRequestFile(document)) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Open a request file (.http or .rest) to send a request.'),
        );
        return;
      }
      const parsed = parsedDocuments.of(document);
      const block =
        blockIndex === undefined
          ? requestAt(parsed, editor && editor.document === document ? document.offsetAt(editor.selection.active) : 0)
          : blockWithIndex(parsed, blockIndex);
      if (!block) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('There is no request here. Write one, like: GET https://example.org'),
        );
        return;
      }
      await perform(document, block);
    },
    async sendAgain(id) {
      const wanted = (id === undefined ? null : runs.get(id)) ?? last;
      if (!wanted) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Nothing has been sent from this window yet.'));
        return;
      }
      const { uri, key } = wanted;
      const document = await vscode.workspace.openTextDocument(uri);
      const parsed = parsedDocuments.of(document);
      const block = requestBlocks(parsed).find((one) => blockKey(parsed, one) === key);
      if (block) await perform(document, block);
      else
        void vscode.window.showInformationMessage(
          vscode.l10n.t('The request that was sent last is no longer in its file.'),
        );
    },
    cancel(id) {
      const wanted = id ?? [...underWay].at(-1);
      if (wanted !== undefined) engine.cancel(wanted);
    },
  };
}

async function tellWhyNotSent(document: vscode.TextDocument, problems: readonly Problem[]): Promise<void> {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const first = errors.find(({ code }) => code !== 'not-answered');
  if (errors.length > 0 && !first) {
    // Whoever dismissed a question knows why nothing is sent.
    vscode.window.setStatusBarMessage(vscode.l10n.t('Cancelled. Nothing was sent.'), 5000);
    return;
  }
  const text = first?.message ?? vscode.l10n.t('This request cannot be sent as it is written.');
  const show = vscode.l10n.t('Show');
  const answer = await vscode.window.showErrorMessage(vscode.l10n.t('Nothing was sent. {0}', text), show);
  if (answer !== show || !first) return;
  const editor = await vscode.window.showTextDocument(document);
  const range = rangeIn(document, first.range);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The editor a person means: the active one, else, when a panel has the focus, a request file in sight. */
function requestEditor(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return activeTextEditor ?? visibleTextEditors.find(({ document }) => isRequestFile(document));
}

/** Shows the request from which a run came. */
export async function openSource(record: RunRecord, parsedDocuments: ParsedDocuments): Promise<void> {
  const document = await vscode.workspace.openTextDocument(record.uri);
  const parsed = parsedDocuments.of(document);
  const block = requestBlocks(parsed).find((one) => blockKey(parsed, one) === record.key);
  const open = vscode.window.visibleTextEditors.find((one) => one.document === document);
  const editor = await vscode.window.showTextDocument(
    document,
    open ? { viewColumn: open.viewColumn ?? vscode.ViewColumn.Active } : {},
  );
  if (!block) return;
  const range = rangeIn(document, block.request.lineRange);
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
