import * as vscode from 'vscode';
import type { CertificateAction, CertificateView, FoundOut } from '../view/certificate-view.ts';
import { linksOf } from '../view/links-of.ts';
import { type FromCertificate, isFromCertificate, type ToCertificate } from '../view/messages.ts';
import type { CertificateActions } from './certificate-actions.ts';
import { commands } from './commands.ts';
import type { ShownCertificate } from './shown-certificate.ts';
import type { Visits } from './visits.ts';
import { fillWebview } from './web-page.ts';

const viewId = 'portside.certificate';

/** The view **Certificate** in the side bar: who answered. */
export interface CertificatePanel extends vscode.Disposable {
  readonly show: (shown: ShownCertificate) => void;
  /** Who is about to answer; `show` or `abandon` of the same id follows. */
  readonly showOpened: (shown: ShownCertificate, awaits: 'response' | 'last-word') => void;
  /** Nothing follows on what `showOpened` was given under this id: shows again what was shown before. */
  readonly abandon: (id: number) => void;
  readonly showProgress: (authority: string) => void;
  /** Brings the view to the front. */
  readonly reveal: () => Promise<void>;
}

export interface CertificatePanelSurroundings {
  readonly extensionUri: vscode.Uri;
  readonly act: CertificateActions['run'];
  readonly visits: Pick<Visits, 'note' | 'preview'>;
  readonly compareVisits: (authority: string) => Promise<void>;
  /** `null`: it was cancelled, or there is nothing to start from. */
  readonly probe: (action: CertificateAction, shown: ShownCertificate) => Promise<FoundOut | null>;
  readonly exportCertificate: (shown: ShownCertificate) => Promise<void>;
}

export function registerCertificatePanel(given: CertificatePanelSurroundings): CertificatePanel {
  let webview: vscode.WebviewView | null = null;
  let latest: ToCertificate = { type: 'empty' };
  let shown: ShownCertificate | null = null;
  let probed: FoundOut | null = null;
  /** What is shown again when nothing follows on a view of who is about to answer. */
  let settled: { readonly message: ToCertificate; readonly shown: ShownCertificate | null } = {
    message: latest,
    shown: null,
  };

  const post = (message: ToCertificate): void => {
    latest = message;
    void webview?.webview.postMessage(message);
  };

  const postProbed = (): void => {
    if (probed !== null) void webview?.webview.postMessage({ type: 'probed', found: probed } satisfies ToCertificate);
  };

  /** What was found out about a job stays, while it goes on and when it is done. */
  const turnTo = (next: ShownCertificate): void => {
    if (shown?.id !== next.id) probed = null;
    shown = next;
  };

  const copy = async (text: string | undefined): Promise<void> => {
    if (text !== undefined) await vscode.env.clipboard.writeText(text);
  };

  /** What comes of it is shown where the question was asked, unless something else is shown by then. */
  const probe = async (action: CertificateAction, about: ShownCertificate): Promise<void> => {
    const found = await given.probe(action, about);
    if (found === null || shown?.id !== about.id) return;
    probed = found;
    postProbed();
  };

  const answer = async (message: FromCertificate): Promise<void> => {
    if (message.type === 'ready') {
      post(latest);
      return;
    }
    if (message.type === 'inspect') {
      await vscode.commands.executeCommand(commands.inspectCertificate);
      return;
    }
    if (message.type === 'newFile') {
      await vscode.commands.executeCommand(commands.newFile);
      return;
    }
    if (shown !== null) await answerAbout(message, shown, shown.view);
  };

  const answerAbout = async (
    message: Exclude<FromCertificate, { type: 'ready' | 'inspect' | 'newFile' }>,
    about: ShownCertificate,
    view: CertificateView,
  ): Promise<void> => {
    switch (message.type) {
      case 'act': {
        const action = view.actions[message.index];
        if (action?.kind === 'probe') await probe(action, about);
        else if (action) await given.act(action, about);
        return;
      }
      case 'copyProbed':
        await copy(probed?.certificates.join(''));
        return;
      case 'compare':
        await given.compareVisits(view.authority);
        return;
      case 'export':
        await given.exportCertificate(about);
        return;
      case 'copyPem':
        await copy(view.chain[message.index]?.pem);
        return;
      case 'copyChain':
        await copy(view.chain.map((node) => node.pem).join(''));
        return;
      case 'copyFingerprint':
        await copy(view.chain[message.index]?.fingerprint256);
        return;
      case 'copyText':
        await copy(message.text);
        return;
      case 'inspectAgain':
        await vscode.commands.executeCommand(commands.inspectCertificate, view.authority);
        return;
      case 'openLink':
        if (linksOf(view).has(message.url)) await vscode.env.openExternal(vscode.Uri.parse(message.url));
        return;
    }
  };

  const registration = vscode.window.registerWebviewViewProvider(
    viewId,
    {
      resolveWebviewView(view) {
        webview = view;
        view.webview.onDidReceiveMessage((message: unknown) => {
          if (isFromCertificate(message)) void answer(message);
        });
        view.onDidDispose(() => {
          webview = null;
        });
        fillWebview(view.webview, given.extensionUri, 'certificate', vscode.l10n.t('Certificate'));
      },
    },
    { webviewOptions: { retainContextWhenHidden: true } },
  );

  return {
    show(next) {
      turnTo(next);
      post({ type: 'certificate', view: next.view, change: given.visits.note(next.id, next.view.visit) });
      settled = { message: latest, shown };
      postProbed();
    },
    showOpened(next, awaits) {
      turnTo(next);
      post({ type: 'opened', view: next.view, change: given.visits.preview(next.view.visit), awaits });
      postProbed();
    },
    abandon(id) {
      if (latest.type !== 'opened' || shown?.id !== id) return;
      shown = settled.shown;
      post(settled.message);
    },
    showProgress(authority) {
      shown = null;
      post({ type: 'progress', authority });
    },
    reveal: async () => void (await vscode.commands.executeCommand(`${viewId}.focus`)),
    dispose: () => registration.dispose(),
  };
}
