import type { Block, Body, BodyPart, HttpDocument, Problem, Range } from '../../../src/language/document.ts';

/** A document as short lines, one per thing that was read, so that a test is a table of texts and sketches. */
export function sketch(document: HttpDocument): readonly string[] {
  return document.blocks.flatMap((block) => sketchBlock(document, block));
}

function sketchBlock(document: HttpDocument, block: Block): readonly string[] {
  const cut = ({ start, end }: Range): string => JSON.stringify(document.text.slice(start, end)).slice(1, -1);
  const script = (kind: string) => (one: Block['scripts'][number]) =>
    one.kind === 'file'
      ? `${kind} file ${one.path.text}`
      : `${kind} ${one.kind}${one.kind === 'httpyac' ? ` ${one.event}` : one.language === 'lua' ? ' lua' : ''}: ${JSON.stringify(one.code.text.trim()).slice(1, -1)}`;
  const { request } = block;
  return [
    ...(block.separator ? [`### ${block.title?.text ?? ''}`.trim()] : []),
    ...(block.name && block.name.text !== block.title?.text ? [`name ${block.name.text}`] : []),
    ...block.comments.map((range) => `comment ${cut(range)}`),
    ...block.directives
      .filter(({ name }) => name.text !== 'name')
      .map(({ name, value }) => `directive ${name.text}${value ? ` ${value.text}` : ''}`),
    ...block.variables.map(({ name, value, lazy }) =>
      `variable ${name.text} ${lazy ? ':=' : '='} ${value.text}`.trim(),
    ),
    ...block.scripts.map(script('script')),
    ...block.imports.map(({ kind, what }) => `${kind} ${what.text}`),
    ...(request
      ? [
          `request ${request.method?.text ?? '-'} ${request.target.text}${request.httpVersion ? ` ${request.httpVersion.text}` : ''}`,
          ...request.fields.map(
            ({ name, value }) => `field ${name.text}: ${value.map(({ text }) => text).join(' ⏎ ')}`,
          ),
          ...(request.body ? [`body ${sketchBody(request.body, cut)}`] : []),
        ]
      : []),
    ...block.handlers.map(script('handler')),
    ...block.assertions.map(({ text }) => `assertion ${text}`),
    ...block.outputs.map(({ path, overwrite }) => `output ${path.text}${overwrite ? ' overwrite' : ''}`),
    ...block.storedResponses.map(({ text }) => `stored ${JSON.stringify(text).slice(1, -1)}`),
  ];
}

function sketchBody(body: Body, cut: (range: Range) => string): string {
  const part = (one: BodyPart): string =>
    one.kind === 'file'
      ? `<${one.substitute ? '@' : ''}${one.encoding?.text ?? ''} ${one.path.text}>`
      : one.kind === 'literal'
        ? `'${JSON.stringify(one.text).slice(1, -1)}'`
        : `"${cut(one.range)}"`;
  return body.parts.map(part).join(' ');
}

/** `severity code "text it points at"`, with the fixed text of the line behind `→` when there is a fix. */
export function sketchProblems(document: HttpDocument): readonly string[] {
  return document.problems.map((problem) => sketchProblem(document.text, problem));
}

export function sketchProblem(text: string, { severity, code, range }: Problem): string {
  return `${severity} ${code} ${JSON.stringify(text.slice(range.start, range.end))}`;
}

/** The text with the edits of every fix made, last first. */
export function fixed({ text, problems }: HttpDocument): string {
  return problems
    .flatMap(({ fix }) => fix?.edits ?? [])
    .toSorted((one, other) => other.range.start - one.range.start)
    .reduce((result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end), text);
}
