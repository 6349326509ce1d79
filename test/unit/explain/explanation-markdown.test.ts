import assert from 'node:assert/strict';
import type { Explanation } from '../../../src/explain/explanation.ts';
import { explanationMarkdown } from '../../../src/explain/explanation-markdown.ts';

const plain: Explanation = {
  kind: 'status',
  key: '404',
  title: 'Not Found',
  summary: 'There is nothing here.',
  detail: 'One.\n\nTwo.',
  advice: ['Look again.', 'Ask.'],
  citations: [
    { document: 'RFC 9110', section: '15.5.5', url: 'https://example.org/a#b' },
    { document: 'A page', section: '', url: 'https://example.org/(c)' },
  ],
};

describe('explanationMarkdown', () => {
  const check = (given: Partial<Explanation>, level: number, expected: string): void =>
    assert.equal(explanationMarkdown({ ...plain, ...given }, level), expected);
  const references = '[RFC 9110 section 15.5.5](<https://example.org/a#b>) · [A page](<https://example.org/(c)>)';

  it('has a heading, paragraphs, a list and links', () =>
    check({}, 1, `# Not Found\n\nThere is nothing here.\n\nOne.\n\nTwo.\n\n- Look again.\n- Ask.\n\n${references}`));
  it('has the title in bold for a hover, and no list without advice', () =>
    check({ advice: [] }, 0, `**Not Found**\n\nThere is nothing here.\n\nOne.\n\nTwo.\n\n${references}`));
  it('takes no sign for markup', () =>
    check(
      {
        title: 'TLS_*',
        summary: '<b> & `c` [d](e) ~f~ \\',
        detail: '1. a\n# b\n- c\n10) d\n=',
        advice: [],
        citations: [],
      },
      2,
      '## TLS\\_\\*\n\n\\<b\\> \\& \\`c\\` \\[d\\](e) \\~f\\~ \\\\\n\n1\\. a\n\\# b\n\\- c\n10\\) d\n\\=',
    ));
  it('leaves words, numbers and spaces as they are', () =>
    check(
      { detail: '3.5 s  of C# - or 1-2.', advice: [], citations: [] },
      0,
      '**Not Found**\n\nThere is nothing here.\n\n3.5 s  of C# - or 1-2.',
    ));
});
