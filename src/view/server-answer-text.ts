import type { Finding } from '../findings/finding.ts';
import type { ProbeView } from './probe-view.ts';
import { scanRows } from './scan-rows.ts';
import type { ScanView } from './scan-view.ts';
import { visibleText } from './visible-text.ts';

/** What a probe found, as a document of plain text. */
export function probeText(authority: string, { summary, lines, certificates }: ProbeView): string {
  const points = lines.map((line) => `- ${seen(line)}`);
  const parts = [authority, seen(summary), ...(points.length === 0 ? [] : [points.join('\n')]), ...certificates];
  return `${parts.join('\n\n')}\n`;
}

/** What a scan found, as a document of plain text. */
export function scanText(authority: string, view: ScanView): string {
  const { failure, complete, connections, duration, findings } = view;
  const rows = scanRows(view).flatMap(({ label, value, suites }) => [
    `${label.padEnd(20)} ${seen(value)}`,
    ...suites.map((suite) => `${''.padEnd(20)} ${suite}`),
  ]);
  const parts = [
    authority,
    ...(failure ? [`${seen(failure.message)} (${failure.code})`] : [rows.join('\n')]),
    ...(complete || failure ? [] : ['Not complete: the scan was stopped, or the server did not always answer.']),
    ...findings.map(findingText),
    `${connections} connections in ${(duration / 1000).toFixed(1)} s`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function findingText({ severity, title, detail, advice }: Finding): string {
  return [`${severity}: ${title}`, detail, ...advice.map((one) => `- ${one}`)].map(seen).join('\n');
}

/** Names and messages come from servers. */
function seen(text: string): string {
  return visibleText(text, false);
}
