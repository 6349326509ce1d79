import * as vscode from 'vscode';

const address = 'https://example.org/';

const template = `### A first request. Select "Send Request" above the next line.
GET ${address}

`;

/** "New request file": an untitled one with a request to begin with, whose address is selected to be typed over. */
export async function newRequestFile(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'http', content: template });
  const start = template.indexOf(address);
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(start + address.length));
  await vscode.window.showTextDocument(document, { selection });
}
