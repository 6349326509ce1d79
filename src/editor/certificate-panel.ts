import * as vscode from 'vscode';
import { certificateText } from '../view/certificate-text.ts';
import type { CertificateView } from '../view/certificate-view.ts';
import { linksOf } from '../view/links-of.ts';
import { type FromCertificate, isFromCertificate, type ToCertificate } from '../view/messages.ts';
import { commands } from './commands.ts';
import type { TextDocuments } from './text-documents.ts';
import { fillWebview } from './web-page.ts';

const viewId = 'portside.certificate';

/** The view **Certificate** in the side bar: who answered. */
export interface CertificatePanel extends vscode.Disposable {
  readonly show: (view: CertificateView) => void;
  readonly showProgress: (authority: string) => void;
  /** Brings the view to the front. */
  readonly reveal: () => Promise<void>;
}

export function registerCertificatePanel(extensionUri: vscode.Uri, textDocuments: TextDocuments): CertificatePanel {
  let shown: vscode.WebviewView | null = null;
  let latest: ToCertificate = { type: 'empty' };

  const post = (message: ToCertificate): void => {
    latest = message;
    void shown?.webview.postMessage(message);
  };

  const copy = async (text: string | undefined): Promise<void> => {
    if (text !== undefined) await vscode.env.clipboard.writeText(text);
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
    if (latest.type !== 'certificate') return;
    const { view } = latest;
    switch (message.type) {
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
      case 'openAsText':
        await textDocuments.show(`${view.authority.replaceAll(':', '_')}.txt`, 'plaintext', certificateText(view));
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
        shown = view;
        view.webview.onDidReceiveMessage((message: unknown) => {
          if (isFromCertificate(message)) void answer(message);
        });
        view.onDidDispose(() => {
          shown = null;
        });
        fillWebview(view.webview, extensionUri, 'certificate', vscode.l10n.t('Certificate'));
      },
    },
    { webviewOptions: { retainContextWhenHidden: true } },
  );

  return {
    show: (view) => post({ type: 'certificate', view }),
    showProgress: (authority) => post({ type: 'progress', authority }),
    reveal: async () => void (await vscode.commands.executeCommand(`${viewId}.focus`)),
    dispose: () => registration.dispose(),
  };
}
