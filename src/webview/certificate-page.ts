import type { CertificateView } from '../view/certificate-view.ts';
import type { FromCertificate } from '../view/messages.ts';
import { verdictIcons } from './banner.ts';
import { iconButton, textButton } from './button.ts';
import { chainTree } from './chain-tree.ts';
import { el } from './el.ts';
import { factList } from './fact-list.ts';
import { findingList } from './finding-list.ts';
import { handshakeTimeline } from './handshake-timeline.ts';
import { icon } from './icon.ts';

type Post = (message: FromCertificate) => void;

/** Who answered. */
export function certificatePage(view: CertificateView, post: Post): HTMLElement {
  const { verdict, findings, facts, handshake, chain, chainNotes } = view;
  const copy = (text: string): void => post({ type: 'copyText', text });
  return el(
    'article',
    { class: 'who', 'aria-label': `Who answered at ${view.authority}` },
    el(
      'header',
      { class: `verdict verdict-${verdict.tone}` },
      el('h1', {}, icon(verdictIcons[verdict.tone]), el('span', {}, verdict.title)),
      el('p', { class: 'authority code' }, view.authority),
      el('p', {}, verdict.detail),
    ),
    findings.length === 0 ? null : findingList(findings, (url) => post({ type: 'openLink', url }), true),
    el(
      'div',
      { class: 'who-tools' },
      chain.length === 0 ? null : iconButton('copy', 'Copy the whole chain as PEM', () => post({ type: 'copyChain' })),
      iconButton('open', 'Open as text', () => post({ type: 'openAsText' })),
      iconButton('refresh', 'Inspect again', () => post({ type: 'inspectAgain' })),
      textButton('search', 'Inspect certificate…', 'quiet', () => post({ type: 'inspect' })),
    ),
    facts.length === 0 ? null : section('Connection', [factList(facts, copy)]),
    handshake.length === 0 ? null : section('Handshake', [handshakeTimeline(handshake)]),
    chain.length === 0
      ? null
      : section('Certificates', [
          chainNotes.length === 0
            ? null
            : el(
                'ul',
                { class: 'notes' },
                chainNotes.map((note) => el('li', {}, note)),
              ),
          chainTree(chain, {
            copyPem: (index) => post({ type: 'copyPem', index }),
            copyFingerprint: (index) => post({ type: 'copyFingerprint', index }),
            copyText: copy,
          }),
        ]),
  );
}

export function noCertificatePage(post: Post): HTMLElement {
  return el(
    'section',
    { class: 'nothing' },
    el('h1', { class: 'visually-hidden' }, 'Certificate'),
    el(
      'p',
      {},
      'Send a request, and this view shows who answered: certificate, protocol, cipher and how the handshake went.',
    ),
    textButton('search', 'Inspect certificate…', 'primary', () => post({ type: 'inspect' })),
  );
}

export function inspectingPage(authority: string): HTMLElement {
  return el(
    'section',
    { class: 'nothing', 'aria-busy': 'true' },
    el('h1', { class: 'visually-hidden' }, 'Certificate'),
    el('div', { class: 'progress-bar', 'aria-hidden': 'true' }),
    el('p', { role: 'status' }, `Asking ${authority} who it is …`),
  );
}

function section(title: string, children: readonly (HTMLElement | null)[]): HTMLElement {
  return el('section', { class: 'who-section' }, el('h2', {}, title), children);
}
