import type { HttpsHost } from '../request/https-hosts.ts';
import type { InspectionReport } from '../view/exchange-report.ts';
import { type HostReport, hostReport } from '../view/host-report.ts';

/** So many servers are asked at once. */
const width = 8;

export interface HostInspections {
  readonly hosts: readonly HttpsHost[];
  /** Each certificate is to be valid so many days at least. */
  readonly days: number;
  /** A handshake with one of them and no request; `null` where nothing is known of it. */
  readonly inspect: (host: HttpsHost) => Promise<InspectionReport | null>;
  readonly isStopped: () => boolean;
  /** Hears of each host as it ends. */
  readonly onDone: (host: HttpsHost) => void;
}

/** A report for each host, in the same order; fewer when it is stopped. */
export async function inspectHosts(inspections: HostInspections): Promise<readonly HostReport[]> {
  const { hosts, days, inspect, isStopped, onDone } = inspections;
  const reports = new Map<number, HostReport>();
  let next = 0;
  const work = async (): Promise<void> => {
    while (!isStopped()) {
      const index = next;
      next += 1;
      const one = hosts[index];
      if (one === undefined) return;
      const inspected = await inspect(one);
      if (isStopped()) return;
      if (inspected !== null) reports.set(index, hostReport(one, inspected, days));
      onDone(one);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, hosts.length) }, work));
  return hosts.flatMap((_, index) => reports.get(index) ?? []);
}
