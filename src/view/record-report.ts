import type { HandshakeRecord } from '../exchange/tls/handshake-record.ts';

/** The record for the JSON report: as it is, its times to a microsecond, since what is measured is not more exact. */
export function recordReport(record: HandshakeRecord | null): HandshakeRecord | null {
  if (record === null) return null;
  return {
    ...record,
    alerts: record.alerts.map((alert) => ({ ...alert, at: rounded(alert.at) })),
    flights: record.flights.map((flight) => ({ ...flight, at: rounded(flight.at), until: rounded(flight.until) })),
  };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
