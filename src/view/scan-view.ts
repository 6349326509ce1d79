import type { Exchange } from '../exchange/exchange.ts';
import type { GroupScan, OlderFeatures, ScanReport, VersionScan } from '../exchange/probe/scan/scan-report.ts';
import type { Finding } from '../findings/finding.ts';

/** `scan` of `portside tls --scan --json`: a contract, described by `schemas/tls.schema.json`. The terminal draws the same value. */
export interface ScanView {
  /** `null`: no connection was made. */
  readonly address: string | null;
  /** TLS 1.3 first, down to SSL 3.0; `supported` is null where no answer came. */
  readonly versions: readonly VersionScan[];
  readonly groups: readonly GroupScan[];
  readonly dhPrimeBits: number | null;
  /** `null`: not known. */
  readonly alpn: readonly string[] | null;
  readonly older: OlderFeatures | null;
  readonly tls13Tickets: boolean | null;
  readonly fallbackProtection: boolean | null;
  readonly http: HttpScanView | null;
  readonly connections: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly complete: boolean;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly findings: readonly Finding[];
}

export interface HttpScanView {
  readonly plainPort: number;
  /** `null`: no answer. */
  readonly plainStatus: number | null;
  readonly plainLocation: string | null;
  /** The code of the failure; `null`: there was an answer. */
  readonly plainFailure: string | null;
  readonly secureStatus: number | null;
  readonly secureFailure: string | null;
  readonly strictTransportSecurity: string | null;
}

export function scanView(report: ScanReport, findings: readonly Finding[]): ScanView {
  const { address, versions, groups, primeBits, older, tls13Tickets, fallbackProtection, connections, complete } =
    report;
  const { http, failure } = report;
  return {
    address,
    versions,
    groups,
    dhPrimeBits: primeBits,
    alpn: report.alpnKnown ? report.alpn : null,
    older,
    tls13Tickets,
    fallbackProtection,
    http:
      http === null
        ? null
        : {
            plainPort: http.plainPort,
            plainStatus: statusOf(http.plain),
            plainLocation: fieldOf(http.plain, 'location'),
            plainFailure: failureOf(http.plain),
            secureStatus: statusOf(http.secure),
            secureFailure: failureOf(http.secure),
            strictTransportSecurity: fieldOf(http.secure, 'strict-transport-security'),
          },
    connections,
    duration: Math.round(report.duration),
    complete,
    failure: failure === null ? null : { code: failure.code, message: failure.message },
    findings,
  };
}

function statusOf({ calls }: Exchange): number | null {
  return calls.at(-1)?.response?.status ?? null;
}

function failureOf({ calls }: Exchange): string | null {
  return calls.at(-1)?.failure?.code ?? null;
}

function fieldOf({ calls }: Exchange, name: string): string | null {
  return calls.at(-1)?.response?.fields.find((field) => field.name.toLowerCase() === name)?.value ?? null;
}
