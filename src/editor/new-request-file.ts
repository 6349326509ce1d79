import * as vscode from 'vscode';

const template = `### A first request. Select "Send Request" above the next line.
GET https://example.org/

`;

/** "New request file": an untitled one with a request to begin with. */
export async function newRequestFile(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'http', content: template });
  await vscode.window.showTextDocument(document);
}
