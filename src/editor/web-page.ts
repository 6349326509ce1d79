import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { panelHtml } from '../view/shell.ts';

/** Fills a webview with one of our pages, `panel` or `certificate`, and gives it nothing else to read. */
export function fillWebview(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  page: 'panel' | 'certificate',
  title: string,
): void {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  const address = (...path: string[]): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, ...path)).toString();
  webview.html = panelHtml({
    script: address('webview', `${page}.js`),
    style: address('webview', `${page}.css`),
    codicons: address('media', 'codicon.ttf'),
    nonce: randomBytes(18).toString('base64'),
    cspSource: webview.cspSource,
    title,
  });
}
