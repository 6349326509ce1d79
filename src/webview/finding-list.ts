import type { ResponseView } from '../view/response-view.ts';
import { disclosure } from './disclosure.ts';
import { el } from './el.ts';
import { adviceList, citationList, type OpenLink, paragraphs } from './explanation-block.ts';
import { type IconName, icon } from './icon.ts';

export type Finding = ResponseView['findings'][number];

const icons: Readonly<Record<Finding['severity'], IconName>> = { error: 'error', warning: 'warning', notice: 'info' };
const words: Readonly<Record<Finding['severity'], string>> = { error: 'Error', warning: 'Warning', notice: 'Notice' };

/**
 * `mostOpen`: so many findings of severity error are open at once; the gravest come first. `told`: in a narrow place
 * what to do comes first, and the detail when it is asked for.
 */
export function findingList(
  findings: readonly Finding[],
  openLink: OpenLink,
  mostOpen: number,
  told: 'detail-first' | 'advice-first',
): HTMLElement {
  return el(
    'ul',
    { class: 'findings', 'aria-label': 'Findings' },
    findings.map((finding, index) =>
      el(
        'li',
        { class: `finding severity-${finding.severity}` },
        disclosure(
          [
            el(
              'span',
              { class: 'severity' },
              icon(icons[finding.severity]),
              el('span', { class: 'visually-hidden' }, `${words[finding.severity]}: `),
            ),
            el('span', { class: 'finding-title' }, finding.title),
          ],
          () => contentOf(finding, openLink, told),
          'finding-details',
          index < mostOpen && finding.severity === 'error',
        ),
      ),
    ),
  );
}

function contentOf(
  finding: Finding,
  openLink: OpenLink,
  told: 'detail-first' | 'advice-first',
): readonly (HTMLElement | null)[] {
  const detail = paragraphs(finding.detail);
  const citations = citationList(finding.citations, openLink);
  const advice = adviceList(finding.advice);
  if (told === 'detail-first' || advice === null) return [...detail, advice, citations];
  return [advice, disclosure(['More about it'], () => [...detail, citations], 'small', false)];
}
