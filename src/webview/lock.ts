import type { Verdict } from '../view/certificate-view.ts';
import { el } from './el.ts';
import { type IconName, icon } from './icon.ts';

export const verdictIcons: Readonly<Record<Verdict['tone'], IconName>> = {
  trusted: 'lock',
  warning: 'warning',
  refused: 'error',
  failed: 'error',
  plain: 'unlock',
  unknown: 'question',
};

/** The verdict on who answers, short; it leads to the certificate view. */
export function lock(verdict: Verdict, show: () => void): HTMLElement {
  const button = el(
    'button',
    { type: 'button', class: `lock verdict-${verdict.tone}`, title: `${verdict.title}. Show who answered.` },
    icon(verdictIcons[verdict.tone]),
    el('span', {}, verdict.badge),
  );
  button.addEventListener('click', show);
  return button;
}
