import { textButton } from './button.ts';
import { el } from './el.ts';
import { factList } from './fact-list.ts';
import { fieldList } from './field-list.ts';
import { handshakeTimeline } from './handshake-timeline.ts';
import { icon } from './icon.ts';
import { verdictIcons } from './lock.ts';
import type { PageActions } from './page-actions.ts';
import { waterfall } from './waterfall.ts';

/** Fields of the response, of its trailers and of what came before it. */
export function headersTab(actions: PageActions): HTMLElement {
  const { view } = actions;
  const list = (rows: typeof view.fields, label: string): HTMLElement =>
    fieldList(rows, label, actions.openLink, actions.copy);
  return el(
    'div',
    { class: 'padded' },
    view.informational.map((one) => el('section', {}, el('h2', {}, one.heading), list(one.fields, one.heading))),
    view.informational.length === 0 ? null : el('h2', {}, view.heading),
    view.fields.length === 0
      ? el('p', { class: 'empty' }, 'The response has no header fields.')
      : list(view.fields, 'Header fields'),
    view.trailers.length === 0
      ? null
      : el('section', {}, el('h2', {}, 'Trailers'), list(view.trailers, 'Trailer fields')),
  );
}

export function timingTab({ view, copy }: PageActions): HTMLElement {
  return el(
    'div',
    { class: 'padded columns' },
    el('section', {}, el('h2', {}, 'Time'), waterfall(view)),
    el('section', {}, el('h2', {}, 'Size'), factList(view.sizes, copy)),
    view.connection.length === 0
      ? null
      : el('section', {}, el('h2', {}, 'Connection'), factList(view.connection, copy)),
    el('p', { class: 'quiet started' }, `Sent on ${view.startedAt}.`),
  );
}

export function tlsTab({ view, host, copy }: PageActions): HTMLElement {
  const { verdict, who, facts, handshake, chain } = view.certificate;
  return el(
    'div',
    { class: 'padded' },
    el(
      'div',
      { class: `verdict verdict-${verdict.tone}` },
      el('h2', {}, icon(verdictIcons[verdict.tone]), el('span', {}, verdict.title)),
      el('p', {}, verdict.detail),
      chain.length === 0
        ? null
        : textButton('verified', 'Show certificate', 'secondary', () =>
            host.post({ type: 'showCertificate', id: view.id }),
          ),
    ),
    el(
      'div',
      { class: 'columns' },
      facts.length === 0 ? null : el('section', {}, el('h2', {}, 'Connection'), factList([...who, ...facts], copy)),
      handshake.length === 0 ? null : el('section', {}, el('h2', {}, 'Handshake'), handshakeTimeline(handshake)),
    ),
  );
}

export function redirectsTab({ view }: PageActions): HTMLElement {
  return el(
    'ol',
    { class: 'redirects padded' },
    view.redirects.map((row) =>
      el(
        'li',
        {},
        el('p', { class: 'redirect-head' }, icon('arrow'), el('strong', {}, row.heading)),
        el('p', { class: 'code' }, row.from),
        el('p', { class: 'code' }, el('span', { class: 'quiet' }, 'to '), row.to),
        row.notes.length === 0
          ? null
          : el(
              'ul',
              { class: 'notes' },
              row.notes.map((note) => el('li', {}, note)),
            ),
      ),
    ),
  );
}
