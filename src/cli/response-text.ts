import type { Finding } from '../findings/finding.ts';
import type { CertificateView } from '../view/certificate-view.ts';
import type { FieldRow, ResponseView, Tone } from '../view/response-view.ts';
import { harmless, styled, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { wrapped } from './wrapped.ts';

const parts = ['headers', 'body', 'timings', 'tls'] as const;

/** Which parts of a response the text report shows besides its first lines. */
export type Shown = ReadonlySet<(typeof parts)[number]>;

/** `--show`'s list; without it headers and body of a single request, and only the first lines of many. */
export function shownParts(list: string | undefined, count: number): Shown {
  if (list === undefined) return new Set(count === 1 ? ['headers', 'body'] : []);
  return new Set(
    list
      .split(',')
      .filter((name) => name !== '')
      .map((name) => {
        const part = parts.find((one) => one === name);
        if (!part) throw new UsageError(`--show takes ${parts.join(', ')}, not "${name}".`);
        return part;
      }),
  );
}

const toneStyles = {
  informational: 'cyan',
  success: 'green',
  redirect: 'cyan',
  'client-error': 'yellow',
  'server-error': 'red',
  failure: 'red',
} as const satisfies Record<Tone, string>;

/** An exchange for a terminal. Everything a server said is made harmless first. */
export function responseText(view: ResponseView, shown: Shown, terminal: Terminal): string {
  const name = view.request.name === null ? '' : `  ${styled(terminal, 'dim', harmless(view.request.name))}`;
  const lines = [
    `${styled(terminal, 'bold', `${view.request.method} ${harmless(view.request.finalUrl)}`)}${name}`,
    `  ${styled(terminal, [toneStyles[view.tone], 'bold'], harmless(view.summary))}`,
    ...view.redirects.map((hop) => `  ${styled(terminal, 'dim', `${hop.heading} → ${harmless(hop.to)}`)}`),
    ...meaning(view, terminal),
    ...view.findings
      .filter((finding) => finding.severity !== 'notice')
      .flatMap((finding) => findingLines(finding, terminal)),
  ];
  if (shown.has('tls')) lines.push('', ...certificateLines(view.certificate, terminal));
  if (shown.has('timings')) {
    lines.push('', ...view.timings.map((row) => `  ${row.title.padEnd(24)} ${row.text.padStart(10)}`));
    lines.push(`  ${'Total'.padEnd(24)} ${view.totalTime.padStart(10)}`);
  }
  if (shown.has('headers') && view.response)
    lines.push('', ...fieldLines(view.fields, terminal), ...fieldLines(view.trailers, terminal));
  if (shown.has('body')) lines.push('', ...bodyLines(view));
  return `${lines.join('\n')}\n\n`;
}

function meaning(view: ResponseView, terminal: Terminal): string[] {
  if (view.failure) {
    const { failure } = view;
    return [
      ...wrapped(harmless(failure.message), terminal.columns, '  '),
      ...wrapped(failure.explanation.summary, terminal.columns, '  '),
      ...failure.explanation.advice.flatMap((advice) => wrapped(advice, terminal.columns, '  ', '- ')),
      ...(failure.cause === null ? [] : [styled(terminal, 'dim', `  ${failure.code}: ${harmless(failure.cause)}`)]),
      ...(failure.nothingSent ? ['  Nothing of the request was sent.'] : []),
    ];
  }
  if (!view.response || view.tone === 'success') return [];
  return [
    ...wrapped(view.response.explanation.summary, terminal.columns, '  '),
    ...view.response.here.flatMap((sentence) => wrapped(harmless(sentence), terminal.columns, '  ')),
  ];
}

/** A finding with its advice. */
export function findingLines(finding: Finding, terminal: Terminal): string[] {
  const style = finding.severity === 'error' ? 'red' : finding.severity === 'warning' ? 'yellow' : 'cyan';
  return [
    `  ${styled(terminal, style, `${finding.severity}:`)} ${harmless(finding.title)}`,
    ...wrapped(harmless(finding.detail), terminal.columns, '    '),
    ...finding.advice.flatMap((advice) => wrapped(harmless(advice), terminal.columns, '    ', '- ')),
  ];
}

/** Who answered. */
export function certificateLines(view: CertificateView, terminal: Terminal): string[] {
  const style = view.verdict.tone === 'trusted' ? 'green' : view.verdict.tone === 'refused' ? 'red' : 'yellow';
  return [
    `  ${styled(terminal, [style, 'bold'], harmless(view.verdict.title))}`,
    ...wrapped(harmless(view.verdict.detail), terminal.columns, '  '),
    ...view.facts.map((fact) => `  ${fact.label.padEnd(20)} ${harmless(fact.value)}`),
    ...view.handshake.map(
      (step) =>
        `  ${stepMarks[step.state]} ${step.title.padEnd(18)} ${step.time.padStart(9)}  ${harmless(step.detail)}`,
    ),
    ...view.chain.map(
      (node, depth) =>
        `  ${'  '.repeat(depth)}${depth === 0 ? '' : '└ '}${harmless(node.title)} · ${harmless(node.subtitle)}`,
    ),
  ];
}

const stepMarks = { done: '✓', warning: '!', failed: '✗', 'not-reached': '·', skipped: '·' } as const;

function fieldLines(fields: readonly FieldRow[], terminal: Terminal): string[] {
  return fields.map((field) => `${styled(terminal, 'cyan', harmless(field.name))}: ${harmless(field.value)}`);
}

function bodyLines(view: ResponseView): string[] {
  const { body } = view;
  const text = body.pretty ?? body.raw;
  if (text)
    return [
      harmless(text.text),
      ...(text.text.length < text.length ? ['… (shown in part; --output json has all of it)'] : []),
    ];
  if (body.kind === 'none') return [];
  return [`(${body.typeName}, ${body.sizeText}; --output json has it in base64)`];
}
