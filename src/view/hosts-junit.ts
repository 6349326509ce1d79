import { inspectedAuthority } from './authority.ts';
import { type HostsReport, hostText, sortedHosts } from './host-report.ts';

/** JUnit's XML, as CI servers read it: a test case for each host. */
export function hostsJunit(report: HostsReport): string {
  const { hosts, days } = report;
  const failures = hosts.filter(({ state }) => state === 'refused' || state === 'soon').length;
  const errors = hosts.filter(({ state }) => state === 'unreachable').length;
  const cases = sortedHosts(hosts).map((one) => {
    const name = inspectedAuthority(one.host, one.port);
    const message = hostText(one, days);
    const where = one.requests.map(({ file, line }) => `${file}:${line}`).join('\n');
    const open = `    <testcase classname="certificates" name="${xml(name)}"`;
    if (one.state === 'good') return `${open}/>`;
    if (one.state === 'warning') return `${open}>\n      <system-out>${xml(message)}</system-out>\n    </testcase>`;
    const tag = one.state === 'unreachable' ? 'error' : 'failure';
    const type = one.state === 'soon' ? 'days-left' : (one.worst?.id ?? one.failure?.code ?? 'not-trusted');
    return `${open}>\n      <${tag} type="${xml(type)}" message="${xml(message)}">${xml(`${message}\n${where}`)}</${tag}>\n    </testcase>`;
  });
  const skipped = report.unknown.map(
    ({ file, line, reason }) =>
      `    <testcase classname="certificates" name="${xml(`${file}:${line}`)}">\n      <skipped message="${xml(reason)}"/>\n    </testcase>`,
  );
  const counts = `tests="${cases.length + skipped.length}" failures="${failures}" errors="${errors}" skipped="${skipped.length}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="portside" ${counts}>`,
    `  <testsuite name="certificates" ${counts}>`,
    ...cases,
    ...skipped,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Characters that XML 1.0 has no place for become a question mark. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '?')
    .replace(/[&<>"\n]/g, (character) => entities[character] ?? character);
}
