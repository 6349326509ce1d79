import { afterBodyAt, firstForeignLine, reportMissingSeparator } from './after-body.ts';
import { bodyFileAt } from './body-file.ts';
import { at, greaterThan, hash, isUpperCase, lessThan, openBrace, questionMark, slash } from './characters.ts';
import { isBlockCommentAt, isCommentAt, readComment } from './comment.ts';
import { directiveAt, reportAssertion } from './directive.ts';
import { describeDirective } from './directives.ts';
import type { Body, BodyPart, WrittenField } from './document.ts';
import { nextRequestAt } from './next-request.ts';
import { addDirective, addVariable, type Reading, report } from './reading.ts';
import { beginsRequest } from './request-line.ts';
import { TextBody } from './slice.ts';
import { isBlankLine, lineEnd, lineStart, nextLineStart, skipSpace } from './source.ts';
import { variableDefinitionAt } from './variable-definition.ts';

/** Whether a directive is taken out of a body: words of other tools, such as `@file`, are common in texts. */
function isOurs(name: string): boolean {
  const description = describeDirective(name);
  return description !== null && description.effect !== 'foreign';
}

/** What a body's media type says about lines that look like something else. */
interface BodyNature {
  /** `#` begins a heading, not a comment. */
  readonly markdown: boolean;
  /** Messages within the message: status lines and request lines are content. */
  readonly messages: boolean;
}

/** What is known of a body while it is read. */
interface BodyReading {
  readonly reading: Reading;
  /** Its first line. */
  readonly from: number;
  readonly fields: readonly WrittenField[];
  /** Looked up when a line asks for it: most bodies have none that does. */
  nature: BodyNature | null;
  /** What `firstForeignLine` said last; -1 before. */
  foreign: number;
  /** Offset of the last end of a block comment, one less than the body's without one; `null` before it is looked up. */
  lastCommentEnd: number | null;
  /** Where httpYac's comment that was seen last ends; `null` when the rest has no end of one. Only where a method begins a request. */
  blockCommentEnd: number | null;
}

/**
 * ```
 *   | Content-Type: application/json
 *   |
 * > | {
 *     ^
 * > |   # this line is sent
 *     ^^^^^^^^^^^^^^^^^^^^^
 * > | }
 *     ^
 * ```
 *
 * From the first line behind the blank one to the separator or what may follow a body. Lines that look like comments
 * or definitions are content; blank lines at the end, and comments behind a blank line at the very end, are not.
 * Returns the body and the line where what follows it begins.
 */
export function readBody(
  reading: Reading,
  behindFields: number,
  fields: readonly WrittenField[],
): { readonly body: Body | null; readonly next: number } {
  const { source } = reading;
  const { text, lineStarts } = source;
  let from = behindFields;
  if (!reading.traits.keepsLeadingBlankLines) while (from < reading.limit && isBlankLine(source, from)) from += 1;
  const body: BodyReading = {
    reading,
    from,
    fields,
    nature: null,
    foreign: -1,
    lastCommentEnd: null,
    blockCommentEnd: 0,
  };
  const { methodBeginsRequest } = reading.traits;
  /** Lines that are no plain text, in order: files, and directives, which are never sent. */
  let special: { readonly line: number; readonly part: BodyPart | null }[] | null = null;
  let line = from;
  scan: for (; line < reading.limit; line += 1) {
    const start = lineStarts[line] ?? 0;
    const code = text.charCodeAt(start);
    if (methodBeginsRequest && endsAtNextRequest(body, line, start)) break;
    switch (code) {
      case hash:
      case slash: {
        if (code === slash && leavesCommentOpen(body, start)) break scan;
        if (!isCommentAt(text, start) || natureOf(body).markdown) break;
        const directive = directiveAt(source, start, lineEnd(source, line));
        if (!directive || !isOurs(directive.name.text)) break;
        addDirective(reading, directive);
        reportAssertion(reading, directive);
        special ??= [];
        special.push({ line, part: null });
        break;
      }
      case at: {
        const { bodyDefinitions } = reading.traits;
        const definition =
          bodyDefinitions === 'sent'
            ? null
            : variableDefinitionAt(source, start, lineEnd(source, line), reading.traits.dropsLeadingQuote);
        if (!definition) break;
        addVariable(reading, definition);
        if (bodyDefinitions === 'read') {
          special ??= [];
          special.push({ line, part: null });
        }
        break;
      }
      case lessThan: {
        const file = bodyFileAt(source, line, endsBeforeDelimiter(body));
        if (file) {
          special ??= [];
          special.push({ line, part: file });
          break;
        }
        if (endsAt(body, line)) break scan;
        break;
      }
      case greaterThan:
      case questionMark:
      case openBrace:
        if (endsAt(body, line)) break scan;
        break;
      case 99:
        if (beginsCommand(text, start) && beginsParagraph(body, line) && !natureOf(body).messages)
          reportMissingSeparator(reading, line, 'warning');
        break;
      default:
        if (!isUpperCase(code)) break;
        if (code === 72 && reading.traits.keepsResponses && afterBodyAt(source, line) === 'stored-response') {
          if (beginsParagraph(body, line) && !natureOf(body).messages) break scan;
          break;
        }
        if (beginsRequest(source, line) && beginsParagraph(body, line) && !natureOf(body).messages)
          reportMissingSeparator(reading, line, 'warning');
    }
  }
  const lastLine = trimmedEnd(body, line);
  return { body: lastLine > from ? bodyOf(reading, from, lastLine, special) : null, next: line };
}

