import type { Exchange } from '../exchange/exchange.ts';
import type { Inspection } from '../exchange/inspect-tls.ts';
import type { Finding } from '../findings/finding.ts';
import { connectionReport, type InspectionReport, inspectionReport } from '../view/exchange-report.ts';

/** Who answered lately, for reports that a person may ask for: made when they are asked for, since few are. */
export interface HeldAnswered {
  readonly holdExchange: (id: number, exchange: Exchange, findings: readonly Finding[]) => void;
  readonly holdInspection: (id: number, inspection: Inspection, findings: readonly Finding[]) => void;
  /** `null` when it was given up to make room. `now`: milliseconds since 1970-01-01 UTC. */
  readonly report: (id: number, now: number) => InspectionReport | null;
}

/** `most`: how many are held. */
export function holdAnswered(most: number): HeldAnswered {
  const makers = new Map<number, (now: number) => InspectionReport>();
  const hold = (id: number, make: (now: number) => InspectionReport): void => {
    makers.set(id, make);
    for (const oldest of makers.keys()) {
      if (makers.size <= most) break;
      makers.delete(oldest);
    }
  };
  return {
    holdExchange(id, { request, startedAt, duration, calls }, findings) {
      // Without the bodies, which are held elsewhere, and are large.
      const last = calls.slice(-1).map((call) => ({ ...call, response: null, sent: { ...call.sent, body: null } }));
      const small = { request: { ...request, body: null }, startedAt, duration, calls: last };
      hold(id, (now) => connectionReport(small, findings, now));
    },
    holdInspection(id, inspection, findings) {
      hold(id, (now) => inspectionReport(inspection, findings, now));
    },
    report: (id, now) => makers.get(id)?.(now) ?? null,
  };
}
