import type { FactRow } from '../view/certificate-view.ts';
import { copyButton } from './button.ts';
import { el } from './el.ts';

/** Labels and values, with what a value means below it. */
export function factList(facts: readonly FactRow[], copy: (text: string) => void): HTMLElement {
  return el(
    'dl',
    { class: 'facts' },
    facts.map((fact) =>
      el(
        'div',
        { class: 'fact' },
        el('dt', {}, fact.label),
        el(
          'dd',
          {},
          el('span', { class: fact.style === 'code' ? 'value code' : 'value' }, fact.value),
          fact.style === 'code' ? copyButton(`Copy ${fact.label}`, () => copy(fact.value)) : null,
          fact.hint === null ? null : el('span', { class: 'hint' }, fact.hint),
        ),
      ),
    ),
  );
}
