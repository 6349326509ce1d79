import { at, hash } from './characters.ts';
import { describedProfiles, isProfile, type Profile, type ReadAs } from './profile.ts';
import { type Lines, lineEnd, lineStart, skipSpace } from './source.ts';

/** The profile of a text: what `# @dialect` says before the first line that is sent, unless another one is forced. */
export function profileOf(lines: Lines, readAs: ReadAs): Profile {
  if (readAs.isForced) return readAs.profile;
  for (let line = 0; line < lines.lineStarts.length && mayStandAboveDialect(lines, line); line += 1) {
    const start = lineStart(lines, line);
    const text = lines.text.slice(start, Math.min(lineEnd(lines, line), start + 200));
    const named = /^(?:#|\/\/)[ \t]*@dialect(?:[ \t]*=[ \t]*|[ \t]+)(\S+)/.exec(text)?.[1];
    if (named !== undefined) return isProfile(named) ? named : readAs.profile;
  }
  return readAs.profile;
}

/** Blank lines, comments and definitions. */
function mayStandAboveDialect(lines: Lines, line: number): boolean {
  const { text } = lines;
  const end = lineEnd(lines, line);
  const start = skipSpace(text, lineStart(lines, line), end);
  return (
    start === end || text.charCodeAt(start) === at || text.charCodeAt(start) === hash || text.startsWith('//', start)
  );
}

/** Why the value of `# @dialect` names no profile; `null` when it does. */
export function dialectTrouble(value: string | null): string | null {
  if (value !== null && isProfile(value)) return null;
  return `@dialect takes one of ${describedProfiles}.`;
}
