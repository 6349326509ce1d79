import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import * as vscode from 'vscode';

/**
 * Opens text as a request file that is in no folder, with Portside active. A busy VS Code may give an untitled file the
 * address of one that it has not quite closed, text included: then it is opened once more.
 */
export async function openText(content: string): Promise<vscode.TextDocument> {
  await vscode.extensions.getExtension('portside.portside')?.activate();
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const document = await vscode.workspace.openTextDocument({ language: 'http', content });
    await vscode.window.showTextDocument(document);
    if (document.getText() === content && !document.isClosed) return document;
    await after(100);
  }
  throw new Error('VS Code gave no file with the text.');
}

/** The same; `|` in the text is where the position is. */
export async function openAt(
  marked: string,
): Promise<{ readonly document: vscode.TextDocument; readonly position: vscode.Position }> {
  const offset = marked.indexOf('|');
  const document = await openText(offset === -1 ? marked : marked.slice(0, offset) + marked.slice(offset + 1));
  return { document, position: document.positionAt(Math.max(offset, 0)) };
}

/** A new folder in the workspace with these texts in it; gone again after `use`. */
export async function withFiles(
  files: Readonly<Record<string, string>>,
  use: (folder: vscode.Uri) => Promise<void>,
): Promise<void> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(workspace, 'no folder is open');
  const folder = vscode.Uri.joinPath(workspace.uri, `made-by-a-test-${randomUUID()}`);
  try {
    for (const [path, text] of Object.entries(files))
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
    await use(folder);
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  }
}

/** What a hover shows, as it is written. */
export function textOf(hover: vscode.Hover | undefined): string {
  return (hover?.contents ?? []).map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}
