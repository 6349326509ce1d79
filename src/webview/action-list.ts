import type { CertificateAction } from '../view/certificate-view.ts';
import { el } from './el.ts';
import { type IconName, icon } from './icon.ts';

const icons: Readonly<Record<CertificateAction['kind'], IconName>> = {
  'use-http': 'unlock',
  'use-https': 'lock',
  probe: 'search',
  'trust-authority': 'verified',
  scan: 'search',
  'copy-openssl': 'copy',
  'skip-check': 'warning',
};

/** Buttons for what can be done now. What changes the safety of a request is told in words below its button. */
export function actionList(actions: readonly CertificateAction[], act: (index: number) => void): HTMLElement {
  return el(
    'ul',
    { class: 'actions', 'aria-label': 'What you can do' },
    actions.map((action, index) => {
      const label = el('span', {}, action.label);
      const button = el(
        'button',
        { type: 'button', class: 'button secondary', title: action.hint, 'aria-description': action.hint },
        icon(icons[action.kind]),
        label,
      );
      button.addEventListener('click', () => {
        act(index);
        if (action.kind !== 'copy-openssl') return;
        label.textContent = 'Copied';
        setTimeout(() => {
          label.textContent = action.label;
        }, 1200);
      });
      return el('li', { class: `action action-${action.kind}` }, button);
    }),
  );
}
