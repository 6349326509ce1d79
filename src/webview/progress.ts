import { textButton } from './button.ts';
import { el } from './el.ts';

export interface Progress {
  readonly element: HTMLElement;
  readonly update: (phase: string | null) => void;
  readonly dispose: () => void;
}

/** A run under way: what, in which phase, for how long, and a way to end it. `elapsed` in milliseconds. */
export function progress(title: string, phase: string | null, elapsed: number, cancel: () => void): Progress {
  const began = performance.now() - elapsed;
  const phaseText = el('span', { class: 'progress-phase', role: 'status' }, phase ?? 'Sending');
  const time = el('span', { class: 'progress-time' });
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
        textButton('stop', 'Cancel', 'secondary', cancel),
      ),
    ),
    update(next) {
      if (next !== null && phaseText.textContent !== next) phaseText.textContent = next;
    },
    dispose: () => clearInterval(timer),
  };
}
