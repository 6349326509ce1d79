import { describeDirective } from '../language/directives.ts';
import type { RequestBlock } from '../language/document.ts';
import { readDuration } from './duration.ts';
import { isSettled } from './dynamic/is-settled.ts';
import type { ResolvingTraits } from './profile-traits.ts';
import type { Resolution } from './resolve.ts';

/** Something that is not written and holds all the same, shown between what is. */
export interface InlayHint {
  readonly kind: 'scheme' | 'url' | 'unit';
  readonly offset: number;
  readonly text: string;
  /** All of it where `text` is shortened; `null` where it is not. */
  readonly whole: string | null;
}

/** UTF-16 units of an address that are shown. */
const longest = 80;

/**
 * The scheme that is chosen for a target without one, the address that a target with placeholders comes to, and the unit
 * of a bare `@timeout`. `isWhole`: no question was left open; only then an address is shown, and only one that is the
 * same each time. Secrets in it are to be masked by `mask`.
 */
export function inlayHints(
  { request, directives }: RequestBlock,
  { request: resolved, problems, substitutions }: Resolution,
  isWhole: boolean,
  traits: ResolvingTraits,
  mask: (text: string) => string,
): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  for (const { name, value } of directives) {
    const description = describeDirective(name.text)?.name;
    if (!value || (description !== 'timeout' && description !== 'connection-timeout')) continue;
    const assumed = readDuration(value.text, traits.bareDuration)?.assumed ?? null;
    if (assumed !== null) hints.push({ kind: 'unit', offset: value.range.end, text: assumed, whole: null });
  }
  if (!resolved || request.curl) return hints;
  const { target, lineRange } = request;
  const isSteady = substitutions.every(({ origin }) => origin?.kind !== 'dynamic' || isSettled(origin.name));
  if (target.text.includes('{{')) {
    // Braces that are left over are a placeholder being written.
    if (!isWhole || !isSteady || /%7B%7B/i.test(resolved.url)) return hints;
    const url = mask(resolved.url);
    const text = url.length > longest ? `${url.slice(0, longest - 1)}…` : url;
    hints.push({
      kind: 'url',
      offset: Math.max(lineRange.end, target.range.end),
      text,
      whole: text === url ? null : url,
    });
  } else if (problems.some(({ code }) => code === 'scheme-chosen') && /^[^/*{]/.test(target.text))
    hints.push({ kind: 'scheme', offset: target.range.start, text: `${resolved.scheme}://`, whole: null });
  return hints;
}
