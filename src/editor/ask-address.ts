import * as vscode from 'vscode';
import { readServerAddress } from '../request/server-address.ts';

/** The server that was given as `host` or `host:port`, else the one a person names; `null` when there is none. */
export async function askAddress(
  title: string,
  given: string | undefined,
): Promise<{ readonly host: string; readonly port: number } | null> {
  const text =
    given ??
    (await vscode.window.showInputBox({
      title,
      prompt: vscode.l10n.t('Host, or host and port. The port is 443 when none is given.'),
      placeHolder: 'example.org:443',
      validateInput: (value) => {
        const address = value.trim() === '' ? null : readServerAddress(value);
        return address && 'code' in address ? address.message : null;
      },
    }));
  const address = text ? readServerAddress(text) : null;
  return !address || 'code' in address ? null : address;
}
