import { bracketsAround } from './brackets.ts';
import type { Block, HttpDocument, Range, WrittenField, WrittenRequest } from './document.ts';
import { blockAt, positionAt } from './look-up.ts';
import { placeholdersIn } from './placeholders.ts';

/**
 * What a selection grows to, step by step, the smallest first: word, placeholder, value, field, all fields, request,
 * block, file; in a body what stands between brackets. Each holds the one before it and is larger.
 */
export function selectionRanges(document: HttpDocument, offset: number): readonly Range[] {
  const { text } = document;
  const block = blockAt(document, offset);
  const steps: Range[] = [
    wordAround(text, offset),
    ...placeholderSteps(document, offset),
    ...(block ? blockSteps(text, block, offset) : []),
    { start: 0, end: text.length },
  ];
  const holding = steps.filter(({ start, end }) => start <= offset && offset <= end && start < end);
  const growing = holding.sort((one, other) => one.end - one.start - (other.end - other.start));
  const nested: Range[] = [];
  for (const range of growing) {
    const last = nested.at(-1);
    if (
      !last ||
      (range.start <= last.start && range.end >= last.end && range.end - range.start > last.end - last.start)
    )
      nested.push(range);
  }
  return nested;
}

/** UTF-16 units to each side in which a word or a placeholder may end. */
const reach = 1000;

function wordAround(text: string, offset: number): Range {
  const before = /[\p{L}\p{N}_$-]*$/u.exec(text.slice(Math.max(0, offset - reach), offset))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}_$-]*/u.exec(text.slice(offset, offset + reach))?.[0].length ?? 0;
  return { start: offset - before, end: offset + after };
}

function placeholderSteps(document: HttpDocument, offset: number): Range[] {
  const { lineStarts, text } = document;
  const { line } = positionAt(document, offset);
  const start = Math.max(lineStarts[line] ?? 0, offset - reach);
  const end = Math.min(lineStarts[line + 1] ?? text.length, offset + reach);
  return placeholdersIn(text.slice(start, end), start, document.profile).flatMap(({ range, inner }) => [
    inner.range,
    range,
  ]);
}

function blockSteps(text: string, block: Block, offset: number): Range[] {
  const { request, directives, variables, scripts, handlers, range, separator } = block;
  return [
    ...directives.flatMap(({ value, range: whole }) => (value ? [value.range, whole] : [whole])),
    ...variables.flatMap(({ value, range: whole }) => [value.range, whole]),
    ...around(variables.map((variable) => variable.range)),
    ...[...scripts, ...handlers].flatMap((script) =>
      script.kind === 'file' ? [script.path.range, script.range] : [script.code.range, script.range],
    ),
    ...(request ? requestSteps(text, request, offset) : []),
    trimmed(text, { start: separator?.range.end ?? range.start, end: range.end }),
    trimmed(text, range),
    range,
  ];
}

function requestSteps(text: string, request: WrittenRequest, offset: number): Range[] {
  const { target, lineRange, fields, body, range } = request;
  const head = {
    start: lineRange.start,
    end: Math.max(lineRange.end, target.range.end, fields.at(-1)?.range.end ?? 0),
  };
  const inBody = body && offset >= body.range.start && offset <= body.range.end;
  return [
    target.range,
    lineRange,
    ...fields.filter((field) => offset >= field.range.start && offset <= field.range.end).flatMap(fieldSteps),
    ...around(fields.map((field) => trimmed(text, field.range))),
    head,
    ...(inBody ? bracketsAround(text, body.range, offset) : []),
    ...(body ? [body.range] : []),
    range,
  ];
}

function fieldSteps({ value, range }: WrittenField): Range[] {
  return [...value.map((piece) => piece.range), ...around(value.map((piece) => piece.range)), range];
}

/** From the first one's start to the last one's end; nothing of nothing. */
function around(ranges: readonly Range[]): Range[] {
  const [first] = ranges;
  const last = ranges.at(-1);
  return first && last ? [{ start: first.start, end: last.end }] : [];
}

function trimmed(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) <= 32) from += 1;
  while (to > from && text.charCodeAt(to - 1) <= 32) to -= 1;
  return { start: from, end: to };
}
