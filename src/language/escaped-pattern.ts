/** The text as a part of a regular expression that matches it as it stands, with no sign that means anything. */
export function escapedPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
