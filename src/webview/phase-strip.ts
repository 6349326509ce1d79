import type { PhaseStep } from '../view/response-view.ts';
import { el } from './el.ts';
import { type IconName, icon } from './icon.ts';

const icons: Readonly<Record<PhaseStep['state'], IconName>> = {
  done: 'pass',
  failed: 'error',
  cancelled: 'stop',
  'not-reached': 'circle',
  skipped: 'skip',
};

/** From the look-up to the last byte, with the place where it stopped. */
export function phaseStrip(phases: readonly PhaseStep[]): HTMLElement {
  return el(
    'ol',
    { class: 'phases', 'aria-label': 'Where it stopped' },
    phases.map((phase) =>
      el(
        'li',
        { class: `phase state-${phase.state}` },
        icon(icons[phase.state]),
        el('span', { class: 'phase-title' }, phase.title),
        el('span', { class: 'phase-text' }, phase.text),
      ),
    ),
  );
}
