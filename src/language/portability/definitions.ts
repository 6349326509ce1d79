import type { Problem, VariableDefinition } from '../document.ts';
import { placeholdersIn } from '../placeholders.ts';
import { fix, replacement } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** Definitions that tools bind otherwise: defined again further down, with white space at the end, with `\n` in them. */
export const definitions: PortabilityCheck = (document, block) => [
  ...block.variables.flatMap((definition) => inValue(document.text, definition)),
  ...redefined(document, block),
];

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

/** References of the block to a name that is defined again behind them: REST Client takes the last definition of the file. */
const redefined: PortabilityCheck = (document, { request, variables }) => {
  const seen = new Set<string>();
  const places = [request.range, ...variables.map(({ value }) => value.range)];
  return places.flatMap(({ start, end }) =>
    placeholdersIn(document.text.slice(start, end), start).flatMap(({ inner, range }) => {
      const name = inner.text;
      const all = document.definitions.get(name);
      const last = all?.at(-1);
      if (!all || !last || last.range.start < start || seen.has(name)) return [];
      const here = all.findLast((one) => one.range.start < start);
      if (!here || here.value.text === last.value.text) return [];
      seen.add(name);
      return [
        difference(
          'differs-redefinition',
          range,
          `This is “${here.value.text}” here and in httpYac, and “${last.value.text}” in REST Client, which takes the last definition of the file. Use two names.`,
          null,
          'loud',
        ),
      ];
    }),
  );
};
