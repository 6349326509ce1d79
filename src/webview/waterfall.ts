import type { ResponseView } from '../view/response-view.ts';
import { el } from './el.ts';

/** Bars over time, in a table: what the bars show stands in it as text. */
export function waterfall({ timings, calls, total, totalTime }: ResponseView): HTMLElement {
  const body = el('tbody');
  let lastCall = -1;
  for (const row of timings) {
    if (calls.length > 1 && row.call !== lastCall) {
      body.append(
        el(
          'tr',
          { class: 'call' },
          el('th', { scope: 'rowgroup', colspan: 3 }, `${row.call + 1}. ${calls[row.call] ?? ''}`),
        ),
      );
    }
    lastCall = row.call;
    const bar = el('span', { class: `bar phase-${row.phase}` });
    const width = Math.max(total, 0.001);
    bar.style.setProperty('--start', String(row.start / width));
    bar.style.setProperty('--share', String(row.duration / width));
    body.append(
      el(
        'tr',
        { title: row.hint },
        el('th', { scope: 'row' }, row.title),
        el('td', { class: 'track' }, bar),
        el('td', { class: 'duration' }, row.text),
      ),
    );
  }
  body.append(
    el(
      'tr',
      { class: 'total' },
      el('th', { scope: 'row' }, 'Total'),
      el('td', {}),
      el('td', { class: 'duration' }, totalTime),
    ),
  );
  return el(
    'table',
    { class: 'waterfall' },
    el('caption', { class: 'visually-hidden' }, 'Times of the phases'),
    el(
      'thead',
      { class: 'visually-hidden' },
      el(
        'tr',
        {},
        el('th', { scope: 'col' }, 'Phase'),
        el('th', { scope: 'col' }, 'Bar'),
        el('th', { scope: 'col' }, 'Time'),
      ),
    ),
    body,
  );
}
