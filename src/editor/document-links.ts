import * as vscode from 'vscode';
import { fileLinks } from '../language/document-links.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { type ParsedDocuments, rangeIn, requestLanguages } from './parsed-documents.ts';

/** Paths of files as links: beside the request file, else in the folder of the project. */
export function registerDocumentLinks(parsedDocuments: ParsedDocuments, surroundings: Surroundings): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(requestLanguages, {
    provideDocumentLinks(document) {
      if (document.uri.scheme !== 'file') return [];
      return fileLinks(parsedDocuments.of(document)).map(({ path, isOutput }) => {
        const link = new FileDocumentLink(rangeIn(document, path.range), document.uri.fsPath, path.text);
        link.tooltip = isOutput
          ? vscode.l10n.t('Open the file that the response is saved to')
          : vscode.l10n.t('Open the file');
        return link;
      });
    },
    async resolveDocumentLink(link) {
      if (link instanceof FileDocumentLink) link.target = await targetOf(link, surroundings);
      return link;
    },
  });
}

/** Where it leads is looked up when it is pointed at. */
class FileDocumentLink extends vscode.DocumentLink {
  readonly from: string;
  readonly path: string;

  constructor(range: vscode.Range, from: string, path: string) {
    super(range);
    this.from = from;
    this.path = path;
  }
}

async function targetOf({ from, path }: FileDocumentLink, surroundings: Surroundings): Promise<vscode.Uri> {
  const folders = [surroundings.parentFolder(from), await surroundings.projectFolder(from)];
  const candidates = folders.flatMap((folder) => (folder === null ? [] : [surroundings.resolvePath(folder, path)]));
  for (const candidate of candidates) {
    const uri = vscode.Uri.file(candidate);
    if (await exists(uri)) return uri;
  }
  return vscode.Uri.file(candidates[0] ?? path);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
