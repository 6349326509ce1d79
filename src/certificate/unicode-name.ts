import { domainToUnicode } from 'node:url';

/** A host name in the letters it stands for (IDNA, RFC 5890 section 2.3.2.1). */
export interface UnicodeName {
  readonly text: string;
  /** One label has letters of several scripts, as a look-alike of another name would: show the A-labels beside it, or alone. */
  readonly mixesScripts: boolean;
}

/** `null`: the name is plain ASCII, or its A-labels stand for nothing. A wildcard is kept. */
export function unicodeName(name: string): UnicodeName | null {
  if (!/(?:^|\.)xn--/i.test(name)) return null;
  const wildcard = name.startsWith('*.');
  const decoded = domainToUnicode(wildcard ? name.slice(2) : name);
  if (decoded === '' || /(?:^|\.)xn--/i.test(decoded)) return null;
  return { text: wildcard ? `*.${decoded}` : decoded, mixesScripts: decoded.split('.').some(mixesScripts) };
}

/** Scripts that look alike, or are seen most in names. Han, Hiragana and Katakana are one, as Japanese writes them together; Hangul goes with Han too. */
const scripts: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u,
];

/** Latin beside the scripts of East Asia is ordinary (UTS #39 section 5.2, “highly restrictive”). */
function mixesScripts(label: string): boolean {
  const used = scripts.filter((script) => script.test(label));
  return used.length > 2 || (used.length === 2 && !(used[0] === scripts[0] && used[1] === scripts.at(-1)));
}
