import type { Explanation } from './explanation.ts';
import { markdownText } from './markdown-text.ts';

/** An explanation as Markdown, its title as a heading of that level (1 to 6), or in bold for 0. Nothing in it is markup but ours. */
export function explanationMarkdown({ title, summary, detail, advice, citations }: Explanation, level: number): string {
  const heading = level === 0 ? `**${markdownText(title)}**` : `${'#'.repeat(level)} ${markdownText(title)}`;
  const references = citations.map(
    ({ document, section, url }) =>
      `[${markdownText(section ? `${document} section ${section}` : document)}](<${url}>)`,
  );
  return [
    heading,
    markdownText(summary),
    ...detail.split('\n\n').map(markdownText),
    advice.map((one) => `- ${markdownText(one)}`).join('\n'),
    references.join(' · '),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
