import { inspectedAuthority } from './authority.ts';
import { type HostReport, type HostsReport, hostsSummary, hostText, sortedHosts } from './host-report.ts';

/** A table in plain text, the worst first. */
export function hostsTable(report: HostsReport): string {
  const words: Readonly<Record<HostReport['state'], string>> = {
    good: 'ok',
    warning: 'warning',
    soon: 'soon',
    refused: 'REFUSED',
    unreachable: 'NO ANSWER',
  };
  const rows = [
    ['Host', 'State', 'Days left', 'Valid until', 'Requests', ''],
    ...sortedHosts(report.hosts).map((one) => [
      inspectedAuthority(one.host, one.port),
      words[one.state],
      one.daysLeft === null ? '–' : String(one.daysLeft),
      one.notAfter?.slice(0, 10) ?? '–',
      String(one.requests.length),
      hostText(one, report.days),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const unknown = unknownHosts(report.unknown);
  return [
    ...(report.hosts.length === 0 ? [] : [...lines, '']),
    ...(unknown.length === 0 ? [] : ['Requests whose host is not known:', ...unknown, '']),
    `${hostsSummary(report)}.`,
    '',
  ].join('\n');
}

/** Each reason once, with the requests that it concerns: one variable without a value is often that of all of them. */
function unknownHosts(unknown: HostsReport['unknown']): readonly string[] {
  const reasons = groups(unknown, ({ reason }) => reason);
  return [...reasons].flatMap(([reason, places]) => [
    `  ${reason}`,
    ...[...groups(places, ({ file }) => file)].map(
      ([file, inFile]) => `    ${file}:${inFile.map(({ line }) => line).join(', ')}`,
    ),
  ]);
}

function groups<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const group = found.get(keyOf(one));
    if (group) group.push(one);
    else found.set(keyOf(one), [one]);
  }
  return found;
}
