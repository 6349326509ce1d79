import * as vscode from 'vscode';
import type { CertificateNode } from '../view/certificate-view.ts';
import { settingsSection } from './settings.ts';

/** Below the workspace's folder. */
const folderName = '.portside';

/**
 * Makes a certificate one that this workspace trusts: saved in a file of its own, which the setting then names. Asks
 * first, with the fingerprint, for whoever holds its key can then pass for every host.
 */
export async function trustAuthority(
  node: CertificateNode,
  requestFile: vscode.Uri | null,
  applyTrust: () => Promise<void>,
): Promise<void> {
  const folder =
    (requestFile && vscode.workspace.getWorkspaceFolder(requestFile)) ?? vscode.workspace.workspaceFolders?.[0];
  if (!folder) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a folder first: whom to trust is a setting of the workspace.'),
    );
    return;
  }
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This workspace is in Restricted Mode, in which its settings cannot say whom to trust.'),
    );
    return;
  }
  const agree = vscode.l10n.t('Trust');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Trust “{0}” in this workspace?', node.title),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Every server that shows a certificate from it will then be trusted by the requests of this workspace, whatever its name. Compare the fingerprint with one that you have from elsewhere:\n\nSHA-256 {0}',
        node.fingerprint256,
      ),
    },
    agree,
  );
  if (chosen !== agree) return;
  const path = `${folderName}/${fileName(node)}`;
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder.uri, path), new TextEncoder().encode(node.pem));
  const configuration = vscode.workspace.getConfiguration(settingsSection, folder.uri);
  // A list of the workspace takes the place of the user's, and must not take away what that names.
  const known = configuration.get<readonly string[]>('certificateAuthorities') ?? [];
  if (!known.includes(path))
    await configuration.update('certificateAuthorities', [...known, path], vscode.ConfigurationTarget.Workspace);
  await applyTrust();
  void vscode.window.showInformationMessage(
    vscode.l10n.t('“{0}” is trusted here from now on, by the file {1}. Send the request again.', node.title, path),
  );
}

/** A readable name, and no other certificate's. */
function fileName({ title, fingerprint256 }: CertificateNode): string {
  const name = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return `${name || 'authority'}-${fingerprint256.replaceAll(':', '').slice(0, 8).toLowerCase()}.pem`;
}
