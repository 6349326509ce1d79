import type { Watch } from '../exchange/course.ts';
import { placeName } from '../exchange/failure.ts';
import { inspectTls } from '../exchange/inspect-tls.ts';
import type { ProbeKind } from '../exchange/probe/probe-result.ts';
import type { ScanProgress } from '../exchange/probe/scan/scan-report.ts';
import { examineScan } from '../findings/examine-scan.ts';
import { probeView } from '../view/probe-view.ts';
import { scanView } from '../view/scan-view.ts';
import { probeText, scanText } from '../view/server-answer-text.ts';
import type { Session } from './session.ts';

/** What a person may want to know of a server beyond one handshake. */
export type ServerQuestion = ProbeKind | 'scan';

/** Asks it, and tells what came of it as plain text. Carries no request. */
export async function askServer(
  question: ServerQuestion,
  host: string,
  port: number,
  { connections }: Session,
  watch: Watch,
  now: () => number,
  /** Hears how far a scan is. */
  onProgress: ((progress: ScanProgress) => void) | null = null,
): Promise<string> {
  const authority = placeName({ host, port });
  const target = { host, port, serverName: null };
  if (question === 'scan') {
    const { scanServer } = await import('../exchange/probe/scan/scan-server.ts');
    const plainPort = port === 443 ? 80 : null;
    const report = await scanServer({ ...target, plainPort }, connections, { signal: watch.signal, onProgress });
    return scanText(authority, scanView(report, examineScan(report)));
  }
  const { runProbe } = await import('../exchange/probe/run-probe.ts');
  const inspection = await inspectTls(target, connections, watch);
  const result = await runProbe(question, target, inspection, connections, watch.signal, now());
  if (result !== null) return probeText(authority, probeView(result));
  const summary = inspection.failure?.message ?? 'The server showed no certificate to start from.';
  return probeText(authority, { kind: question, summary, lines: [], certificates: [] });
}
