import type { FoundOut } from '../view/certificate-view.ts';
import type { FromCertificate } from '../view/messages.ts';
import { textButton } from './button.ts';
import { el } from './el.ts';
import { icon } from './icon.ts';

/** What came of a question: in a sentence, and one thing after the other. */
export function probeCard(
  { summary, lines, certificates }: FoundOut,
  post: (message: FromCertificate) => void,
): HTMLElement {
  return el(
    'section',
    { class: 'probe', 'aria-label': 'What was found out' },
    el('p', { class: 'probe-summary' }, icon('search'), el('span', {}, summary)),
    lines.length === 0
      ? null
      : el(
          'ul',
          { class: 'notes' },
          lines.map((line) => el('li', {}, line)),
        ),
    certificates.length === 0
      ? null
      : textButton(
          'copy',
          certificates.length === 1 ? 'Copy the certificate as PEM' : 'Copy them as PEM',
          'quiet',
          () => post({ type: 'copyProbed' }),
        ),
  );
}
