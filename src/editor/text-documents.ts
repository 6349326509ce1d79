import * as vscode from 'vscode';

const scheme = 'portside';

/** Read-only documents made of text of ours: bodies, certificates. They ask for nothing when they are closed. */
export interface TextDocuments extends vscode.Disposable {
  readonly show: (name: string, language: string, text: string) => Promise<void>;
  /** Markdown as a page; as text where VS Code’s own preview of Markdown is switched off. */
  readonly showPage: (name: string, markdown: string) => Promise<void>;
  /** Two plain texts side by side, with what is different marked. */
  readonly compare: (left: NamedText, right: NamedText, title: string) => Promise<void>;
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

export function createTextDocuments(): TextDocuments {
  const contents = new Map<string, string>();
  // A page reads its text again after the text itself was closed, which nobody sees.
  const pages = new Map<string, string>();
  let counter = 0;
  const listeners = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => contents.get(uri.toString()) ?? pages.get(uri.toString()) ?? '',
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
    async showPage(name, markdown) {
      const uri = vscode.Uri.from({ scheme, path: `/page/${name.replaceAll('/', '_')}` });
      pages.set(uri.toString(), markdown);
      try {
        await vscode.commands.executeCommand('markdown.showPreview', uri);
      } catch {
        await vscode.window.showTextDocument(uri, { preview: true });
      }
    },
    async compare(left, right, title) {
      await vscode.commands.executeCommand('vscode.diff', add(left), add(right), title);
    },
    dispose() {
      listeners.dispose();
      contents.clear();
      pages.clear();
    },
  };
}
