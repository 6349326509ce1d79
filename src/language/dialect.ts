import { describedProfiles, isProfile, type Profile, type ReadAs } from './profile.ts';
import type { Source } from './source.ts';
import { lineEnd, lineStart } from './source.ts';

/** The profile of a text: what `# @dialect` says before the first line that is sent, unless another one is forced. */
export function profileOf(source: Source, readAs: ReadAs): Profile {
  if (readAs.isForced || !source.text.includes('@dialect')) return readAs.profile;
  for (let line = 0; line < source.lineStarts.length; line += 1) {
    const text = source.text.slice(
      lineStart(source, line),
      Math.min(lineEnd(source, line), lineStart(source, line) + 200),
    );
    const named = /^(?:#|\/\/)[ \t]*@dialect(?:[ \t]*=[ \t]*|[ \t]+)(\S+)/.exec(text)?.[1];
    if (named !== undefined) return isProfile(named) ? named : readAs.profile;
    if (!/^[ \t]*(?:$|#|\/\/|@)/.test(text)) break;
  }
  return readAs.profile;
}

/** Why the value of `# @dialect` names no profile; `null` when it does. */
export function dialectTrouble(value: string | null): string | null {
  if (value !== null && isProfile(value)) return null;
  return `@dialect takes one of ${describedProfiles}.`;
}
