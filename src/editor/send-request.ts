import * as vscode from 'vscode';
import { decodableCodings } from '../exchange/decodable-codings.ts';
import type { Block } from '../language/document.ts';
import { hasRuns, holdsRequest, isRunnable, requestBlocks } from '../language/look-up.ts';
import { loopRuns } from '../request/loop-runs.ts';
import { plannedRuns } from '../request/planned-runs.ts';
import { readImports } from '../request/read-imports.ts';
import type { Surroundings } from '../request/surroundings.ts';
import type { Engine } from '../worker/engine.ts';
import type { WorkerTrust } from '../worker/messages.ts';
import type { CertificatePanel } from './certificate-panel.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { ChosenEnvironment } from './environments.ts';
import { blockKey, blockWithKey, isRequestFile, type ParsedDocuments, rangeIn, requestAt } from './parsed-documents.ts';
import type { ResponsePanel } from './response-panel.ts';
import type { RunRecord, Runs } from './runs.ts';
import { type Chain, sendChain } from './send-chain.ts';
import { decidedOptions, readSettings, requestOptions } from './settings.ts';
import { tellWhyNotSent } from './tell-why-not-sent.ts';
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
  readonly certificates: Pick<CertificatePanel, 'showOpened' | 'abandon'>;
}

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

  /** Files of authorities and client certificates that appeared since the last send count from this one on. */
  const refreshTrust = async (): Promise<void> => {
    const before = sending.trust.current();
    const after = await sending.trust.read();
    if (usableFiles(after) !== usableFiles(before)) engine.configure(after);
  };

  const chain: Chain = {
    engine,
    runs,
    panel,
    certificates: sending.certificates,
    nextId,
    underWay,
    log: sending.log,
    surroundings: sending.surroundings,
    diagnostics: sending.diagnostics,
  };

  /** Sends what the block's `run` lines name, in order, and then its own request. Ends at the first without a response. */
  const perform = async (document: vscode.TextDocument, block: Block): Promise<void> => {
    const parsed = parsedDocuments.of(document);
    if (holdsRequest(block)) last = { uri: document.uri, key: blockKey(parsed, block) };
    const file = document.uri.scheme === 'untitled' ? null : document.uri.fsPath;
    const [environments, imports] = await Promise.all([
      sending.environment.read(document),
      readImports(parsed, file, sending.surroundings),
      refreshTrust(),
    ]);
    const shared = {
      chosenEnvironments: sending.environment.namesFor(environments),
      environments,
      variables: {},
      answers,
      sendingAnswers: new Map<string, string>(),
      defaults: requestOptions(readSettings(document.uri)),
      decided: decidedOptions(document.uri),
      userAgent: sending.userAgent,
      acceptEncoding: decodableCodings,
    };
    if (hasRuns(block)) {
      const { runs: planned, problems } = await plannedRuns({ file, document: parsed }, block, sending.surroundings);
      if (problems.length > 0) {
        sending.diagnostics.showSendProblems(document, problems);
        void tellWhyNotSent(document, problems);
        return;
      }
      for (const run of planned) {
        const uri = run.file === null || run.file === file ? document.uri : vscode.Uri.file(run.file);
        const context = {
          ...shared,
          file: run.file,
          index: requestBlocks(run.document).indexOf(run.block),
          runVariables: run.variables,
        };
        if ((await sendChain(chain, { ...run, uri, context })) !== 'answered') return;
      }
    }
    if (!holdsRequest(block)) return;
    const context = { ...shared, file, index: requestBlocks(parsed).indexOf(block), imports };
    const loop = await loopRuns(parsed, block, shared);
    if (loop.problem) {
      sending.diagnostics.showSendProblems(document, [loop.problem]);
      void tellWhyNotSent(document, [loop.problem]);
      return;
    }
    for (const runVariables of loop.runs) {
      const outgoing = { file, document: parsed, block, uri: document.uri, context: { ...context, runVariables } };
      if ((await sendChain(chain, outgoing)) !== 'answered') return;
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
          : parsed.blocks[blockIndex];
      if (!block || !isRunnable(block)) {
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
      const block = blockWithKey(parsed, key);
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

/** How many of the files that the settings name could be read. */
function usableFiles({ extraCertificates, clientCertificates = [] }: WorkerTrust): number {
  const usable = clientCertificates.filter(({ material }) => material.kind !== 'unusable');
  return extraCertificates.length + usable.length;
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
  const block = blockWithKey(parsed, record.key);
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
