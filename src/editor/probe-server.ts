import * as vscode from 'vscode';
import { probeKinds } from '../exchange/probe/probe-result.ts';
import type { CertificateAction } from '../view/certificate-view.ts';
import type { ProbeView } from '../view/probe-view.ts';
import type { Engine } from '../worker/engine.ts';
import type { ShownCertificate } from './shown-certificate.ts';

/** Asks what the button says, while a notification tells it and lets a person end it; `null` when there is no answer. */
export async function probeServer(
  action: CertificateAction,
  shown: ShownCertificate,
  engine: Pick<Engine, 'probe' | 'cancel'>,
  id: number,
): Promise<ProbeView | null> {
  const kind = probeKinds.find((known) => known === action.value);
  if (kind === undefined) return null;
  let cancelled = false;
  const view = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: action.hint, cancellable: true },
    (_progress, token) => {
      token.onCancellationRequested(() => {
        cancelled = true;
        engine.cancel(id);
      });
      return engine.probe(id, shown.id, kind);
    },
  );
  if (cancelled) return null;
  if (view === null)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This connection is no longer known. Inspect it again first.'),
    );
  return view;
}
