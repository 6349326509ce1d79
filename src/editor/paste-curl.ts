import * as vscode from 'vscode';
import { isCurlAt } from '../language/curl.ts';
import { positionAt, requestBlocks } from '../language/look-up.ts';
import { parse } from '../language/parse.ts';
import { isRequestFile, type ParsedDocuments, rangeIn } from './parsed-documents.ts';

/**
 * Writes the command for curl on the clipboard as a request in a block of its own, at the cursor or behind the request
 * there. One that cannot be written so is pasted as the command it is, which is told.
 */
export async function pasteCurl(parsedDocuments: ParsedDocuments): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isRequestFile(editor.document)) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a request file (.http or .rest) to paste a command for curl into it.'),
    );
    return;
  }
  const clipboard = await vscode.env.clipboard.readText();
  const command = commandIn(clipboard);
  if (command === null) {
    void vscode.window.showInformationMessage(
      /\bInvoke-(?:WebRequest|RestMethod)\b/i.test(clipboard)
        ? vscode.l10n.t('The clipboard holds a command for PowerShell. In the browser, choose Copy as cURL instead.')
        : vscode.l10n.t('The clipboard holds no command for curl.'),
    );
    return;
  }
  const document = parsedDocuments.of(editor.document);
  const pasted = parse(command, { profile: document.profile, isForced: true });
  const [block] = requestBlocks(pasted);
  const [{ curlToRequestEdit }, { blockInsertion }] = await Promise.all([
    import('../convert/print-request.ts'),
    import('../convert/block-insertion.ts'),
  ]);
  const edit = block ? await curlToRequestEdit(pasted, block) : null;
  const offset = editor.document.offsetAt(editor.selection.active);
  const insertion = blockInsertion(document, offset, edit?.newText ?? command);
  const { range, newText } = insertion.edit;
  await editor.edit((builder) => builder.replace(rangeIn(editor.document, range), newText));
  // Counted in lines, as the editor may end them with two characters.
  const lines = newText.slice(0, insertion.requestAt - range.start).split('\n').length - 1;
  const place = new vscode.Position(positionAt(document, range.start).line + lines, 0);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  if (edit) return;
  const why = pasted.problems.find(({ severity }) => severity === 'error')?.message;
  void vscode.window.showInformationMessage(
    why === undefined
      ? vscode.l10n.t('The command is pasted as it is: written as a request it would send other bytes.')
      : vscode.l10n.t('The command is pasted as it is. {0}', why),
  );
}

/** The first thing on the clipboard, without the sign of the shell before it; `null` when that is no command for curl. */
function commandIn(clipboard: string): string | null {
  const text = clipboard.replace(/^\s*(?:[$%>]\s+)?/, '').trimEnd();
  return isCurlAt(text, 0) ? text : null;
}
