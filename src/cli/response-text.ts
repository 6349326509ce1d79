import type { Finding } from '../findings/finding.ts';
import type { CertificateView } from '../view/certificate-view.ts';
import type { FieldRow, ResponseView, Tone } from '../view/response-view.ts';
import { slices } from './slices.ts';
import { clipped, harmless, harmlessLine, styled, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { wrapped } from './wrapped.ts';

const parts = ['headers', 'body', 'timings', 'tls', 'notices'] as const;

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
        if (!part) throw new UsageError('bad-usage', `--show takes ${parts.join(', ')}, not "${name}".`);
        return part;
      }),
  );
}

/** Whether `--show`'s list asks for what is only worth a notice: hints of the file, notices on the exchange. */
export function showsNotices(list: string | undefined): boolean {
  return list?.split(',').includes('notices') === true;
}

const toneStyles = {
  informational: 'cyan',
  success: 'green',
  redirect: 'cyan',
  'client-error': 'yellow',
  'server-error': 'red',
  cancelled: 'yellow',
  failure: 'red',
} as const satisfies Record<Tone, string>;

/** Characters of a URL or a name that a line shows. */
const longest = 2000;

/** An exchange for a terminal, in pieces. Everything a server said is made harmless first. */
export function* responseText(view: ResponseView, shown: Shown, terminal: Terminal): Generator<string> {
  const name =
    view.request.name === null ? '' : `  ${styled(terminal, 'dim', clipped(harmlessLine(view.request.name), longest))}`;
  const lines = [
    `${styled(terminal, 'bold', `${view.request.method} ${clipped(harmlessLine(view.request.finalUrl), longest)}`)}${name}`,
    `  ${styled(terminal, [toneStyles[view.tone], 'bold'], harmlessLine(view.summary))}`,
    ...view.redirects.map(
      (hop) => `  ${styled(terminal, 'dim', `${hop.heading} → ${clipped(harmlessLine(hop.to), longest)}`)}`,
    ),
    ...meaning(view, terminal),
    ...testLines(view, terminal),
    ...view.findings
      .filter((finding) => finding.severity !== 'notice' || shown.has('notices'))
      .flatMap((finding) => findingLines(finding, terminal)),
  ];
  if (shown.has('tls')) lines.push('', ...certificateLines(view.certificate, terminal));
  if (shown.has('timings')) {
    lines.push('', ...view.timings.map((row) => `  ${row.title.padEnd(24)} ${row.text.padStart(10)}`));
    lines.push(`  ${'Total'.padEnd(24)} ${view.totalTime.padStart(10)}`);
  }
  if (shown.has('headers') && view.response)
    lines.push('', ...fieldLines(view.fields, terminal), ...fieldLines(view.trailers, terminal));
  yield `${lines.join('\n')}\n`;
  if (shown.has('body')) {
    yield '\n';
    yield* bodyText(view);
  }
  yield '\n';
}

function meaning(view: ResponseView, terminal: Terminal): string[] {
  if (view.failure) {
    const { failure } = view;
    return [
      ...wrapped(clipped(harmlessLine(failure.message), longest), terminal.columns, '  '),
      ...wrapped(failure.explanation.summary, terminal.columns, '  '),
      ...failure.explanation.advice.flatMap((advice) => wrapped(advice, terminal.columns, '  ', '- ')),
      ...(failure.cause === null
        ? []
        : [styled(terminal, 'dim', `  ${failure.code}: ${clipped(harmlessLine(failure.cause), longest)}`)]),
      ...(failure.nothingSent ? ['  Nothing of the request was sent.'] : []),
    ];
  }
  if (!view.response || view.tone === 'success') return [];
  return [
    ...wrapped(view.response.explanation.summary, terminal.columns, '  '),
    ...view.response.here.flatMap((sentence) => wrapped(harmlessLine(sentence), terminal.columns, '  ')),
  ];
}

function testLines({ tests }: ResponseView, terminal: Terminal): string[] {
  return tests.flatMap(({ name, passed, message, line }) => {
    const shown = clipped(harmlessLine(name), longest);
    if (passed) return [`  ${styled(terminal, 'green', '✓')} ${shown}`];
    return [
      `  ${styled(terminal, 'red', '✗')} ${shown} ${styled(terminal, 'dim', `(line ${line})`)}`,
      ...wrapped(clipped(harmlessLine(message ?? ''), longest), terminal.columns, '    '),
    ];
  });
}

/** A finding with its advice. */
export function findingLines(finding: Finding, terminal: Terminal): string[] {
  const style = finding.severity === 'error' ? 'red' : finding.severity === 'warning' ? 'yellow' : 'cyan';
  return [
    `  ${styled(terminal, style, `${finding.severity}:`)} ${harmlessLine(finding.title)}`,
    ...wrapped(harmlessLine(finding.detail), terminal.columns, '    '),
    ...finding.advice.flatMap((advice) => wrapped(harmlessLine(advice), terminal.columns, '    ', '- ')),
  ];
}

/** What went over the wire in a handshake. */
export function wireLines(view: CertificateView): string[] {
  return view.wire.map(
    ({ from, time, size, messages }) =>
      `  ${from === 'client' ? '→' : '←'} ${time.padStart(9)} ${size.padStart(11)}  ${harmlessLine(messages)}`,
  );
}

/** Who answered. */
export function certificateLines(view: CertificateView, terminal: Terminal): string[] {
  const style =
    view.verdict.tone === 'trusted'
      ? 'green'
      : view.verdict.tone === 'refused' || view.verdict.tone === 'failed'
        ? 'red'
        : 'yellow';
  return [
    `  ${styled(terminal, [style, 'bold'], harmlessLine(view.verdict.title))}`,
    ...wrapped(harmlessLine(view.verdict.detail), terminal.columns, '  '),
    ...[...view.who, ...view.facts].map((fact) => `  ${fact.label.padEnd(20)} ${harmlessLine(fact.value)}`),
    ...view.handshake.flatMap((step) => [
      `  ${stepMarks[step.state]} ${step.title}${step.time === '' ? '' : ` (${step.time})`}`,
      ...wrapped(harmlessLine(step.detail), terminal.columns, '    '),
    ]),
    ...view.chain.map(
      (node, depth) =>
        `  ${'  '.repeat(depth)}${depth === 0 ? '' : '└ '}${harmlessLine(node.title)} · ${harmlessLine(node.subtitle)}`,
    ),
  ];
}

const stepMarks = { done: '✓', warning: '!', failed: '✗', 'not-reached': '·', skipped: '·' } as const;

function fieldLines(fields: readonly FieldRow[], terminal: Terminal): string[] {
  return fields.map((field) => `${styled(terminal, 'cyan', harmlessLine(field.name))}: ${harmlessLine(field.value)}`);
}

/** Characters of a body that are made harmless at a time: escapes may make it six times as long. */
const pieceLength = 8 * 1024 * 1024;

function* bodyText({ body }: ResponseView): Generator<string> {
  const text = body.pretty ?? body.raw;
  if (text) {
    for (const piece of slices(text.text, pieceLength)) yield harmless(piece);
    yield '\n';
  } else if (body.kind !== 'none') {
    yield `(${body.typeName}, ${body.sizeText}; --output json has it in base64)\n`;
  }
}
