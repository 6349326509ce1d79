import type { ResponseView } from '../view/response-view.ts';
import { el } from './el.ts';
import { icon } from './icon.ts';

/** What the page draws of an explanation; the type is the view's own. */
export type Explanation = NonNullable<ResponseView['request']['methodExplanation']>;
export type Citation = Explanation['citations'][number];
export type OpenLink = (url: string) => void;

/** Detail, advice and references. The summary stands elsewhere. */
export function explanationBlock(explanation: Explanation, openLink: OpenLink): HTMLElement {
  return el(
    'div',
    { class: 'explanation' },
    paragraphs(explanation.detail),
    adviceList(explanation.advice),
    citationList(explanation.citations, openLink),
  );
}

export function paragraphs(text: string): readonly HTMLElement[] {
  return text
    .split('\n\n')
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => el('p', {}, paragraph));
}

export function adviceList(advice: readonly string[]): HTMLElement | null {
  if (advice.length === 0) return null;
  return el(
    'ul',
    { class: 'advice' },
    advice.map((one) => el('li', {}, one)),
  );
}

export function citationList(citations: readonly Citation[], openLink: OpenLink): HTMLElement | null {
  if (citations.length === 0) return null;
  return el(
    'p',
    { class: 'citations' },
    citations.map((citation) => citationLink(citation, openLink)),
  );
}

/** A button and not a link with an address: the page itself goes nowhere, the editor decides. */
function citationLink({ document: name, section, url }: Citation, openLink: OpenLink): HTMLElement {
  const text = section === '' ? name : /^[A-Z]/.test(section) ? `${name}, ${section}` : `${name}, section ${section}`;
  const button = el('button', { type: 'button', class: 'link', title: url }, el('span', {}, text), icon('link'));
  button.addEventListener('click', () => openLink(url));
  return button;
}
