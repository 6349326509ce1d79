import type { HandshakeMessageRow, HandshakeStep } from '../view/certificate-view.ts';
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

/** The steps of the handshake from top to bottom, each with its time and, opened, what it is for and its messages. */
export function handshakeTimeline(steps: readonly HandshakeStep[]): HTMLElement {
  return el('ol', { class: 'handshake' }, steps.map(stepItem));
}

function stepItem(step: HandshakeStep): HTMLElement {
  const isReached = step.state !== 'not-reached';
  const title = step.number === null ? step.title : `${step.number}. ${step.title}`;
  const summary = [
    el('span', { class: 'step-title' }, title),
    isReached ? el('span', { class: 'visually-hidden' }, `(${words[step.state]})`) : null,
    el('span', { class: 'step-time' }, isReached ? step.time : words['not-reached']),
  ];
  return el(
    'li',
    { class: `step state-${step.state}` },
    icon(icons[step.state]),
    el(
      'div',
      { class: 'step-body' },
      disclosure(summary, () => [el('p', {}, step.meaning), messageList(step.messages)], 'step-details', false),
      isReached ? el('p', { class: 'step-detail' }, step.detail) : null,
      isReached && step.traffic !== '' ? el('p', { class: 'step-traffic' }, step.traffic) : null,
    ),
  );
}

function messageList(messages: readonly HandshakeMessageRow[]): HTMLElement | null {
  if (messages.length === 0) return null;
  return el(
    'ol',
    { class: 'messages' },
    messages.map((message) =>
      el(
        'li',
        {},
        el(
          'p',
          { class: 'message' },
          el('span', { class: 'message-arrow', 'aria-hidden': 'true' }, message.from === 'client' ? '→' : '←'),
          el('span', { class: 'visually-hidden' }, message.from === 'client' ? 'to the server: ' : 'from the server: '),
          el('span', { class: 'code' }, message.name),
          el('span', { class: 'message-size' }, [message.size, message.time].filter((one) => one !== '').join(', ')),
        ),
        message.values.length === 0
          ? null
          : el(
              'dl',
              { class: 'message-values' },
              message.values.map((row) => el('div', {}, el('dt', {}, row.label), el('dd', {}, row.value))),
            ),
      ),
    ),
  );
}
