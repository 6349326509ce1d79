import type { BodyForm, BodyPart, BodyPiece } from '../view/body-view.ts';
import { banner } from './banner.ts';
import { type BodyViewer, bodyViewer } from './body-viewer.ts';
import { el } from './el.ts';
import { fieldList } from './field-list.ts';
import { findingList } from './finding-list.ts';
import { icon } from './icon.ts';
import { failureMeaning, meaning } from './meaning.ts';
import type { PageActions } from './page-actions.ts';
import { headersTab, redirectsTab, timingTab, tlsTab } from './tab-contents.ts';
import { type Tab, tabs } from './tabs.ts';
import { testList } from './test-list.ts';

export interface ResponsePage {
  readonly element: HTMLElement;
  readonly receive: (piece: BodyPiece) => void;
  readonly gone: () => void;
  readonly find: () => void;
  readonly dispose: () => void;
}

/** One response, or what came instead of it. */
export function responsePage(actions: PageActions): ResponsePage {
  const { view, host } = actions;
  const viewers = new Map<BodyPart, BodyViewer>();

  const viewerOf = (part: BodyPart): HTMLElement => {
    const viewer = bodyViewer(part === 'response' ? view.body : view.sent.body, part, {
      want: (wantedPart: BodyPart, form: BodyForm, start: number) =>
        host.post({ type: 'wantBody', id: view.id, part: wantedPart, form, start }),
      open: (openedPart, form) => host.post({ type: 'openBody', id: view.id, part: openedPart, form }),
      save: (savedPart) => host.post({ type: 'saveBody', id: view.id, part: savedPart }),
      copy: (copiedPart, form) => host.post({ type: 'copyBody', id: view.id, part: copiedPart, form }),
      wrap: () => host.choices().wrap,
      chooseWrap: (wrap) => host.choose({ wrap }),
      loadCodeView: actions.loadCodeView,
      nonce: actions.nonce,
    });
    viewers.set(part, viewer);
    return viewer.element;
  };

  const requestTab = (): HTMLElement => {
    const { sent } = view;
    return el(
      'div',
      { class: 'request' },
      el(
        'div',
        { class: 'padded' },
        sent.written
          ? null
          : el(
              'p',
              { class: 'reassurance safe' },
              icon('shield'),
              el('span', {}, 'This was not sent: it is what would have been.'),
            ),
        el('p', { class: 'request-line code' }, sent.requestLine),
        fieldList(sent.fields, 'Request fields', actions.openLink, actions.copy),
        sent.leftOut.length === 0
          ? null
          : el('ul', { class: 'quiet' }, ...sent.leftOut.map((one) => el('li', {}, one))),
      ),
      sent.body.kind === 'none' ? el('p', { class: 'padded quiet' }, sent.body.emptyText ?? '') : viewerOf('request'),
    );
  };

  const hasResponse = view.response !== null;
  const all: (Tab | null)[] = [
    hasResponse ? { name: 'body', label: 'Body', count: null, draw: () => viewerOf('response') } : null,
    hasResponse
      ? { name: 'headers', label: 'Headers', count: view.fields.length, draw: () => headersTab(actions) }
      : null,
    view.tests.length > 0
      ? {
          name: 'tests',
          label: 'Assertions',
          count: view.tests.length,
          draw: () => el('div', { class: 'padded' }, testList(view.tests)),
        }
      : null,
    { name: 'timing', label: 'Timing', count: null, draw: () => timingTab(actions) },
    { name: 'tls', label: 'TLS', count: null, draw: () => tlsTab(actions) },
    view.redirects.length > 0
      ? { name: 'redirects', label: 'Redirects', count: view.redirects.length, draw: () => redirectsTab(actions) }
      : null,
    { name: 'request', label: 'Request', count: null, draw: requestTab },
    view.findings.length > 0
      ? {
          name: 'findings',
          label: 'Findings',
          count: view.findings.length,
          draw: () =>
            el(
              'div',
              { class: 'padded' },
              findingList(view.findings, actions.openLink, view.findings.length, 'detail-first'),
            ),
        }
      : null,
  ];
  const failedTests = view.tests.filter(({ passed }) => !passed);
  const serious = view.findings.filter((finding) => finding.severity !== 'notice');
  const element = el(
    'article',
    { class: `response tone-${view.tone}`, 'aria-label': view.title },
    el(
      'div',
      { class: 'top' },
      banner(actions),
      view.failure !== null
        ? failureMeaning(view.failure, serious, actions)
        : view.response !== null
          ? meaning(view.response, actions)
          : null,
      failedTests.length === 0 ? null : testList(failedTests),
      serious.length === 0 || view.failure !== null ? null : findingList(serious, actions.openLink, 0, 'detail-first'),
    ),
    tabs(
      all.filter((tab) => tab !== null),
      hasResponse ? host.choices().tab : view.failure?.phase === 'tls' ? 'tls' : 'timing',
      'Parts of the response',
      (name) => host.choose({ tab: name }),
    ),
  );
  return {
    element,
    receive: (piece) => viewers.get(piece.part)?.receive(piece),
    gone: () => {
      for (const viewer of viewers.values()) viewer.gone();
    },
    find: () => viewers.get('response')?.find(),
    dispose: () => {
      for (const viewer of viewers.values()) viewer.dispose();
    },
  };
}
