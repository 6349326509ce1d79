import { completionPlaceAt } from '../src/language/completion/completion-place-at.ts';
import type { HttpDocument } from '../src/language/document.ts';
import { linkSearch } from '../src/language/document-links.ts';
import { foldingSearch, regionSearch, regionsBetween } from '../src/language/folding.ts';
import { type BlockSearch, type FoundInBlocks, findInBlocks } from '../src/language/found-in-blocks.ts';
import { parse } from '../src/language/parse.ts';
import { differencesIn, type KnownDifferences, portabilityProblems } from '../src/language/portability/portability.ts';
import { reparse } from '../src/language/reparse.ts';
import { semanticTokens } from '../src/language/semantic-tokens.ts';
import { symbolSearch } from '../src/language/symbols.ts';
import { sendPlaceSearch } from '../src/request/send-places.ts';
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
  let differences: KnownDifferences | null = null;
  const [places, symbols, foldings, regions, links] = [
    searching(sendPlaceSearch),
    searching(symbolSearch),
    searching(foldingSearch),
    searching(regionSearch),
    searching(linkSearch),
  ];
  for (let index = -1; index < keystrokes; index += 1) {
    const offset = (Math.max(index, 0) * 48_611) % text.length;
    const before = document;
    const after = flat(`${before.text.slice(0, offset)}x${before.text.slice(offset)}`);
    // What is there before the first keystroke was asked for when the file was opened.
    const measured = index === -1 ? (_: string, run: () => unknown) => void run() : note;
    measured(reading, () => {
      document = reparse(before, after);
    });
    const now = document;
    measured('problems', () => now.problems);
    measured('definitions', () => now.definitions);
    measured('hints of portability', () => {
      differences = differencesIn(now, differences);
      return portabilityProblems(now, differences);
    });
    measured('lenses', () => places(now));
    measured('symbols', () => symbols(now));
    measured('folding', () => [foldings(now), regionsBetween(regions(now))]);
    measured('links', () => links(now));
    measured('semantic tokens in sight', () =>
      semanticTokens(now, { start: offset, end: offset + inSight }, { environment: new Set(), isDynamic: () => true }),
    );
    measured('place of a completion', () => completionPlaceAt(now, offset));
  }
  const rows = [...spent].map(([name, list]) => ({ name, ms: median(list) }));
  const all = rows.reduce((sum, { ms }) => sum + ms, 0);
  return [
    ...rows.map(({ name, ms }) => ({
      what: `${name} after a keystroke in 1 MB`,
      value: `${ms.toFixed(2)} ms`,
      against:
        name === reading
          ? `${(whole / ms).toFixed(0)} times as fast as reading all of it, ${whole.toFixed(0)} ms; wanted: under 1 ms`
          : 'of all together under 5 ms',
    })),
    { what: 'all of it together', value: `${all.toFixed(2)} ms`, against: 'wanted: under 5 ms' },
  ];
}

const reading = 'reading, finding the change as the editor does,';

function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

/** As the editor does: from what was found before. */
function searching<Found>(search: BlockSearch<Found>): (document: HttpDocument) => readonly Found[] {
  let known: FoundInBlocks<Found> | null = null;
  return (document) => {
    known = findInBlocks(document, known, search);
    return known.all;
  };
}

/** As an editor hands it over: in one piece, not as a tree of pieces. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
