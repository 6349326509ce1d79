import './base.css';
import './certificate.css';
import type { FromCertificate, ToCertificate } from '../view/messages.ts';
import { certificatePage, inspectingPage, noCertificatePage } from './certificate-page.ts';
import { el } from './el.ts';
import { connectHost } from './host.ts';
import { probeCard } from './probe-card.ts';

const root = document.getElementById('root') ?? document.body;

startCertificate();

function startCertificate(): void {
  // Outside of what is drawn anew: screen readers tell the changes of an element that stays.
  const announcer = el('p', { role: 'status', class: 'visually-hidden' });
  document.body.append(announcer);
  const host = connectHost<FromCertificate, ToCertificate, object>({}, (message) => {
    switch (message.type) {
      case 'certificate': {
        draw(certificatePage(message.view, message.change, host.post));
        const { title, detail } = message.view.verdict;
        announcer.textContent = `${title}. ${detail}`;
        break;
      }
      case 'probed':
        root.querySelector('.probed')?.replaceChildren(probeCard(message.found, host.post));
        announcer.textContent = message.found.summary;
        break;
      case 'progress':
        draw(inspectingPage(message.authority));
        announcer.textContent = `Asking ${message.authority} who it is`;
        break;
      case 'empty':
        draw(noCertificatePage(host.post));
        break;
    }
  });
  host.post({ type: 'ready' });
}

/** Whoever had the keyboard in what is replaced gets it back at the same control, else at the top. */
function draw(page: HTMLElement): void {
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  const label = focused === null ? null : labelOf(focused);
  root.replaceChildren(page);
  if (label === null) return;
  const same = [...page.querySelectorAll<HTMLElement>('button')].find((one) => labelOf(one) === label);
  (same ?? page.querySelector<HTMLElement>('h1'))?.focus();
}

function labelOf(element: Element): string {
  return element.getAttribute('aria-label') ?? element.textContent ?? '';
}
