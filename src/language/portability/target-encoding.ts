import { fix, replacement } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** What REST Client and httpYac, which make a URL of the target, write in another way than it is sent here. */
const inPath = /[|^\\]|\/\.{1,2}(?=[/?]|$)/;
const inQuery = /['\\^`{|}]/g;

export const targetEncoding: PortabilityCheck = (_document, { request }) => {
  if (request.curl || request.target.text === '*') return [];
  const { text, range } = request.target;
  const written = (text.split('#', 1)[0] ?? '').replace(/\{\{[^{}]*\}\}/g, (placeholder) =>
    ' '.repeat(placeholder.length),
  );
  const mark = written.indexOf('?');
  const path = mark === -1 ? written : written.slice(0, mark);
  const query = mark === -1 ? '' : written.slice(mark);
  const found = [...query.matchAll(inQuery)];
  if (query === '?')
    return [
      difference(
        'differs-target-encoding',
        { start: range.end - 1, end: range.end },
        'REST Client and httpYac leave out a ? with nothing behind it. Remove it.',
        text.endsWith('?') ? fix('Remove the ?', replacement({ start: range.end - 1, end: range.end }, '')) : null,
      ),
    ];
  if (!inPath.test(path) && found.length === 0) return [];
  const isOneLine = range.end - range.start === text.length;
  const edits = found.map(({ 0: character, index }) => {
    const start = range.start + mark + index;
    const encoded = `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
    return replacement({ start, end: start + 1 }, encoded);
  });
  return [
    difference(
      'differs-target-encoding',
      range,
      inPath.test(path)
        ? 'REST Client and httpYac normalize this path: they take . and .. out, make / of \\, and send | and ^ as they are. Here it goes out as written, what is illegal percent-encoded.'
        : "REST Client and httpYac send ' in a query as %27, and \\ ^ ` { | } as they are; here it is the other way round. Write them percent-encoded.",
      inPath.test(path) || !isOneLine ? null : fix('Percent-encode them', ...edits),
    ),
  ];
};
