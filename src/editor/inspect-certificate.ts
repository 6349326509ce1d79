import * as vscode from 'vscode';
import { readServerAddress } from '../request/server-address.ts';
import type { Engine } from '../worker/engine.ts';
import type { CertificatePanel } from './certificate-panel.ts';
import type { Trust } from './trust.ts';

/** "Inspect Certificate…": asks for a host, makes a TLS handshake with it, sends nothing, and shows who answered. */
export async function inspectCertificate(
  engine: Engine,
  trust: Trust,
  panel: CertificatePanel,
  id: number,
  given: string | undefined,
): Promise<void> {
  const text =
    given ??
    (await vscode.window.showInputBox({
      title: vscode.l10n.t('Inspect Certificate'),
      prompt: vscode.l10n.t('Host, or host and port. The port is 443 when none is given.'),
      placeHolder: 'example.org:443',
      validateInput: (value) => {
        const address = value.trim() === '' ? null : readServerAddress(value);
        return address && 'code' in address ? address.message : null;
      },
    }));
  const address = text ? readServerAddress(text) : null;
  if (!address || 'code' in address) return;
  engine.configure(await trust.read());
  panel.showProgress(`${address.host}:${address.port}`);
  await panel.reveal();
  panel.show({ id, view: await engine.inspect(id, address.host, address.port) });
}
