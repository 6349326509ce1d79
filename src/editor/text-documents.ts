import * as vscode from 'vscode';

const scheme = 'portside';

/** Read-only documents made of text of ours: bodies, certificates. They ask for nothing when they are closed. */
export interface TextDocuments extends vscode.Disposable {
  readonly show: (name: string, language: string, text: string) => Promise<void>;
  /** Two plain texts side by side, with what is different marked. */
  readonly compare: (left: NamedText, right: NamedText, title: string) => Promise<void>;
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
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
  const add = ({ name, text }: NamedText): vscode.Uri => {
    counter += 1;
    const uri = vscode.Uri.from({ scheme, path: `/${counter}/${name.replaceAll('/', '_')}` });
    contents.set(uri.toString(), text);
    return uri;
  };
  return {
    async show(name, language, text) {
      const uri = add({ name, text });
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(document, language), {
        preview: true,
      });
    },
    async compare(left, right, title) {
      await vscode.commands.executeCommand('vscode.diff', add(left), add(right), title);
    },
    dispose() {
      listeners.dispose();
      contents.clear();
    },
  };
}
