import type { Located, Target } from './document.ts';
import { TargetSlice } from './slice.ts';
import { located, type Source } from './source.ts';

/** Whether text can be a target: `certain` from its form, `possible` as a bare name, `no` otherwise. */
export function targetShape(text: string): 'certain' | 'possible' | 'no' {
  const first = text.charAt(0);
  if (first === '/' || text === '*' || text.startsWith('{{')) return 'certain';
  if (first === '[' && /^\[(?:[0-9A-Fa-f]*:|v[0-9A-Fa-f]|\{\{[^{}]*\}\}\])/i.test(text)) return 'certain';
  if (/^[A-Za-z][A-Za-z0-9+.-]{0,30}:\/\//.test(text) || /^https?:/i.test(text)) return 'certain';
  // At most this much of a line of megabytes is looked at: names are shorter.
  const head = text.slice(0, 1000);
  const match =
    /^(?:[^\s/?#@]*@)?((?:\{\{[^{}]*\}\}|[^\s/?#:@[\]"'<>\\^`|,;()!={}])+)(:(?:\d*|\{\{[^{}]*\}\}))?(?=[/?#]|$)/.exec(
      head,
    );
  if (!match) return 'no';
  const host = match[1] ?? '';
  if (host === 'localhost' || host.includes('{{')) return 'certain';
  // `---` and `***` are rules that people draw, and `Users:` is a heading.
  if (/^[!-/:-@[-`{-~]+$/.test(host)) return 'no';
  if (/\.[^.]/.test(host)) return 'certain';
  return (match[2] !== undefined && match[2] !== ':') || (match[0].length < head.length && !/\s/.test(head))
    ? 'certain'
    : 'possible';
}

/** A target of what stands from `start` to `end` in its first line, if anything, and of the lines below. */
export function joinedTarget(source: Source, start: number, end: number, below: readonly Located[]): Target {
  const pieces = start < end ? [located(source, start, end), ...below] : below.slice();
  const [first] = pieces;
  if (pieces.length === 1 && first) return new TargetSlice(source.text, first.range.start, first.range.end);
  return {
    pieces,
    text: pieces.map(({ text }) => text).join(''),
    range: { start: first?.range.start ?? end, end: pieces.at(-1)?.range.end ?? end },
  };
}
