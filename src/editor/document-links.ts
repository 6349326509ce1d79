import * as vscode from 'vscode';
import { type FileLink, linkSearch } from '../language/document-links.ts';
import { madeOf } from '../language/found-in-blocks.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { documentSearch } from './found-in-document.ts';
import type { ParsedDocuments } from './parsed-documents.ts';
import { rangeAt } from './range-at.ts';

/** Paths of files as links: beside the request file, else in the folder of the project. */
export function createDocumentLinks(
  parsedDocuments: ParsedDocuments,
  surroundings: Surroundings,
): Required<vscode.DocumentLinkProvider> {
  const linksIn = documentSearch(parsedDocuments, ({ uri }) =>
    madeOf(linkSearch, (link) => new FileDocumentLink(link, uri.fsPath)),
  );
  return {
    provideDocumentLinks: (document) =>
      document.uri.scheme === 'file' ? linksIn(document).all.map(({ made }) => made) : [],
    async resolveDocumentLink(link) {
      if (link instanceof FileDocumentLink) link.target = await targetOf(link, surroundings);
      return link;
    },
  };
}

/** Where it leads is looked up when it is pointed at. */
class FileDocumentLink extends vscode.DocumentLink {
  readonly from: string;
  readonly path: string;

  constructor({ path, range, isOutput }: FileLink, from: string) {
    super(rangeAt(range));
    this.from = from;
    this.path = path;
    this.tooltip = isOutput
      ? vscode.l10n.t('Open the file that the response is saved to')
      : vscode.l10n.t('Open the file');
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
