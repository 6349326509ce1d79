import './base.css';
import './panel.css';
import type { FromPanel, ToPanel } from '../view/messages.ts';
import type { ResponseView } from '../view/response-view.ts';
import type { CodeViewModule } from './body-viewer.ts';
import { el } from './el.ts';
import { connectHost } from './host.ts';
import type { PanelChoices } from './page-actions.ts';
import { type Progress, progress } from './progress.ts';
import { type ResponsePage, responsePage } from './response-page.ts';

const root = document.getElementById('root') ?? document.body;
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';

/** Asked for at once and waited for only by what shows text: the rest of the page is drawn meanwhile. */
const codeView: Promise<CodeViewModule> = import('./code-view.ts');

/** Milliseconds after which a panel that still waits uses the time. */
const warmUpDelay = 100;

startPanel();

function startPanel(): void {
  let page: ResponsePage | null = null;
  let shownId: number | null = null;
  let running: { readonly id: number; readonly progress: Progress } | null = null;

  const host = connectHost<FromPanel, ToPanel, PanelChoices>({ tab: 'body', wrap: true }, (message) => {
    switch (message.type) {
      case 'response':
        endProgress();
        showResponse(message.view);
        break;
      case 'progress':
        showProgress(message);
        break;
      case 'bodyPiece':
        if (message.id === shownId) page?.receive(message.piece);
        break;
      case 'bodyGone':
        if (message.id === shownId) page?.gone();
        break;
      case 'empty':
        endProgress();
        clear();
        root.replaceChildren(emptyPage());
        break;
    }
  });

  function clear(): void {
    page?.dispose();
    page = null;
    shownId = null;
  }

  function showResponse(view: ResponseView): void {
    clear();
    shownId = view.id;
    page = responsePage({
      host,
      view,
      copy: (text) => host.post({ type: 'copyText', text }),
      openLink: (url) => host.post({ type: 'openLink', id: view.id, url }),
      loadCodeView: () => codeView,
      nonce,
    });
    root.replaceChildren(page.element);
    window.scrollTo(0, 0);
  }

  function showProgress({ id, title, phase, elapsed, verdict }: Extract<ToPanel, { type: 'progress' }>): void {
    if (running?.id === id) {
      running.progress.update(phase, verdict);
      return;
    }
    endProgress();
    const made = progress(title, phase, elapsed, {
      cancel: () => host.post({ type: 'cancel', id }),
      showCertificate: () => host.post({ type: 'showCertificate', id }),
    });
    made.update(phase, verdict);
    running = { id, progress: made };
    if (page === null) root.replaceChildren();
    root.prepend(running.progress.element);
    root.setAttribute('aria-busy', 'true');
  }

  function endProgress(): void {
    running?.progress.dispose();
    running?.progress.element.remove();
    running = null;
    root.removeAttribute('aria-busy');
  }

  window.addEventListener('keydown', (event) => {
    if (event.key === 'f' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
      event.preventDefault();
      page?.find();
    }
  });

  host.post({ type: 'ready' });
  setTimeout(() => {
    if (page === null) void codeView.then((module) => module.warmUp(nonce));
  }, warmUpDelay);
}

function emptyPage(): HTMLElement {
  return el(
    'section',
    { class: 'nothing' },
    el('h1', {}, 'No response yet'),
    el(
      'p',
      {},
      'Open a request file (.http or .rest) and choose Send Request above a request. What comes back is shown here.',
    ),
  );
}
