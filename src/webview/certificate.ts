import './base.css';
import './certificate.css';
import type { FromCertificate, ToCertificate } from '../view/messages.ts';
import { awaitedTexts, certificatePage, inspectingPage, noCertificatePage } from './certificate-page.ts';
import { el } from './el.ts';
import { connectHost } from './host.ts';
import { placesIn } from './places.ts';
import { probeCard } from './probe-card.ts';

const root = document.getElementById('root') ?? document.body;

startCertificate();

function startCertificate(): void {
  // Outside of what is drawn anew: screen readers tell the changes of an element that stays.
  const announcer = el('p', { role: 'status', class: 'visually-hidden' });
  document.body.append(announcer);
  /** What was said of who is about to answer, while that is shown. */
  let awaited: string | null = null;
  /** Whom the page tells of; `null` for nobody. */
  let shown: string | null = null;
  const host = connectHost<FromCertificate, ToCertificate, object>({}, (message) => {
    switch (message.type) {
      case 'opened': {
        draw(certificatePage(message.view, message.change, message.awaits, host.post), message.view.authority);
        const { title, detail } = message.view.verdict;
        awaited = `${title}. ${detail}`;
        announcer.textContent = `${awaited} ${awaitedTexts[message.awaits]}`;
        return;
      }
      case 'certificate': {
        draw(certificatePage(message.view, message.change, null, host.post), message.view.authority);
        const { title, detail } = message.view.verdict;
        const text = `${title}. ${detail}`;
        announcer.textContent = text === awaited ? 'It is over; the verdict has not changed.' : text;
        break;
      }
      case 'probed':
        root.querySelector('.probed')?.replaceChildren(probeCard(message.found, host.post));
        announcer.textContent = message.found.summary;
        return;
      case 'progress':
        draw(inspectingPage(message.authority), null);
        announcer.textContent = `Asking ${message.authority} who it is`;
        break;
      case 'empty':
        draw(noCertificatePage(host.post), null);
        break;
    }
    awaited = null;
  });
  host.post({ type: 'ready' });

  /** What a reader had opened and scrolled to while the rest was awaited is found again when it comes, of the same server. */
  function draw(page: HTMLElement, authority: string | null): void {
    const places = awaited !== null && authority === shown ? placesIn(root) : null;
    shown = authority;
    replace(page);
    if (places) places.restore();
    else window.scrollTo(0, 0); // the verdict is news
  }
}

/** Whoever had the keyboard in what is replaced gets it back at the same control, else at the top. */
function replace(page: HTMLElement): void {
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
