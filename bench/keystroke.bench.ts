import { completionPlaceAt } from '../src/language/completion/completion-place-at.ts';
import type { HttpDocument } from '../src/language/document.ts';
import { foldingRanges, type KnownFoldings } from '../src/language/folding.ts';
import { parse } from '../src/language/parse.ts';
import { reparse, reparseAs } from '../src/language/reparse.ts';
import { semanticTokens } from '../src/language/semantic-tokens.ts';
import { symbols } from '../src/language/symbols.ts';
import { type Measure, median } from './measure.ts';
import { mixedRequests } from './mixed-requests.ts';

const size = 1_000_000;
const keystrokes = 300;
/** Characters in sight: what is asked for lines in sight is asked for these. */
const inSight = 3000;

/** What a keystroke in a file of 1 MB costs, on the pure layer: everything that VS Code asks for after it. */
export async function measure(): Promise<readonly Measure[]> {
  const text = mixedRequests(size);
  const whole = median(Array.from({ length: 9 }, () => timed(() => parse(text))));
  const spent = new Map<string, number[]>();
  const note = (name: string, run: () => unknown): void => {
    const list = spent.get(name) ?? [];
    list.push(timed(run));
    spent.set(name, list);
  };
  let document: HttpDocument = parse(text);
  const knownFoldings: KnownFoldings = new WeakMap();
  foldingRanges(document, knownFoldings);
  for (let index = 0; index < keystrokes; index += 1) {
    const offset = (index * 48_611) % text.length;
    const before = document;
    const after = flat(`${before.text.slice(0, offset)}x${before.text.slice(offset)}`);
    note('reparse', () => reparse(before, [{ rangeOffset: offset, rangeLength: 0, text: 'x' }]));
    note('reparseAs, which finds the change itself', () => {
      document = reparseAs(before, after);
    });
    const now = document;
    note('problems', () => now.problems);
    note('definitions', () => now.definitions);
    note('lenses', () => now.blocks.map((block) => block.request?.lineRange));
    note('symbols', () => symbols(now));
    note('folding', () => foldingRanges(now, knownFoldings));
    note('semantic tokens in sight', () =>
      semanticTokens(now, { start: offset, end: offset + inSight }, { environment: new Set(), isDynamic: () => true }),
    );
    note('place of a completion', () => completionPlaceAt(now, offset));
  }
  const rows = [...spent].map(([name, list]) => ({ name, ms: median(list) }));
  const all = rows.filter(({ name }) => name !== 'reparse').reduce((sum, { ms }) => sum + ms, 0);
  return [
    ...rows.map(({ name, ms }) => ({
      what: `${name} after a keystroke in 1 MB`,
      value: `${ms.toFixed(2)} ms`,
      against: name.startsWith('reparse')
        ? `${(whole / ms).toFixed(0)} times as fast as reading all of it, ${whole.toFixed(0)} ms; wanted: under 1 ms`
        : 'of all together under 5 ms',
    })),
    { what: 'all of it together', value: `${all.toFixed(2)} ms`, against: 'wanted: under 5 ms' },
  ];
}

function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

/** As an editor hands it over: in one piece, not as a tree of pieces. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
