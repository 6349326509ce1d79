import type { Exchange, Failure, ProxyUse, Response, Timings, TlsSession } from '../exchange/exchange.ts';
import type { ScanReport } from '../exchange/probe/scan/scan-report.ts';
import type { Finding } from './finding.ts';
import type { FindingId } from './finding-ids.ts';

/** What a check gives back; empty when all is well. */
export type Found = readonly (Finding & { readonly id: FindingId })[];

/** On what was negotiated and the certificates, whether a request followed or not. */
export type SessionCheck = (session: TlsSession, context: SessionContext) => Found;

/** On how a call, or an inspection without a request, came out. */
export type OutcomeCheck = (outcome: Outcome) => Found;

/** On what a server can be brought to agree to. */
export type ScanCheck = (report: ScanReport) => Found;

/** On the exchange as a whole. */
export type ExchangeCheck = (exchange: Exchange) => Found;

export interface SessionContext {
  /** A name or an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number;
}

export interface Outcome {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  /** `null` for plain HTTP and where the handshake gave nothing. */
  readonly session: TlsSession | null;
  /** Between us and the server; `null`: none. */
  readonly proxy: ProxyUse | null;
  /** The connection had served requests before. */
  readonly isReused: boolean;
  readonly failure: Failure | null;
  readonly response: Response | null;
  readonly timings: Timings;
}
