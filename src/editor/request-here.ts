import * as vscode from 'vscode';
import type { HttpDocument, RequestBlock } from '../language/document.ts';
import { holdsRequest } from '../language/look-up.ts';
import { isRequestFile, type ParsedDocuments, requestAt } from './parsed-documents.ts';

export interface RequestHere {
  readonly document: vscode.TextDocument;
  readonly parsed: HttpDocument;
  readonly block: RequestBlock;
}

/**
 * The request that a command means: without address and index the one at the cursor of the active editor. `null` when
 * there is none, which is told; `inNoFile` is what is told where no request file is open.
 */
export async function requestHere(
  parsedDocuments: ParsedDocuments,
  inNoFile: string,
  uri?: vscode.Uri,
  blockIndex?: number,
): Promise<RequestHere | null> {
  const editor = vscode.window.activeTextEditor;
  // A link of a hover gives the address as JSON.
  const document = uri ? await vscode.workspace.openTextDocument(vscode.Uri.from(uri)) : editor?.document;
  if (!document || !isRequestFile(document)) {
    void vscode.window.showInformationMessage(inNoFile);
    return null;
  }
  const parsed = parsedDocuments.of(document);
  const at = editor && editor.document === document ? document.offsetAt(editor.selection.active) : 0;
  const block = blockIndex === undefined ? requestAt(parsed, at) : parsed.blocks[blockIndex];
  if (block && holdsRequest(block)) return { document, parsed, block };
  void vscode.window.showInformationMessage(
    vscode.l10n.t('There is no request here. Write one, like: GET https://example.org'),
  );
  return null;
}
