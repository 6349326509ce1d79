/** Whether a string of JSON is open at `end`, when one was or was not at `start`. */
export function isQuotedAt(text: string, start: number, end: number, isQuoted: boolean): boolean {
  let quoted = isQuoted;
  for (let at = start; at < end; at += 1) {
    if (text[at] === '\\' && quoted) at += 1;
    else if (text[at] === '"') quoted = !quoted;
  }
  return quoted;
}
