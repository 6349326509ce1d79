import type { Located } from '../document.ts';
import { placeholdersIn } from '../placeholders.ts';
import { fix, replacement } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** `{{$timestamp}}`: seconds, but milliseconds in httpYac, which counts in seconds where an offset stands behind it. */
export const timestamps: PortabilityCheck = ({ text }, { request, variables }) => {
  const places = [request.range, ...variables.map(({ value }) => value.range)];
  return places
    .filter(({ start, end }) => text.slice(start, end).includes('$timestamp'))
    .flatMap(({ start, end }) => placeholdersIn(text.slice(start, end), start))
    .filter(({ inner }) => inner.text === '$timestamp')
    .map(({ inner }) => ofTimestamp(inner));
};

function ofTimestamp({ range }: Located): ReturnType<typeof difference> {
  return difference(
    'differs-timestamp',
    range,
    'This is in seconds, but in milliseconds in httpYac. With an offset it is in seconds there too: {{$timestamp 0 s}}, which JetBrains does not know.',
    fix('Write {{$timestamp 0 s}}', replacement(range, '$timestamp 0 s')),
  );
}
