import type { ResponseView } from '../view/response-view.ts';
import { el } from './el.ts';
import { icon } from './icon.ts';

/** What became of the assertions, each with what was found in its place. */
export function testList(tests: ResponseView['tests']): HTMLElement {
  return el(
    'ul',
    { class: 'tests', 'aria-label': 'Assertions' },
    tests.map(({ name, passed, message, line }) =>
      el(
        'li',
        { class: `test ${passed ? 'passed' : 'failed'}` },
        icon(passed ? 'pass' : 'fail'),
        el(
          'div',
          {},
          el(
            'p',
            { class: 'code' },
            el('span', { class: 'visually-hidden' }, passed ? 'True: ' : 'False: '),
            el('span', {}, name),
          ),
          message === null ? null : el('p', { class: 'test-message' }, message),
          passed ? null : el('p', { class: 'quiet' }, `Line ${line}`),
        ),
      ),
    ),
  );
}
