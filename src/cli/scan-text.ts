import { scanRows } from '../view/scan-rows.ts';
import type { ScanView } from '../view/scan-view.ts';
import { findingLines } from './response-text.ts';
import { harmlessLine, styled, type Terminal } from './terminal.ts';
import { wrapped } from './wrapped.ts';

/** What a scan found, for a terminal. */
export function scanLines(view: ScanView, terminal: Terminal): readonly string[] {
  const seconds = (view.duration / 1000).toFixed(1);
  const lines = [styled(terminal, 'bold', `  Scan: ${view.connections} connections in ${seconds} s`)];
  if (view.failure) lines.push(`  ${view.failure.code}: ${harmlessLine(view.failure.message)}`);
  else lines.push(...scanRows(view).flatMap((row) => rowLines(row, terminal)));
  if (!view.complete && !view.failure)
    lines.push(
      ...wrapped('Not complete: the scan was stopped, or the server did not always answer.', terminal.columns, '  '),
    );
  lines.push(...view.findings.flatMap((finding) => findingLines(finding, terminal)));
  return lines;
}

function rowLines(
  { label, value, suites }: ReturnType<typeof scanRows>[number],
  terminal: Terminal,
): readonly string[] {
  const [first = '', ...rest] = wrapped(harmlessLine(value), terminal.columns - 22, '');
  return [
    `  ${styled(terminal, 'bold', label.padEnd(20))} ${first}`,
    ...rest.map((line) => `  ${''.padEnd(20)} ${line}`),
    ...(suites.length === 0 ? [] : wrapped(suites.join(' '), terminal.columns, '    ')),
  ];
}
