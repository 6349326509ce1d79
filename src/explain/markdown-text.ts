/**
 * Plain text as Markdown, in which no sign of it means anything, at the start of a line neither. Spaces stay spaces, unlike with
 * `MarkdownString.appendText` of VS Code, whose no-break spaces let lines break within words.
 */
export function markdownText(text: string): string {
  return text.replace(/[\\`*_[\]<>~&|$]/g, '\\$&').replace(/^([ \t]*(?:\d+(?=[.)](?:\s|$)))?)([#+=.)-])/gm, '$1\\$2');
}
