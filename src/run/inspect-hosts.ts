import { inspectTls } from '../exchange/inspect-tls.ts';
import { examineInspection } from '../findings/examine.ts';
import type { HttpsHost } from '../request/https-hosts.ts';
import { inspectionReport } from '../view/exchange-report.ts';
import { type HostReport, hostReport } from '../view/host-report.ts';
import type { Session } from './session.ts';

/** So many servers are asked at once. */
const width = 8;

/**
 * A handshake with each server and no request. Gives a report for each, in the same order; fewer when it is aborted.
 * `onDone` hears of each as it ends.
 */
export async function inspectHosts(
  hosts: readonly HttpsHost[],
  session: Session,
  days: number,
  signal: AbortSignal,
  onDone: (report: HostReport) => void,
): Promise<readonly HostReport[]> {
  const reports = new Map<number, HostReport>();
  let next = 0;
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      const index = next;
      next += 1;
      const one = hosts[index];
      if (one === undefined) return;
      const target = { host: one.host, port: one.port, serverName: null };
      const inspection = await inspectTls(target, session.connections, { signal, onPhase: null });
      if (signal.aborted) return;
      const now = session.now();
      const report = hostReport(one, inspectionReport(inspection, examineInspection(inspection, now), now), days);
      reports.set(index, report);
      onDone(report);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, hosts.length) }, work));
  return hosts.flatMap((_, index) => reports.get(index) ?? []);
}
