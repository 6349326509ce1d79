import { inspectTls } from '../exchange/inspect-tls.ts';
import { examineInspection } from '../findings/examine.ts';
import type { HttpsHost } from '../request/https-hosts.ts';
import { type InspectionReport, inspectionReport } from '../view/exchange-report.ts';
import type { Session } from './session.ts';

/** Who answers there, without a worker between. */
export async function inspectHost(
  { host, port }: HttpsHost,
  session: Session,
  signal: AbortSignal,
): Promise<InspectionReport> {
  const inspection = await inspectTls({ host, port, serverName: null }, session.connections, { signal, onPhase: null });
  const now = session.now();
  return inspectionReport(inspection, examineInspection(inspection, now), now);
}
