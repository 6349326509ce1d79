import type { Connections } from '../exchange/connections.ts';
import type { ScanTarget } from '../exchange/probe/scan/scan-context.ts';
import { examineScan } from '../findings/examine-scan.ts';
import { type ScanView, scanView } from '../view/scan-view.ts';
import type { Terminal } from './terminal.ts';

/** The scan of `portside tls --scan`; tells on a terminal's standard error how far it is. */
export async function tlsScan(
  target: ScanTarget,
  connections: Connections,
  signal: AbortSignal,
  terminal: Terminal,
): Promise<ScanView> {
  // Read only when it is asked for.
  const { scanServer } = await import('../exchange/probe/scan/scan-server.ts');
  const isWatched = process.stderr.isTTY === true;
  const report = await scanServer(target, connections, {
    signal,
    onProgress: isWatched
      ? ({ step, connections: count }) => terminal.err(`\r\u001b[K  ${count} connections: ${step}`)
      : null,
  });
  if (isWatched) terminal.err('\r\u001b[K');
  return scanView(report, examineScan(report));
}
