import type { HttpsHost, HttpsHosts, RequestPlace } from '../request/https-hosts.ts';
import type { InspectionReport } from './exchange-report.ts';

/** One server of a workspace: what its certificate is worth. A row of the table, and of `portside tls --workspace --json`. */
export interface HostReport {
  readonly host: string;
  readonly port: number;
  /** Requests that go there. */
  readonly requests: readonly RequestPlace[];
  readonly trusted: boolean;
  /** Whole days; negative once it has expired; `null` when no certificate came. */
  readonly daysLeft: number | null;
  /** ISO 8601, UTC; of the server's own certificate. */
  readonly notAfter: string | null;
  readonly issuer: string | null;
  readonly protocol: string | null;
  /** The gravest one; `null` when there is none that is graver than a notice. */
  readonly worst: { readonly id: string; readonly severity: 'error' | 'warning'; readonly title: string } | null;
  /** Ids of all findings. */
  readonly findings: readonly string[];
  /** Why nobody answered as expected; `null` when somebody did. */
  readonly failure: { readonly code: string; readonly message: string } | null;
  /** `soon`: fewer days left than were asked for. */
  readonly state: 'good' | 'warning' | 'soon' | 'refused' | 'unreachable';
}

/** How many days each certificate is to be valid at least where nobody says another number. */
export const usualDays = 21;

/** Everything of a workspace. */
export interface HostsReport {
  readonly hosts: readonly HostReport[];
  /** Requests whose server is not known. */
  readonly unknown: HttpsHosts['unknown'];
  /** How many days each certificate is to be valid at least. */
  readonly days: number;
}

export function hostReport({ host, port, places }: HttpsHost, inspected: InspectionReport, days: number): HostReport {
  const { tls, findings, failure } = inspected;
  const [leaf] = tls?.chain ?? [];
  const grave = findings.find(({ severity }) => severity === 'error') ?? findings.find(isWarning);
  const worst =
    grave === undefined || grave.severity === 'notice'
      ? null
      : { id: grave.id, severity: grave.severity, title: grave.title };
  const daysLeft = leaf?.daysLeft ?? null;
  return {
    host,
    port,
    requests: places,
    trusted: tls?.trusted ?? false,
    daysLeft,
    notAfter: leaf?.notAfter ?? null,
    issuer: leaf?.issuer ?? null,
    protocol: tls?.protocol ?? null,
    worst,
    findings: [...new Set(findings.map(({ id }) => id))],
    failure: failure === null ? null : { code: failure.code, message: failure.message },
    state: stateOf(inspected, worst, daysLeft, days),
  };
}

const isWarning = ({ severity }: InspectionReport['findings'][number]): boolean => severity === 'warning';

function stateOf(
  { tls, failure }: InspectionReport,
  worst: HostReport['worst'],
  daysLeft: number | null,
  days: number,
): HostReport['state'] {
  const isSilent = failure?.code === 'TLS_TIMEOUT';
  if (daysLeft === null && failure !== null && (failure.phase !== 'tls' || isSilent)) return 'unreachable';
  if (tls?.trusted !== true || failure !== null || worst?.severity === 'error') return 'refused';
  if (daysLeft !== null && daysLeft < days) return 'soon';
  return worst === null ? 'good' : 'warning';
}

const ranks: Readonly<Record<HostReport['state'], number>> = {
  refused: 0,
  unreachable: 1,
  soon: 2,
  warning: 3,
  good: 4,
};

/** The worst first, then those that expire first. */
export function sortedHosts(hosts: readonly HostReport[]): readonly HostReport[] {
  return hosts.toSorted(
    (one, other) =>
      ranks[one.state] - ranks[other.state] || (one.daysLeft ?? -Infinity) - (other.daysLeft ?? -Infinity),
  );
}

/** What is to be said of a host in one line. */
export function hostText({ state, worst, failure, daysLeft, protocol }: HostReport, days: number): string {
  switch (state) {
    case 'unreachable':
      return failure?.message ?? 'Nobody answered.';
    case 'refused':
      return worst?.title ?? failure?.message ?? 'Not trusted.';
    case 'soon':
      return `Fewer than ${days} days left (${daysLeft}).`;
    case 'warning':
      return worst?.title ?? '';
    case 'good':
      return `Trusted${protocol === null ? '' : `, ${protocol.replace('TLSv', 'TLS ')}`}.`;
  }
}

/** Like `2 of 5 hosts need attention`. */
export function hostsSummary({ hosts, unknown }: HostsReport): string {
  const bad = hosts.filter(({ state }) => state !== 'good' && state !== 'warning').length;
  const counted = hosts.length === 1 ? '1 host' : `${hosts.length} hosts`;
  const said =
    hosts.length === 0
      ? 'No request goes to a server over HTTPS'
      : bad === 0
        ? `${counted}: all are trusted`
        : `${bad} of ${counted} ${bad === 1 ? 'needs' : 'need'} attention`;
  const left = unknown.length === 1 ? '1 request' : `${unknown.length} requests`;
  return unknown.length === 0 ? said : `${said}; of ${left} the host is not known`;
}
