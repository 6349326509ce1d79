import type { Exchange } from '../exchange/exchange.ts';
import type { Inspection } from '../exchange/inspect-tls.ts';
import type { Opened } from '../exchange/opened.ts';
import type { Finding } from '../findings/finding.ts';
import { type Mask, secretMask } from '../request/mask.ts';
import {
  connectionReport,
  type InspectionReport,
  inspectionReport,
  lastInspection,
  openedInspection,
} from '../view/exchange-report.ts';
import { maskedFindings } from '../view/masked-exchange.ts';

/** Who answered lately, for reports that a person may ask for: made when they are asked for, since few are. */
export interface HeldAnswered {
  readonly holdExchange: (id: number, exchange: Exchange, findings: readonly Finding[]) => void;
  readonly holdInspection: (id: number, inspection: Inspection, findings: readonly Finding[]) => void;
  /** Until the exchange or the inspection that goes on is held under the same id. `now`: as below. */
  readonly holdOpened: (id: number, opened: Opened, findings: readonly Finding[], mask: Mask, now: number) => void;
  /** What to start from when more is asked, and the mask for what is shown of it; `null` when it was given up. */
  readonly inspection: (id: number) => { readonly inspection: Inspection; readonly mask: Mask } | null;
  /** `null` when it was given up to make room. `now`: milliseconds since 1970-01-01 UTC. */
  readonly report: (id: number, now: number) => InspectionReport | null;
}

/** `most`: how many are held. */
export function holdAnswered(most: number): HeldAnswered {
  const held = new Map<number, { inspection: Inspection; mask: Mask; report: (now: number) => InspectionReport }>();
  const hold = (id: number, inspection: Inspection, mask: Mask, report: (now: number) => InspectionReport): void => {
    held.set(id, { inspection, mask, report });
    for (const oldest of held.keys()) {
      if (held.size <= most) break;
      held.delete(oldest);
    }
  };
  return {
    holdExchange(id, { request, startedAt, duration, calls }, findings) {
      // Without the bodies, which are held elsewhere, and are large.
      const last = calls.slice(-1).map((call) => ({ ...call, response: null, sent: { ...call.sent, body: null } }));
      const small = { request: { ...request, body: null }, startedAt, duration, calls: last };
      hold(id, lastInspection(small), secretMask(request.secrets), (now) => connectionReport(small, findings, now));
    },
    holdInspection(id, inspection, findings) {
      hold(id, inspection, secretMask([]), (now) => inspectionReport(inspection, findings, now));
    },
    holdOpened(id, opened, findings, mask, now) {
      const masked = openedInspection({ ...opened, url: mask(opened.url) }, now);
      hold(id, openedInspection(opened, now), mask, (at) =>
        inspectionReport(masked, maskedFindings(findings, mask), at),
      );
    },
    inspection: (id) => held.get(id) ?? null,
    report: (id, now) => held.get(id)?.report(now) ?? null,
  };
}
