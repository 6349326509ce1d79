import * as vscode from 'vscode';
import { secretMask } from '../request/mask.ts';
import type { Resolution } from '../request/resolve.ts';
import { isWithin, writeOutput } from '../run/write-output.ts';
import type { Transmission } from './transmit.ts';

/** Writes the body of a response where the request says. In a workspace that is not trusted only into its folders. */
export async function saveBody(
  { engine, log }: Pick<Transmission, 'engine' | 'log'>,
  exchange: number,
  { outputs, secrets }: Pick<Resolution, 'outputs' | 'secrets'>,
): Promise<void> {
  const shown = secretMask(secrets);
  const bytes = await engine.body(exchange, 'response');
  if (bytes === null) return;
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  for (const output of outputs) {
    if (!vscode.workspace.isTrusted && !(await isWithin(output.path, folders))) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          'The response was not written to {0}: this workspace is not trusted, and the file is outside of it.',
          shown(output.path),
        ),
      );
      continue;
    }
    try {
      log.info(`Wrote ${shown(await writeOutput(output, bytes))}`);
    } catch (error) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t(
          'The response cannot be written to {0}: {1}',
          shown(output.path),
          shown(error instanceof Error ? error.message : String(error)),
        ),
      );
    }
  }
}
