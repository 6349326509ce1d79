import * as vscode from 'vscode';

const scheme = 'portside';

/** Read-only documents made of text of ours: bodies, certificates. They ask for nothing when they are closed. */
export interface TextDocuments extends vscode.Disposable {
  readonly show: (name: string, language: string, text: string) => Promise<void>;
}

export function createTextDocuments(): TextDocuments {
  const contents = new Map<string, string>();
  let counter = 0;
  const listeners = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => contents.get(uri.toString()) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument((document) => contents.delete(document.uri.toString())),
  );
  return {
    async show(name, language, text) {
      counter += 1;
      const uri = vscode.Uri.from({ scheme, path: `/${counter}/${name.replaceAll('/', '_')}` });
      contents.set(uri.toString(), text);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(document, language), {
        preview: true,
      });
    },
    dispose() {
      listeners.dispose();
      contents.clear();
    },
  };
}
