import type { Block, HttpDocument, Located, Range, Script } from './document.ts';
import { methodOf } from './methods.ts';

/** One entry of the outline. */
export interface Outlined {
  /** The request's name or title, else `METHOD target`; a variable's name; a section's title; `script`; an assertion. */
  readonly name: string;
  /** `METHOD target` where `name` is something else, a variable's value, a script's file, event or language; may be empty. */
  readonly detail: string;
  /** `section`: a titled block without a request. */
  readonly kind: 'request' | 'variable' | 'section' | 'script' | 'assertion';
  /** All of it. */
  readonly range: Range;
  /** What to select when it is chosen; within `range`. */
  readonly selection: Range;
  /** A request's scripts and assertions, in order and within `range`; empty for all others. */
  readonly children: readonly Outlined[];
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
        children: [],
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
          children: partsOf(block),
        },
      ];
    }
    const called = name ?? title;
    if (!called) return variables;
    return [
      { name: shortened(called.text), detail: '', kind: 'section', range, selection: called.range, children: [] },
      ...variables,
    ];
  });
}

function partsOf({ scripts, handlers, assertions }: Block): readonly Outlined[] {
  return [...scripts, ...handlers]
    .map(scriptSymbol)
    .concat(assertions.map(assertionSymbol))
    .sort((one, other) => one.range.start - other.range.start);
}

function scriptSymbol(script: Script): Outlined {
  const { kind, range } = script;
  const detail = kind === 'file' ? script.path.text : kind === 'httpyac' ? (script.event ?? '') : script.language;
  return { name: 'script', detail: shortened(detail), kind: 'script', range, selection: range, children: [] };
}

function assertionSymbol({ text, range }: Located): Outlined {
  return { name: shortened(text.trim() || '??'), detail: '', kind: 'assertion', range, selection: range, children: [] };
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
