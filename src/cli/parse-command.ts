import { assertionsOf } from '../language/assertion.ts';
import type { Body, Directive, HttpDocument, RequestBlock } from '../language/document.ts';
import { positionAt, requestBlocks } from '../language/look-up.ts';
import { messagesOf } from '../language/messages.ts';
import { secretBlot } from '../request/mask.ts';
import { exitCodes } from './exit-codes.ts';
import { findFiles } from './find-files.ts';
import { lintPortable } from './lint-portable.ts';
import { parseOptions } from './options.ts';
import { problemText } from './problem-text.ts';
import { readAsOf } from './profile.ts';
import { readRequestFile } from './read-request-file.ts';
import { harmlessLine, styled, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** `portside parse FILE...`: what was read, and the problems. */
export async function parseCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    json: { type: 'boolean' },
    profile: { type: 'string' },
    'lint-portable': { type: 'boolean' },
  });
  const readAs = readAsOf(values.profile);
  if (positionals.length === 0) throw new UsageError('bad-usage', 'portside parse needs at least one file.');
  if (values['lint-portable'])
    return lintPortable(positionals, values.json ?? false, terminal) ? exitCodes.fine : exitCodes.assertionFalse;
  let hasErrors = false;
  for (const file of findFiles(positionals)) {
    const document = readRequestFile(file, readAs);
    hasErrors ||= document.problems.some((problem) => problem.severity === 'error');
    if (values.json) {
      terminal.out(`${JSON.stringify(parseReport(file, document))}\n`);
      continue;
    }
    terminal.out(parseText(file, document, terminal));
    for (const problem of document.problems)
      terminal.err(problemText(file, document, problem, terminal, secretBlot([])));
  }
  return hasErrors ? exitCodes.unusable : exitCodes.fine;
}

function parseText(file: string, document: HttpDocument, terminal: Terminal): string {
  const blocks = requestBlocks(document);
  const lines = blocks.map((block) => {
    const { line } = positionAt(document, block.request.lineRange.start);
    const method = block.request.method?.text ?? 'GET';
    const name = block.name ? `  ${styled(terminal, 'dim', harmlessLine(block.name.text))}` : '';
    return `  ${String(line + 1).padStart(5)}  ${method.padEnd(7)} ${harmlessLine(block.request.target.text)}${name}`;
  });
  const count = `${blocks.length} ${blocks.length === 1 ? 'request' : 'requests'}`;
  return `${[styled(terminal, 'bold', `${harmlessLine(file)}: ${count}`), ...lines].join('\n')}\n`;
}

/** The object of `docs/cli.md`: as written, nothing substituted; lines and columns 1-based. */
function parseReport(file: string, document: HttpDocument): unknown {
  const lineOf = (offset: number): number => positionAt(document, offset).line + 1;
  const columnOf = (offset: number): number => positionAt(document, offset).character + 1;
  return {
    file,
    profile: document.profile,
    requests: requestBlocks(document).map((block) => requestReport(document, block)),
    variables: document.blocks.flatMap((block) =>
      block.variables.map((variable) => ({
        name: variable.name.text,
        value: variable.value.text,
        line: lineOf(variable.range.start),
      })),
    ),
    problems: document.problems.map((problem) => ({
      code: problem.code,
      severity: problem.severity,
      line: lineOf(problem.range.start),
      column: columnOf(problem.range.start),
      endLine: lineOf(problem.range.end),
      endColumn: columnOf(problem.range.end),
      message: problem.message,
      fix: problem.fix?.title ?? null,
    })),
  };
}

function requestReport(document: HttpDocument, block: RequestBlock): unknown {
  const { request } = block;
  const directives: readonly Directive[] = block.directives;
  return {
    name: block.name?.text ?? null,
    title: block.title?.text ?? null,
    line: positionAt(document, request.range.start).line + 1,
    endLine: positionAt(document, request.range.end).line + 1,
    method: request.method?.text ?? 'GET',
    url: request.target.text,
    httpVersion: request.httpVersion?.text ?? null,
    headers: request.fields.map((field) => [field.name.text, field.value.map((piece) => piece.text).join(' ')]),
    body: request.body && { kind: request.body.kind, size: writtenSize(document, request.body) },
    directives: directives.map((directive) => [directive.name.text, directive.value?.text ?? null]),
    messages: messagesOf(document, block).map(({ range, waitsFor }) => ({
      line: positionAt(document, range.start).line + 1,
      endLine: positionAt(document, range.end).line + 1,
      waitsFor,
    })),
    assertions: assertionsOf(block).map(({ lhs, written, rhs }) => [lhs, written, rhs]),
  };
}

/** Bytes of the body's text as written, of a curl command's without quotes; a file's own bytes are not counted, its `<` line is. */
function writtenSize({ text }: HttpDocument, body: Body): number {
  const isOfCurl = body.parts.some(({ kind }) => kind === 'literal');
  const pieces = isOfCurl
    ? body.parts.map((part) => (part.kind === 'literal' ? part.text : text.slice(part.range.start, part.range.end)))
    : [text.slice(body.range.start, body.range.end)];
  return Buffer.byteLength(pieces.join(''));
}
