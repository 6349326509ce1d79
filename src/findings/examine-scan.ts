import type { ScanReport } from '../exchange/probe/scan/scan-report.ts';
import type { ScanCheck } from './check.ts';
import type { Finding } from './finding.ts';
import { gravestFirst } from './gravest-first.ts';
import { hstsMissing } from './hsts-missing.ts';
import { scanCompression } from './scan-compression.ts';
import { scanInsecureRenegotiation } from './scan-insecure-renegotiation.ts';
import { scanNoForwardSecrecy } from './scan-no-forward-secrecy.ts';
import { scanOldVersions } from './scan-old-versions.ts';
import { scanPlainHttp } from './scan-plain-http.ts';
import { scanPostQuantum } from './scan-post-quantum.ts';
import { scanServerPreference } from './scan-server-preference.ts';
import { scanTls13Missing } from './scan-tls13-missing.ts';
import { scanWeakPrime } from './scan-weak-prime.ts';
import { scanWeakSuites } from './scan-weak-suites.ts';

/** In the order in which findings of equal severity are shown. */
const scanChecks: readonly ScanCheck[] = [
  scanOldVersions,
  scanWeakSuites,
  scanWeakPrime,
  scanCompression,
  scanNoForwardSecrecy,
  scanInsecureRenegotiation,
  scanServerPreference,
  scanTls13Missing,
  scanPlainHttp,
  scanPostQuantum,
  ({ http }) => (http === null ? [] : hstsMissing(http.secure)),
];

/** Everything a scan shows, the gravest first. */
export function examineScan(report: ScanReport): readonly Finding[] {
  return gravestFirst(scanChecks.flatMap((check) => check(report)));
}
