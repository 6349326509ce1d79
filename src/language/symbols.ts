import type { HttpDocument, Range } from './document.ts';
import { methodOf } from './methods.ts';

/** One entry of the outline. */
export interface Outlined {
  /** The request's name or title, else `METHOD target`; a variable's name; a section's title. */
  readonly name: string;
  /** `METHOD target` where `name` is something else, a variable's value; may be empty. */
  readonly detail: string;
  /** `section`: a titled block without a request. */
  readonly kind: 'request' | 'variable' | 'section';
  /** All of it. */
  readonly range: Range;
  /** What to select when it is chosen; within `range`. */
  readonly selection: Range;
}

const longest = 200;

/** The outline of a document, in order. */
export function symbols(document: HttpDocument): readonly Outlined[] {
  return document.blocks.flatMap((block): Outlined[] => {
    const variables = block.variables.map(
      ({ name, value, range }): Outlined => ({
        name: `@${shortened(name.text)}`,
        detail: shortened(value.text),
        kind: 'variable',
        range,
        selection: name.range,
      }),
    );
    const { request, name, title, range } = block;
    if (request) {
      const line = shortened(`${methodOf(request)} ${request.target.text}`);
      const called = name ? shortened(name.text) : null;
      return [
        ...variables,
        {
          name: called ?? line,
          detail: called === null ? '' : line,
          kind: 'request',
          range,
          selection: request.lineRange,
        },
      ];
    }
    const called = name ?? title;
    if (!called) return variables;
    return [
      { name: shortened(called.text), detail: '', kind: 'section', range, selection: called.range },
      ...variables,
    ];
  });
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
