import { afterBodyAt, firstForeignLine, reportMissingSeparator } from './after-body.ts';
import { bodyFileAt } from './body-file.ts';
import { at, greaterThan, hash, isUpperCase, lessThan, openBrace, questionMark, slash } from './characters.ts';
import { isBlockCommentAt, isCommentAt, readComment } from './comment.ts';
import { directiveAt, reportAssertion } from './directive.ts';
import { describeDirective } from './directives.ts';
import type { Body, BodyPart, WrittenField } from './document.ts';
import { addDirective, addVariable, beginsAnotherRequest, type Reading, report } from './reading.ts';
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
  from: number,
  fields: readonly WrittenField[],
): { readonly body: Body | null; readonly next: number } {
  const { source } = reading;
  const { text, lineStarts } = source;
  /** Looked up when a line asks for it: most bodies have none that does. */
  let nature: BodyNature | null = null;
  const natureHere = (): BodyNature => {
    nature ??= natureOf(fields);
    return nature;
  };
  /** Lines that are no plain text, in order: files, and directives, which are never sent. */
  let special: { readonly line: number; readonly part: BodyPart | null }[] | null = null;
  let foreign = -1;
  let lastCommentEnd: number | null = null;
  let line = from;
  scan: for (; line < reading.limit; line += 1) {
    const start = lineStarts[line] ?? 0;
    const code = text.charCodeAt(start);
    switch (code) {
      case hash:
      case slash: {
        if (code === slash && leavesCommentOpen(start)) break scan;
        if (!isCommentAt(text, start) || natureHere().markdown) break;
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
          bodyDefinitions === 'sent' ? null : variableDefinitionAt(source, start, lineEnd(source, line));
        if (!definition) break;
        addVariable(reading, definition);
        if (bodyDefinitions === 'read') {
          special ??= [];
          special.push({ line, part: null });
        }
        break;
      }
      case lessThan: {
        const file = bodyFileAt(source, line, beforeDelimiter());
        if (file) {
          special ??= [];
          special.push({ line, part: file });
          break;
        }
        if (endsHere(line)) break scan;
        break;
      }
      case greaterThan:
      case questionMark:
      case openBrace:
        if (endsHere(line)) break scan;
        break;
      case 99:
        if (beginsCommand(start) && beginsParagraph(line) && !natureHere().messages)
          reportMissingSeparator(reading, line, 'warning');
        break;
      default:
        if (!isUpperCase(code) || !beginsParagraph(line) || natureHere().messages) break;
        if (code === 72 && afterBodyAt(source, line) === 'stored-response') break scan;
        if (!beginsRequest(source, line)) break;
        if (beginsAnotherRequest(reading)) {
          reading.limit = line;
          break scan;
        }
        reportMissingSeparator(reading, line, 'warning');
    }
  }
  const lastLine = trimmedEnd(reading, from, line, natureHere);
  return { body: lastLine > from ? bodyOf(reading, from, lastLine, special) : null, next: line };

  /** `curl -X POST`, `curl https://…`: no prose about it. */
  function beginsCommand(start: number): boolean {
    return /^curl(?:\.exe)?[ \t]+(?:-|["']?https?:)/.test(text.slice(start, start + 40));
  }

  /** Whether a file's path ends before a delimiter of multipart, which only JetBrains' documentation writes there. */
  function beforeDelimiter(): boolean {
    return (reading.profile === 'auto' || reading.profile === 'jetbrains') && natureHere().messages;
  }

  /** Whether a comment of httpYac's begins that goes on behind the next ###; no body has that. */
  function leavesCommentOpen(start: number): boolean {
    if (!isBlockCommentAt(text, start) || reading.traits.commentsBehindBody === 'sent') return false;
    const bodyStart = lineStart(source, from);
    lastCommentEnd ??= bodyStart + text.slice(bodyStart, lineStart(source, reading.limit)).lastIndexOf('*/');
    return lastCommentEnd < start;
  }

  /** The first line, or one behind a blank line or a comment. */
  function beginsParagraph(here: number): boolean {
    return here === from || isCommentAt(text, lineStart(source, here - 1)) || isBlankLine(source, here - 1);
  }

  /** What the profile says ends a body; other signs only when nothing but their like follows in the block. */
  function endsHere(at: number): boolean {
    const what = afterBodyAt(source, at);
    if (what === null) return false;
    if (reading.traits.bodyEnders.includes(what)) return true;
    if (at > foreign) foreign = firstForeignLine(reading, at);
    return foreign >= reading.limit;
  }
}

function natureOf(fields: readonly WrittenField[]): BodyNature {
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

/** The line behind the last that is sent, of the lines `from` to `to`. What is left out there is read as comments. */
function trimmedEnd(reading: Reading, from: number, to: number, natureHere: () => BodyNature): number {
  const { source } = reading;
  const { text } = source;
  let end = to;
  while (end > from && isBlankLine(source, end - 1)) end -= 1;
  const isSent = reading.traits.commentsBehindBody === 'sent';
  if (end === from || isSent || !isCommentAt(text, lineStart(source, end - 1)) || natureHere().markdown) return end;
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
