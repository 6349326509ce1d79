import type { Verdict } from '../view/certificate-view.ts';
import { textButton } from './button.ts';
import { el } from './el.ts';
import { lock } from './lock.ts';

export interface Progress {
  readonly element: HTMLElement;
  readonly update: (phase: string | null, verdict: Verdict | null) => void;
  readonly dispose: () => void;
}

export interface ProgressActions {
  readonly cancel: () => void;
  readonly showCertificate: () => void;
}

/** A run under way: what, in which phase, for how long, and a way to end it. `elapsed` in milliseconds. */
export function progress(title: string, phase: string | null, elapsed: number, actions: ProgressActions): Progress {
  const began = performance.now() - elapsed;
  const phaseText = el('span', { class: 'progress-phase', role: 'status' }, phase ?? 'Sending');
  const time = el('span', { class: 'progress-time' });
  const who = el('span', { class: 'progress-who' });
  const tick = (): void => {
    time.textContent = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  };
  tick();
  const timer = setInterval(tick, 100);
  return {
    element: el(
      'section',
      { class: 'progress', 'aria-label': 'Under way' },
      el('div', { class: 'progress-bar', 'aria-hidden': 'true' }),
      el(
        'div',
        { class: 'progress-row' },
        el('span', { class: 'progress-title code' }, title),
        phaseText,
        time,
        who,
        textButton('stop', 'Cancel', 'secondary', actions.cancel),
      ),
    ),
    update(next, verdict) {
      if (next !== null && phaseText.textContent !== next) phaseText.textContent = next;
      if (verdict !== null && who.textContent !== verdict.badge)
        who.replaceChildren(lock(verdict, actions.showCertificate));
    },
    dispose: () => clearInterval(timer),
  };
}
