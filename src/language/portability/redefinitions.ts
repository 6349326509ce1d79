import type { HttpDocument } from '../document.ts';
import { placeholdersIn } from '../placeholders.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** Whether any name of the document is defined with two values: without one there is nothing to look for. */
export function definesTwice({ definitions }: HttpDocument): boolean {
  for (const [first, ...others] of definitions.values())
    if (others.some(({ value }) => value.text !== first?.value.text)) return true;
  return false;
}

/** References of the block to a name that is defined again behind them: REST Client takes the last definition of the file. */
export const redefinitions: PortabilityCheck = (document, { request, variables }) => {
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
