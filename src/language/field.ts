import { at, colon, isTokenCharacter, openBrace } from './characters.ts';
import type { Located, Range, WrittenField } from './document.ts';
import { emacsLineAt, reportEmacsLine } from './emacs-restclient.ts';
import { fix, insertion, replacement } from './problem.ts';
import { addVariable, type Reading, report } from './reading.ts';
import { FieldSlice } from './slice.ts';
import { lineEnd, lineStart, located, type Source, skipSpace, trimEnd } from './source.ts';
import { variableDefinitionAt } from './variable-definition.ts';

/** What a line among the fields turned out to be. */
export type FieldLine = 'read' | 'body';

/**
 * ```
 *   | GET https://example.com
 * > | Accept: text/html
 *     ^^^^^^^^^^^^^^^^^
 * > |   , application/json
 *     ^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * One line among the fields that is neither blank nor a comment. `body` when it can only be the beginning of a body
 * whose blank line is missing; that is reported.
 */
export function readField(reading: Reading, line: number, fields: WrittenField[]): FieldLine {
  const { source } = reading;
  const { text } = source;
  const first = lineStart(source, line);
  const end = trimEnd(text, first, lineEnd(source, line));
  const start = skipSpace(text, first, end);
  const nameEnd = fieldNameEnd(text, start, end);
  const behindName = skipSpace(text, nameEnd, end);
  if (isFieldAt(text, start, end)) {
    if (start > first) reportIndentation(reading, first, start);
    if (behindName > nameEnd) reportSpaceBeforeColon(reading, nameEnd, behindName);
    const valueStart = skipSpace(text, behindName + 1, end);
    fields.push(
      new FieldSlice(text, {
        start: first,
        nameStart: start,
        nameEnd,
        valueStart,
        valueEnd: valueEndOf(reading, valueStart, end),
        end: lineEnd(source, line),
      }),
    );
    return 'read';
  }
  if (start === first && reading.traits.strayLine !== 'body' && fieldOfPlaceholders(text, start, end)) {
    fields.push({ range: { start: first, end: lineEnd(source, line) }, name: located(source, start, end), value: [] });
    return 'read';
  }
  if (reading.traits.strayLine === 'body' && !isSpread(text, start, end) && text.charCodeAt(start) !== at)
    return 'body';
  if (start > first && fields.length > 0 && !isLoneBracket(text, start, end, fields)) {
    addFold(reading, fields, located(source, start, end), lineEnd(source, line));
    return 'read';
  }
  return readStrayLine(reading, line, start, end, fields);
}

/** Whether a line whose first character stands at `start` is a name and a colon. */
export function isFieldAt(text: string, start: number, end: number): boolean {
  const nameEnd = fieldNameEnd(text, start, end);
  const behindName = skipSpace(text, nameEnd, end);
  return nameEnd > start && behindName < end && text.charCodeAt(behindName) === colon;
}