/** Whether the line is another request by the profile's tool; the block then ends before it. */
function endsAtNextRequest(body: BodyReading, line: number, start: number): boolean {
  const { reading } = body;
  const { source } = reading;
  const { text, lineStarts } = source;
  if (start < (body.blockCommentEnd ?? 0)) return false;
  if (body.blockCommentEnd !== null && isBlockCommentAt(text, start) && lineEnd(source, line) === start + 2) {
    const close = /^[ \t]*\*\/[ \t]*\r?$/m.exec(text.slice(start, lineStarts[reading.limit] ?? text.length));
    body.blockCommentEnd = close ? start + close.index : null;
  }
  if (!nextRequestAt(reading, line)) return false;
  reading.limit = line;
  return true;
}

/** `curl -X POST`, `curl https://…`: no prose about it. */
function beginsCommand(text: string, start: number): boolean {
  return (
    text.startsWith('curl', start) && /^curl(?:\.exe)?[ \t]+(?:-|["']?https?:)/.test(text.slice(start, start + 40))
  );
}

/** Whether a file's path ends before a delimiter of multipart, which only JetBrains' documentation writes there. */
function endsBeforeDelimiter(body: BodyReading): boolean {
  const { profile } = body.reading;
  return (profile === 'auto' || profile === 'jetbrains') && natureOf(body).messages;
}

/** Whether a comment of httpYac's begins that goes on behind the next ###; no body has that. */
function leavesCommentOpen(body: BodyReading, start: number): boolean {
  const { source, traits, limit } = body.reading;
  const { text } = source;
  if (!isBlockCommentAt(text, start) || traits.commentsBehindBody === 'sent') return false;
  const bodyStart = lineStart(source, body.from);
  body.lastCommentEnd ??= bodyStart + text.slice(bodyStart, lineStart(source, limit)).lastIndexOf('*/');
  return body.lastCommentEnd < start;
}

/** The first line, or one behind a blank line or a comment. */
function beginsParagraph({ reading: { source }, from }: BodyReading, line: number): boolean {
  return line === from || isCommentAt(source.text, lineStart(source, line - 1)) || isBlankLine(source, line - 1);
}

/** What the profile says ends a body; other signs only when nothing but their like follows in the block. */
function endsAt(body: BodyReading, line: number): boolean {
  const { reading } = body;
  const what = afterBodyAt(reading.source, line);
  if (what === null) return false;
  if (reading.traits.bodyEnders.includes(what)) return true;
  if (line > body.foreign) body.foreign = firstForeignLine(reading, line);
  return body.foreign >= reading.limit;
}

function natureOf(body: BodyReading): BodyNature {
  body.nature ??= natureBy(body.fields);
  return body.nature;
}

function natureBy(fields: readonly WrittenField[]): BodyNature {
  for (const { name, value } of fields) {
    if (name.text.length !== 12 || name.text.toLowerCase() !== 'content-type') continue;
    const type = (value[0]?.text ?? '').toLowerCase();
    return {
      markdown: type.includes('markdown'),
      messages: type.startsWith('multipart/') || type.startsWith('message/') || type.startsWith('application/http'),
    };
  }
  return { markdown: false, messages: false };
}

/** The line behind the last that is sent, of the lines before `to`. What is left out there is read as comments. */
function trimmedEnd(body: BodyReading, to: number): number {
  const { reading, from } = body;
  const { source } = reading;
  const { text } = source;
  let end = to;
  while (end > from && isBlankLine(source, end - 1)) end -= 1;
  const isSent = reading.traits.commentsBehindBody === 'sent';
  if (end === from || isSent || !isCommentAt(text, lineStart(source, end - 1)) || natureOf(body).markdown) return end;
  let cut = end;
  let line = end - 1;
  while (line >= from) {
    if (isCommentAt(text, lineStart(source, line))) {
      if (line === from || isBlankLine(source, line - 1)) cut = line;
    } else if (!isBlankLine(source, line)) break;
    line -= 1;
  }
  if (cut === end) return end;
  for (let comment = cut; comment < end; comment += 1) {
    if (isBlankLine(source, comment)) continue;
    const start = lineStart(source, comment);
    // Directives among the last lines were met by the scan already.
    const directive = directiveAt(source, start, lineEnd(source, comment));
    if (!directive || !describeDirective(directive.name.text)) readComment(reading, comment, start);
  }
  let last = cut;
  while (last > from && isBlankLine(source, last - 1)) last -= 1;
  if (last > from)
    report(
      reading,
      'comment-after-body',
      'hint',
      lineStart(source, cut),
      lineEnd(source, end - 1),
      'Comments behind the last blank line of a body are not sent. REST Client and httpYac leave them out as well, JetBrains sends them.',
    );
  return last;
}

function bodyOf(
  reading: Reading,
  from: number,
  to: number,
  special: readonly { readonly line: number; readonly part: BodyPart | null }[] | null,
): Body | null {
  const { source } = reading;
  const start = lineStart(source, from);
  const end = lineEnd(source, to - 1);
  if (!special) return new TextBody(start, end);
  const parts: BodyPart[] = [];
  let files = 0;
  let texts = 0;
  let position = start;
  const addText = (behind: number): void => {
    if (behind > position) {
      texts += 1;
      parts.push({ kind: 'text', range: { start: position, end: behind } });
    }
  };
  for (const { line, part } of special) {
    if (line >= to) break;
    addText(lineStart(source, line));
    if (part) {
      files += 1;
      parts.push(part);
      const behind = skipSpace(source.text, part.range.end, lineEnd(source, line));
      position = behind === lineEnd(source, line) ? behind : part.range.end;
    } else position = Math.min(nextLineStart(source, line), end);
  }
  addText(end);
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last) return null;
  return {
    range: { start: first.range.start, end: last.range.end },
    kind: files === 0 ? 'text' : texts === 0 ? 'file' : 'mixed',
    parts: parts.slice(),
  };
}
