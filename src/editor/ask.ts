import * as vscode from 'vscode';
import type { Question } from '../request/question.ts';

/** Asks in VS Code's own boxes; they stay while the person looks for the answer elsewhere. */
export async function askInEditor({ text, suggestion, choices, isSecret }: Question): Promise<string | null> {
  const answer = choices
    ? await vscode.window.showQuickPick([...choices], { placeHolder: text, ignoreFocusOut: true })
    : await vscode.window.showInputBox({
        prompt: text,
        password: isSecret,
        ignoreFocusOut: true,
        ...(suggestion === null ? {} : { value: suggestion }),
      });
  return answer ?? null;
}
