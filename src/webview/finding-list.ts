import type { ResponseView } from '../view/response-view.ts';
import { disclosure } from './disclosure.ts';
import { el } from './el.ts';
import { adviceList, citationList, type OpenLink, paragraphs } from './explanation-block.ts';
import { type IconName, icon } from './icon.ts';

export type Finding = ResponseView['findings'][number];

const icons: Readonly<Record<Finding['severity'], IconName>> = { error: 'error', warning: 'warning', notice: 'info' };
const words: Readonly<Record<Finding['severity'], string>> = { error: 'Error', warning: 'Warning', notice: 'Notice' };

/** `open`: findings of severity error show their detail at once. */
export function findingList(findings: readonly Finding[], openLink: OpenLink, open: boolean): HTMLElement {
  return el(
    'ul',
    { class: 'findings', 'aria-label': 'Findings' },
    findings.map((finding) =>
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
          () => [...paragraphs(finding.detail), adviceList(finding.advice), citationList(finding.citations, openLink)],
          'finding-details',
          open && finding.severity === 'error',
        ),
      ),
    ),
  );
}
