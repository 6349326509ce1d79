import type { ResponseView, Tone } from '../view/response-view.ts';
import { copyButton, iconButton } from './button.ts';
import { el } from './el.ts';
import { type IconName, icon } from './icon.ts';
import { lock } from './lock.ts';
import type { PageActions } from './page-actions.ts';

const toneIcons: Readonly<Record<Tone, IconName>> = {
  informational: 'info',
  success: 'pass',
  redirect: 'arrow',
  'client-error': 'warning',
  'server-error': 'error',
  cancelled: 'stop',
  failure: 'error',
};

/** How it went, at a glance: status, address, time, size, who answered. */
export function banner(actions: PageActions): HTMLElement {
  const { view, host } = actions;
  const { id } = view;
  const { verdict } = view.certificate;
  const tools = el('div', { class: 'banner-tools' });
  if (view.source !== null)
    tools.append(iconButton('source', 'Go to the request', () => host.post({ type: 'openSource', id })));
  tools.append(iconButton('refresh', 'Send again', () => host.post({ type: 'resend', id })));
  return el(
    'header',
    { class: `banner tone-${view.tone}` },
    el('div', { class: 'banner-head' }, statusLine(view), tools),
    el(
      'p',
      { class: 'address' },
      el('span', { class: 'method', title: view.request.methodExplanation?.summary ?? null }, view.request.method),
      el('span', { class: 'url code', title: view.request.url }, view.request.url),
      copyButton('Copy address', () => actions.copy(view.request.url)),
    ),
    view.redirects.length === 0
      ? null
      : el(
          'p',
          { class: 'address final' },
          icon('arrow'),
          el('span', { class: 'visually-hidden' }, 'Redirected to '),
          el('span', { class: 'method' }, view.request.finalMethod),
          el('span', { class: 'url code', title: view.request.finalUrl }, view.request.finalUrl),
        ),
    el(
      'ul',
      { class: 'measures', 'aria-label': 'In short' },
      measure('clock', 'Time', view.totalTime),
      view.response === null ? null : measure(null, 'Size', view.body.sizeText),
      view.response === null ? null : measure(null, 'Protocol', `HTTP/${view.response.httpVersion}`),
      view.redirects.length === 0
        ? null
        : measure(null, 'Redirects', `${view.redirects.length} redirect${view.redirects.length === 1 ? '' : 's'}`),
      view.testsText === null
        ? null
        : measure(view.tests.every(({ passed }) => passed) ? 'pass' : 'fail', 'Assertions', view.testsText),
      el(
        'li',
        {},
        lock(verdict, () => host.post({ type: 'showCertificate', id })),
      ),
    ),
  );
}

function statusLine(view: ResponseView): HTMLElement {
  const [code = '', ...words] =
    view.failure === null && view.response !== null ? view.heading.split(' ') : ['', view.heading];
  return el(
    'h1',
    { class: 'status' },
    icon(toneIcons[view.tone]),
    code === '' ? null : el('span', { class: 'status-code' }, code),
    ' ',
    el('span', { class: 'status-words' }, words.join(' ')),
    ' ',
    el(
      'span',
      { class: 'tone-text' },
      view.tone === 'failure' && view.failure !== null ? view.failure.code : view.toneText,
    ),
  );
}

function measure(name: IconName | null, label: string, value: string): HTMLElement {
  return el(
    'li',
    { class: 'measure', title: label },
    name === null ? null : icon(name),
    el('span', { class: 'visually-hidden' }, `${label}: `),
    el('span', {}, value),
  );
}