/** Where the value ends by the profile's tool: JetBrains takes ` #` for a comment, httpYac drops a comma at the end. */
function valueEndOf({ source: { text }, traits }: Reading, start: number, end: number): number {
  if (traits.valueEnd === 'line') return end;
  const value = text.slice(start, end);
  if (traits.valueEnd === 'comma') return value.endsWith(',') ? trimEnd(text, start, end - 1) : end;
  const hash = value.search(/[ \t]#/);
  return hash === -1 ? end : trimEnd(text, start, start + hash);
}

/** Whether the line holds no colon of its own, but a placeholder whose value may bring one. */
function fieldOfPlaceholders(text: string, start: number, end: number): boolean {
  const line = text.slice(start, Math.min(end, start + 1000));
  return /^[^:\s{[<"]*\{\{[^{}]+\}\}/.test(line) && !line.replace(/\{\{[^{}]*\}\}/g, '').includes(':');
}

/** Behind a field name: token characters and placeholders. */
function fieldNameEnd(text: string, start: number, end: number): number {
  let index = start;
  while (index < end) {
    if (isTokenCharacter(text.charCodeAt(index))) index += 1;
    else if (text.charCodeAt(index) === openBrace && text.charCodeAt(index + 1) === openBrace) {
      const close = text.slice(index, end).indexOf('}}');
      if (close === -1) break;
      index += close + 2;
    } else break;
  }
  return index;
}

function reportIndentation(reading: Reading, first: number, start: number): void {
  report(
    reading,
    'indented-field',
    'hint',
    first,
    start,
    'Other tools may read an indented field as part of the line above. Remove the white space before it.',
    fix('Remove the indentation', replacement({ start: first, end: start }, '')),
  );
}

function reportSpaceBeforeColon(reading: Reading, nameEnd: number, behindName: number): void {
  const range = { start: nameEnd, end: behindName };
  const isDraft = reading.profile === 'draft-2026';
  report(
    reading,
    'space-before-colon',
    isDraft ? 'error' : 'warning',
    range.start,
    range.end,
    `No white space may stand between a field name and its colon (RFC 9112 section 5.1). ${isDraft ? 'The draft specification knows no such field.' : 'It is not sent.'}`,
    fix('Remove the white space', replacement(range, '')),
  );
}

/** A field that goes on; grows by a piece a line. */
interface FoldedField extends WrittenField {
  range: Range;
  readonly value: Located[];
}

/** RFC 9112 section 5.2: a sender must not fold; the pieces are sent on one line. */
function addFold(reading: Reading, fields: WrittenField[], piece: Located, end: number): void {
  const previous = fields.at(-1);
  if (!previous) return;
  const lastEnd = previous.value.at(-1)?.range.end ?? previous.range.end;
  report(
    reading,
    'folded-field',
    'warning',
    piece.range.start,
    piece.range.end,
    'Folding a field over lines is obsolete (RFC 9112 section 5.2). It is sent on one line, joined with a space.',
    fix('Join with the line above', replacement({ start: lastEnd, end: piece.range.start }, ' ')),
  );
  const range = { start: previous.range.start, end };
  if (isFolded(previous)) {
    previous.value.push(piece);
    previous.range = range;
  } else {
    const folded: FoldedField = { range, name: previous.name, value: [...previous.value, piece] };
    fields[fields.length - 1] = folded;
  }
}

function isFolded(field: WrittenField): field is FoldedField {
  return !(field instanceof FieldSlice);
}

function readStrayLine(reading: Reading, line: number, start: number, end: number, fields: WrittenField[]): FieldLine {
  const { source } = reading;
  const { text } = source;
  const first = lineStart(source, line);
  if (text.charCodeAt(start) === at) {
    const definition = variableDefinitionAt(source, start, end, reading.traits.dropsLeadingQuote);
    const { fieldDefinitions } = reading.traits;
    if (definition && fieldDefinitions !== 'wrong') addVariable(reading, definition);
    if (definition && fieldDefinitions === 'read') return 'read';
    if (definition) {
      report(
        reading,
        'variable-among-fields',
        'error',
        start,
        end,
        `A variable cannot be defined among the fields. Move @${definition.name.text} above the request line.`,
        fix('Comment out', insertion(start, '# ')),
      );
      return 'read';
    }
  }
  if (isSpread(text, start, end)) {
    fields.push({ range: { start: first, end: lineEnd(source, line) }, name: located(source, start, end), value: [] });
    return 'read';
  }
  if (beginsBody(text, start)) {
    report(
      reading,
      'missing-blank-line',
      'error',
      start,
      end,
      'A blank line must stand between the fields and the body.',
      fix('Insert a blank line', insertion(first, lineTerminatorOf(source, line))),
    );
    return 'body';
  }
  const emacs = reading.profile === 'auto' ? emacsLineAt(text, start, end) : null;
  if (emacs !== null) {
    reportEmacsLine(reading, emacs, start, end);
    return 'read';
  }
  const colonAt = text.slice(start, end).indexOf(':');
  if (colonAt > 0) {
    const name = text.slice(start, start + colonAt).trim();
    report(
      reading,
      'invalid-field-name',
      'error',
      start,
      start + colonAt,
      `“${name}” is no field name: a name holds letters, digits and !#$%&'*+-.^_\`|~ only.`,
      fix('Comment out', insertion(start, '# ')),
    );
    return 'read';
  }
  report(
    reading,
    'field-without-colon',
    'error',
    start,
    end,
    'A field needs a colon: write Name: value. If this line begins the body, put a blank line before it.',
    fix('Comment out', insertion(start, '# ')),
  );
  return 'read';
}

/** httpYac's fields out of a variable: `...name` or `*name`. */
function isSpread(text: string, start: number, end: number): boolean {
  return /^(?:\.\.\.|\*)[A-Za-z_$][\w$.-]*$/.test(text.slice(start, end));
}

/** An indented `{` or `[` with nothing behind it below a field that has its value: JSON, not a fold. */
function isLoneBracket(text: string, start: number, end: number, fields: readonly WrittenField[]): boolean {
  const code = text.charCodeAt(start);
  return (
    end === start + 1 &&
    (code === 123 || code === 91) &&
    fields.at(-1)?.value.some((piece) => piece.text !== '') === true
  );
}

/** JSON, XML, a file or a quoted string: what only a body begins with. */
function beginsBody(text: string, start: number): boolean {
  const first = text.charAt(start);
  return (first === '{' && text.charAt(start + 1) !== '{') || first === '[' || first === '<' || first === '"';
}

/** How the lines around end, so that an inserted one ends alike. */
export function lineTerminatorOf(source: Source, line: number): string {
  const next = source.lineStarts[line + 1] ?? source.lineStarts[line];
  if (next === undefined || next === 0) return '\n';
  return source.text.slice(next - 2, next) === '\r\n' ? '\r\n' : '\n';
}
