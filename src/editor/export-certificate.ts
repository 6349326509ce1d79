import * as vscode from 'vscode';
import { certificateText } from '../view/certificate-text.ts';
import type { Engine } from '../worker/engine.ts';
import type { ShownCertificate } from './shown-certificate.ts';
import type { TextDocuments } from './text-documents.ts';

interface Form extends vscode.QuickPickItem {
  readonly ending: 'pem' | 'txt' | 'json';
  readonly place: 'file' | 'editor';
}

/** Asks in which form and where to, and gives the certificates or the whole report there. */
export async function exportCertificate(
  { id, view }: ShownCertificate,
  engine: Pick<Engine, 'connectionReport'>,
  textDocuments: TextDocuments,
): Promise<void> {
  const forms: readonly Form[] = [
    ...(view.chain.length === 0
      ? []
      : [{ label: vscode.l10n.t('Save certificates as PEM…'), ending: 'pem', place: 'file' } as const]),
    { label: vscode.l10n.t('Save report as text…'), ending: 'txt', place: 'file' },
    { label: vscode.l10n.t('Save report as JSON…'), ending: 'json', place: 'file' },
    { label: vscode.l10n.t('Open report as text'), ending: 'txt', place: 'editor' },
    { label: vscode.l10n.t('Open report as JSON'), ending: 'json', place: 'editor' },
  ];
  const form = await vscode.window.showQuickPick(forms, {
    placeHolder: vscode.l10n.t('Export what is known of {0}', view.authority),
  });
  if (!form) return;
  const text = await textOf(form.ending, id, view, engine);
  if (text === null) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This connection is no longer known. Inspect it again to export it.'),
    );
    return;
  }
  const name = `${view.authority.replaceAll(/[^\w.-]+/g, '_')}.${form.ending}`;
  if (form.place === 'editor') {
    await textDocuments.show(name, form.ending === 'json' ? 'json' : 'plaintext', text);
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {});
  if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

async function textOf(
  ending: Form['ending'],
  id: number,
  view: ShownCertificate['view'],
  engine: Pick<Engine, 'connectionReport'>,
): Promise<string | null> {
  switch (ending) {
    case 'pem':
      return view.chain.map(({ pem }) => pem).join('');
    case 'txt':
      return certificateText(view);
    case 'json': {
      const report = await engine.connectionReport(id);
      return report && `${JSON.stringify(report, null, 2)}\n`;
    }
  }
}
