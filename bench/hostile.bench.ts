import { parse } from '../src/language/parse.ts';
import { type Profile, profiles } from '../src/language/profile.ts';
import { hostileTexts } from './hostile-texts.ts';
import { type Measure, median } from './measure.ts';
import { mixedRequests } from './mixed-requests.ts';

const size = 1_000_000;
/** So many of the texts that cost most at first sight are measured again, several times. */
const suspects = 12;

/** What the worst texts cost for each character, against requests as people write them. */
export async function measure(): Promise<readonly Measure[]> {
  const normal = costs(mixedRequests(size), 'auto', 15);
  const texts = hostileTexts(size);
  const rows = profiles.flatMap((profile) =>
    texts.map(([name, text]) => ({ name, text, profile, cost: costs(text, profile, 1) })),
  );
  const worst = rows
    .toSorted((one, other) => other.cost - one.cost)
    .slice(0, suspects)
    .map((row) => ({ ...row, ratio: costs(row.text, row.profile, 5) / normal }))
    .toSorted((one, other) => other.ratio - one.ratio);
  return worst.slice(0, 6).map(({ name, profile, ratio }) => ({
    what: `parse of 1 MB of ${name}, by ${profile}`,
    value: `${ratio.toFixed(1)} times the time for each character of mixed requests`,
    against: `one of the six worst of ${rows.length}; wanted: under 10`,
  }));
}

/** Milliseconds of the processor for each character, so that other programs matter little: the median of some rounds. */
function costs(text: string, profile: Profile, count: number): number {
  const durations = Array.from({ length: count }, () => {
    const before = process.threadCpuUsage();
    parse(text, { profile, isForced: true });
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return median(durations) / text.length;
}
