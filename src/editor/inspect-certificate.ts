import * as vscode from 'vscode';
import type { Engine } from '../worker/engine.ts';
import { askAddress } from './ask-address.ts';
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
  const address = await askAddress(vscode.l10n.t('Inspect Certificate'), given);
  if (!address) return;
  engine.configure(await trust.read());
  panel.showProgress(`${address.host}:${address.port}`);
  await panel.reveal();
  const view = await engine.inspect(id, address.host, address.port, {
    onOpened: (opened) => panel.showOpened({ id, view: opened }, 'last-word'),
  });
  panel.show({ id, view });
}
