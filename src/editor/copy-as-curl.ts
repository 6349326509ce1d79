import * as vscode from 'vscode';
import type { Insight, Peek } from './insight.ts';
import type { ParsedDocuments } from './parsed-documents.ts';
import { requestHere } from './request-here.ts';

/**
 * Puts the command with which curl sends the request on the clipboard. Nothing is sent, and nothing asked but whether
 * secrets are to be in it. The arguments of a menu are the file alone: then the cursor counts.
 */
export async function copyAsCurl(
  parsedDocuments: ParsedDocuments,
  insight: Insight,
  uri?: vscode.Uri,
  blockIndex?: number,
): Promise<void> {
  const here = await requestHere(
    parsedDocuments,
    vscode.l10n.t('Open a request file (.http or .rest) to copy a request as a command for curl.'),
    uri,
    blockIndex,
  );
  if (!here) return;
  const peek = await insight.peek(here.document, here.parsed, here.block, 'all');
  const { request, substitutions, problems } = peek.resolution;
  if (!request) {
    const error = problems.find(({ severity }) => severity === 'error');
    const why = error?.message ?? vscode.l10n.t('This request cannot be sent as it is written.');
    void vscode.window.showErrorMessage(vscode.l10n.t('Nothing was copied. {0}', why));
    return;
  }
  const [{ curlCommand }, { hiddenValues }] = await Promise.all([
    import('../convert/curl.ts'),
    import('../convert/hidden-values.ts'),
  ]);
  const open = curlCommand(request);
  const hiding = curlCommand(request, hiddenValues(request, substitutions));
  const chosen = open.text === hiding.text ? 'values' : await chooseForm(hiding.variables);
  if (chosen === null) return;
  await vscode.env.clipboard.writeText(chosen === 'values' ? open.text : hiding.text);
  tell(peek, chosen === 'values' ? [] : hiding.variables, open.differences);
}

async function chooseForm(variables: readonly string[]): Promise<'variables' | 'values' | null> {
  const names = variables.map((name) => `$${name}`).join(', ');
  const choices = [
    {
      label: vscode.l10n.t('Copy with {0}', names),
      detail: vscode.l10n.t('Set these variables in the shell before you run the command.'),
      form: 'variables' as const,
    },
    {
      label: vscode.l10n.t('Copy with secret values'),
      detail: vscode.l10n.t('Whoever sees the clipboard, or the history of the shell, sees them.'),
      form: 'values' as const,
    },
  ];
  const choice = await vscode.window.showQuickPick(choices, {
    placeHolder: vscode.l10n.t('This request holds secret values.'),
  });
  return choice?.form ?? null;
}

/** What the command is not, when it is not simply the request. */
function tell({ asked, sendings }: Peek, variables: readonly string[], differences: readonly string[]): void {
  const notes = [
    ...(variables.length > 0
      ? [vscode.l10n.t('Set before you run it: {0}.', variables.map((name) => `$${name}`).join(', '))]
      : []),
    ...(asked.size > 0
      ? [vscode.l10n.t('Something stands in for what you would be asked: {0}.', [...asked].join(', '))]
      : []),
    ...(sendings > 1 ? [vscode.l10n.t('It is the first of {0} sendings.', sendings)] : []),
    ...differences,
  ];
  if (notes.length === 0)
    vscode.window.setStatusBarMessage(vscode.l10n.t('The command for curl is on the clipboard.'), 5000);
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The command for curl is on the clipboard. {0}', notes.join(' ')),
    );
}
