import type { Explanation } from './explanation.ts';

/** An explanation as Markdown, its title as a heading of that level (1 to 6), or in bold for 0. Nothing in it is markup but ours. */
export function explanationMarkdown({ title, summary, detail, advice, citations }: Explanation, level: number): string {
  const heading = level === 0 ? `**${escaped(title)}**` : `${'#'.repeat(level)} ${escaped(title)}`;
  const references = citations.map(
    ({ document, section, url }) => `[${escaped(section ? `${document} section ${section}` : document)}](<${url}>)`,
  );
  return [
    heading,
    escaped(summary),
    ...detail.split('\n\n').map(escaped),
    advice.map((one) => `- ${escaped(one)}`).join('\n'),
    references.join(' · '),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Plain text in which no sign means anything, at the start of a line neither. Spaces stay spaces, so that lines can be broken. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>~&|$]/g, '\\$&').replace(/^([ \t]*(?:\d+(?=[.)](?:\s|$)))?)([#+=.)-])/gm, '$1\\$2');
}
