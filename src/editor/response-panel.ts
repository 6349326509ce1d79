import * as vscode from 'vscode';
import type { BodyForm, BodyPart, BodyView } from '../view/body-view.ts';
import { linksOf } from '../view/links-of.ts';
import { type FromPanel, isFromPanel, type ToPanel } from '../view/messages.ts';
import type { ResponseView } from '../view/response-view.ts';
import type { Engine } from '../worker/engine.ts';
import { commands } from './commands.ts';
import type { RunRecord, Runs } from './runs.ts';
import { readSettings } from './settings.ts';
import type { TextDocuments } from './text-documents.ts';
import { fillWebview } from './web-page.ts';

const panelType = 'portside.response';

/** The one response panel: made at the first response, used again, moved and closed by its owner as they like. */
export interface ResponsePanel extends vscode.Disposable {
  /** Opens the panel when it is not open, so that it is ready when the run that begins has its response. */
  readonly open: (record: RunRecord) => void;
  readonly showProgress: (record: RunRecord) => void;
  readonly show: (view: ResponseView) => void;
  /** Gives it the keyboard, where it is open. */
  readonly focus: () => void;
  /** That run under way came to nothing: shows again what was shown before it. */
  readonly abandon: (id: number) => void;
}

export interface PanelSurroundings {
  readonly extensionUri: vscode.Uri;
  readonly engine: Engine;
  readonly runs: Runs;
  readonly textDocuments: TextDocuments;
  /** Hears of the response that is shown now. */
  readonly onShown: (view: ResponseView) => void;
  readonly onOpenSource: (record: RunRecord) => Promise<void>;
}

/** VS Code's language ids for bodies opened in an editor. */
const languageIds: Readonly<Record<BodyView['language'], string>> = {
  json: 'json',
  xml: 'xml',
  html: 'html',
  css: 'css',
  javascript: 'javascript',
  plain: 'plaintext',
};

export function createResponsePanel(given: PanelSurroundings): ResponsePanel {
  const { engine, runs } = given;
  let panel: vscode.WebviewPanel | null = null;
  let isReady = false;
  let latest: ToPanel = { type: 'empty' };
  /** The runs under way, by their ids: the one that began last is shown beside the responses of others. */
  const underWay = new Map<number, RunRecord>();
  let shownView: ResponseView | null = null;

  const post = (message: ToPanel): void => {
    if (panel && isReady) void panel.webview.postMessage(message);
  };

  const postAll = (): void => {
    post(latest);
    const last = [...underWay.values()].at(-1);
    if (last) post(progressOf(last));
  };

  const bodyText = async (id: number, part: BodyPart, form: BodyForm): Promise<string | null> => {
    let text = '';
    for (;;) {
      const piece = await engine.bodyPiece(id, part, form, text.length);
      if (piece === null) return null;
      text += piece.text;
      if (text.length >= piece.length || piece.text.length === 0) return text;
    }
  };

  const bodyView = (id: number, part: BodyPart): BodyView | null => {
    const record = runs.get(id);
    if (record?.state.kind !== 'done') return null;
    return part === 'response' ? record.state.view.body : record.state.view.sent.body;
  };

  const tellGone = (): void => {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This body is no longer held. Send the request again to see it.'),
    );
  };

  const saveBody = async (id: number, part: BodyPart): Promise<void> => {
    const bytes = await engine.body(id, part);
    if (bytes === null) {
      tellGone();
      return;
    }
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const name = bodyView(id, part)?.fileName ?? 'body';
    const target = await vscode.window.showSaveDialog(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {});
    if (target) await vscode.workspace.fs.writeFile(target, bytes);
  };

  const answer = async (message: FromPanel): Promise<void> => {
    switch (message.type) {
      case 'ready':
        isReady = true;
        postAll();
        return;
      case 'showCertificate':
        await vscode.commands.executeCommand(commands.showCertificate, message.id);
        return;
      case 'wantBody': {
        const piece = await engine.bodyPiece(message.id, message.part, message.form, message.start);
        post(piece === null ? { type: 'bodyGone', id: message.id } : { type: 'bodyPiece', id: message.id, piece });
        return;
      }
      case 'openBody': {
        const text = await bodyText(message.id, message.part, message.form);
        const view = bodyView(message.id, message.part);
        if (text === null || view === null) tellGone();
        else
          await given.textDocuments.show(
            view.fileName,
            message.form === 'hex' ? 'plaintext' : languageIds[view.language],
            text,
          );
        return;
      }
      case 'copyBody': {
        const text = await bodyText(message.id, message.part, message.form);
        if (text === null) tellGone();
        else await vscode.env.clipboard.writeText(text);
        return;
      }
      case 'saveBody':
        await saveBody(message.id, message.part);
        return;
      case 'copyText':
        await vscode.env.clipboard.writeText(message.text);
        return;
      case 'resend':
        await vscode.commands.executeCommand(commands.sendAgain, message.id);
        return;
      case 'cancel':
        await vscode.commands.executeCommand(commands.cancel, message.id);
        return;
      case 'openSource': {
        const record = runs.get(message.id);
        if (record) await given.onOpenSource(record);
        return;
      }
      case 'openLink': {
        const record = runs.get(message.id);
        if (record?.state.kind === 'done' && linksOf(record.state.view).has(message.url)) {
          await vscode.env.openExternal(vscode.Uri.parse(message.url));
        }
        return;
      }
    }
  };

  const openPanel = (): vscode.WebviewPanel => {
    if (panel) return panel;
    const column = readSettings(null).responseColumn === 'beside' ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const made = vscode.window.createWebviewPanel(
      panelType,
      vscode.l10n.t('Response'),
      { viewColumn: column, preserveFocus: true },
      { retainContextWhenHidden: true, enableFindWidget: false },
    );
    made.iconPath = vscode.Uri.joinPath(given.extensionUri, 'media', 'icon.svg');
    made.webview.onDidReceiveMessage((message: unknown) => {
      if (isFromPanel(message)) void answer(message);
    });
    made.onDidDispose(() => {
      panel = null;
      isReady = false;
    });
    fillWebview(made.webview, given.extensionUri, 'panel', vscode.l10n.t('Response'));
    panel = made;
    return made;
  };

  const showProgress = (record: RunRecord): void => {
    underWay.set(record.id, record);
    post(progressOf(record));
  };

  return {
    open(record) {
      if (panel) return;
      showProgress(record);
      openPanel();
    },
    showProgress,
    show(view) {
      shownView = view;
      latest = { type: 'response', view };
      underWay.delete(view.id);
      const shown = openPanel();
      postAll();
      shown.title = view.title;
      if (!shown.visible) shown.reveal(undefined, true);
      given.onShown(view);
    },
    focus: () => panel?.reveal(undefined, false),
    abandon(id) {
      latest = shownView ? { type: 'response', view: shownView } : { type: 'empty' };
      underWay.delete(id);
      postAll();
    },
    dispose: () => panel?.dispose(),
  };
}

function progressOf({ id, label, startedAt, state }: RunRecord): ToPanel {
  const phase = state.kind === 'running' ? state.phase : null;
  const verdict = state.kind === 'running' ? (state.certificate?.verdict ?? null) : null;
  return { type: 'progress', id, title: label, phase, elapsed: Date.now() - startedAt, verdict };
}
