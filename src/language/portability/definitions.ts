import type { Block, Problem, VariableDefinition } from '../document.ts';
import { fix, replacement } from '../problem.ts';
import { difference } from './difference.ts';

/** Definitions that tools bind otherwise: with white space at the end, with `\n` in them, with a quotation mark in front. */
export function definitions(text: string, { variables }: Block): readonly Problem[] {
  return variables.flatMap((definition) => inValue(text, definition));
}

function inValue(text: string, { name, value, range }: VariableDefinition): readonly Problem[] {
  const found: Problem[] = [];
  const lineEnd = text.slice(range.end).search(/[\r\n]|$/) + range.end;
  const end = Math.max(value.range.start + value.text.trimEnd().length, value.range.start);
  if (lineEnd > end && value.text.trim() !== '')
    found.push(
      difference(
        'differs-trailing-space',
        { start: end, end: lineEnd },
        `JetBrains and httpYac keep this white space as part of “${name.text}”; here and in REST Client it is dropped.`,
        fix('Remove the white space', replacement({ start: end, end: lineEnd }, '')),
      ),
    );
  if (value.text.startsWith('"') && value.text.length > 1)
    found.push(
      difference(
        'differs-quoted-definition',
        { start: value.range.start, end: value.range.start + 1 },
        'httpYac drops the quotation mark at the beginning of a value, and keeps one at the end; here and in the other tools both are part of it.',
        null,
      ),
    );
  const escaped = value.text.search(/\\[nrt]/);
  if (escaped !== -1)
    found.push(
      difference(
        'differs-escape',
        { start: value.range.start + escaped, end: value.range.start + escaped + 2 },
        'REST Client reads this as a control character; everyone else sends the backslash.',
        null,
      ),
    );
  return found;
}
