import type { HandshakeStep } from '../view/certificate-view.ts';
import { disclosure } from './disclosure.ts';
import { el } from './el.ts';
import { type IconName, icon } from './icon.ts';

const icons: Readonly<Record<HandshakeStep['state'], IconName>> = {
  done: 'pass',
  warning: 'warning',
  failed: 'error',
  'not-reached': 'circle',
  skipped: 'skip',
};

const words: Readonly<Record<HandshakeStep['state'], string>> = {
  done: 'done',
  warning: 'with a warning',
  failed: 'failed',
  'not-reached': 'not reached',
  skipped: 'skipped',
};

/** The steps of the handshake from top to bottom, each with its time and, opened, what it is for. */
export function handshakeTimeline(steps: readonly HandshakeStep[]): HTMLElement {
  return el(
    'ol',
    { class: 'handshake' },
    steps.map((step) =>
      el(
        'li',
        { class: `step state-${step.state}` },
        icon(icons[step.state]),
        el(
          'div',
          { class: 'step-body' },
          disclosure(
            [
              el('span', { class: 'step-title' }, step.title),
              el('span', { class: 'visually-hidden' }, `(${words[step.state]})`),
              el('span', { class: 'step-time' }, step.time),
            ],
            () => [el('p', {}, step.meaning)],
            'step-details',
            false,
          ),
          el('p', { class: 'step-detail' }, step.detail),
        ),
      ),
    ),
  );
}
