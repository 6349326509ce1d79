import { assertionOfDirective } from './assertion.ts';
import { at, equals, hash, isSpace, isWordCharacter, slash } from './characters.ts';
import { dialectTrouble } from './dialect.ts';
import { describeDirective, directiveNames } from './directives.ts';
import type { Directive } from './document.ts';
import { type Reading, report } from './reading.ts';
import { located, locatedTrimmed, type Source, skipSpace, trimEnd } from './source.ts';
import { suggestionFor } from './suggestion.ts';

/**
 * ```
 * > | # @timeout 5 s
 *       ^^^^^^^^^^^^
 * ```
 *
 * `null` for a comment that is no directive. `start` is the offset of the comment marker.
 */
export function readDirective(reading: Reading, start: number, end: number): Directive | null {
  const directive = directiveAt(reading.source, start, end);
  if (directive && !describeDirective(directive.name.text)) {
    const { range, text } = directive.name;
    const { words, fix } = suggestionFor(reading, directive.name, directiveNames);
    if (fix || !looksLikeDefinition(reading.source, directive))
      report(
        reading,
        'unknown-directive',
        'hint',
        range.start,
        range.end,
        `@${text} is no directive that is known here; the line is a comment.${words}`,
        fix,
      );
  }
  if (directive?.name.text === 'dialect') reportDialect(reading, directive);
  if (directive) reportAssertion(reading, directive);
  return directive;
}

/** `# @host = localhost`: somebody took a definition out of use. */
function looksLikeDefinition({ text }: Source, { name, range }: Directive): boolean {
  return text.charCodeAt(skipSpace(text, name.range.end, range.end)) === equals;
}

/** Says of a directive that asserts something, and whose assertion cannot be read, what to write instead. */
export function reportAssertion(reading: Reading, directive: Directive): void {
  const { start, end } = directive.value?.range ?? directive.range;
  const trouble = assertionOfDirective(directive)?.trouble ?? null;
  if (trouble !== null) report(reading, 'malformed-assertion', 'warning', start, end, trouble);
}

function reportDialect(reading: Reading, { range, value }: Directive): void {
  const trouble = dialectTrouble(value?.text ?? null);
  const place = value?.range ?? range;
  if (trouble !== null) report(reading, 'unknown-dialect', 'warning', place.start, place.end, trouble);
}

/** The directive in a comment line, known or not. */
export function directiveAt(source: Source, start: number, end: number): Directive | null {
  const { text } = source;
  let index = start + (text.charCodeAt(start) === slash ? 2 : 1);
  if (text.charCodeAt(start) === hash && text.charCodeAt(index) === hash) return null;
  index = skipSpace(text, index, end);
  if (index >= end || text.charCodeAt(index) !== at) return null;
  const nameStart = index + 1;
  index = nameStart;
  while (index < end && isWordCharacter(text.charCodeAt(index))) index += 1;
  if (index === nameStart) return null;
  const nameEnd = index;
  if (index < end && !isSpace(text.charCodeAt(index)) && text.charCodeAt(index) !== equals) return null;
  index = skipSpace(text, index, end);
  if (text.charCodeAt(index) === equals && index < end) index += 1;
  return {
    range: { start, end: trimEnd(text, start, end) },
    name: located(source, nameStart, nameEnd),
    value: locatedTrimmed(source, index, end),
  };
}
