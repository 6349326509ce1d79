import type { CertificateView } from '../view/certificate-view.ts';
import type { FromCertificate } from '../view/messages.ts';
import { actionList } from './action-list.ts';
import { iconButton, textButton } from './button.ts';
import { chainTree } from './chain-tree.ts';
import { disclosure } from './disclosure.ts';
import { el } from './el.ts';
import { adviceList, citationList, paragraphs } from './explanation-block.ts';
import { factList } from './fact-list.ts';
import { findingList } from './finding-list.ts';
import { handshakeTimeline } from './handshake-timeline.ts';
import { icon } from './icon.ts';
import { verdictIcons } from './lock.ts';

type Post = (message: FromCertificate) => void;

/** What is still to come, in words; see `ToCertificate`. */
export const awaitedTexts = {
  response: 'The handshake is done. The response is still awaited.',
  'last-word': 'The handshake is done. Waiting a moment whether the server objects to it.',
} as const;

/**
 * Who answered: the verdict, why, what to do about it; then how the handshake went, and with whom. `awaits`: what is still to come, `null` when
 * all is over.
 */
export function certificatePage(
  view: CertificateView,
  change: string | null,
  awaits: keyof typeof awaitedTexts | null,
  post: Post,
): HTMLElement {
  const { findings, actions, facts, handshake, chain, record } = view;
  const recordSection = ({ title, rows }: CertificateView['record'][number]): HTMLElement =>
    disclosure([title], () => [factList(rows, copy)], 'record', false);
  const copy = (text: string): void => post({ type: 'copyText', text });
  const openLink = (url: string): void => post({ type: 'openLink', url });
  return el(
    'article',
    { class: 'who', 'aria-label': `Who answered at ${view.authority}`, 'aria-busy': awaits === null ? null : 'true' },
    verdictCard(view, awaits, post),
    change === null ? null : changeNote(change, post),
    findings.length === 0 ? null : findingList(findings, openLink, 1, 'advice-first'),
    explanationOf(view, openLink),
    actions.length === 0 ? null : actionList(actions, (index) => post({ type: 'act', index })),
    el('div', { class: 'probed' }),
    el(
      'div',
      { class: 'who-columns' },
      column([handshake.length === 0 ? null : section('Handshake', [handshakeTimeline(handshake)])]),
      column([
        chain.length === 0 ? null : section('Certificates', chainOf(view, post, copy)),
        facts.length === 0 ? null : section('Session', [factList(facts, copy)]),
        record.length === 0 ? null : section('What was offered', record.map(recordSection)),
      ]),
    ),
    el(
      'p',
      { class: 'who-end' },
      textButton('search', 'Inspect another server…', 'quiet', () => post({ type: 'inspect' })),
    ),
  );
}

function verdictCard(
  { verdict, who, chain }: CertificateView,
  awaits: keyof typeof awaitedTexts | null,
  post: Post,
): HTMLElement {
  return el(
    'header',
    { class: `verdict verdict-${verdict.tone}` },
    awaits === null ? null : el('div', { class: 'progress-bar', 'aria-hidden': 'true' }),
    el(
      'div',
      { class: 'verdict-head' },
      el('h1', { tabindex: -1 }, icon(verdictIcons[verdict.tone]), el('span', {}, verdict.title)),
      el(
        'div',
        { class: 'who-tools', role: 'toolbar', 'aria-label': 'Certificate' },
        chain.length === 0
          ? null
          : iconButton('copy', 'Copy the whole chain as PEM', () => post({ type: 'copyChain' })),
        iconButton('save', 'Export…', () => post({ type: 'export' })),
        iconButton('refresh', 'Inspect again', () => post({ type: 'inspectAgain' })),
      ),
    ),
    el('p', { class: 'verdict-sentence' }, verdict.detail),
    who.length === 0
      ? null
      : el(
          'dl',
          { class: 'who-rows' },
          who.map((row) =>
            el(
              'div',
              {},
              el('dt', {}, row.label),
              el('dd', { class: row.style === 'code' ? 'code' : null }, row.value),
            ),
          ),
        ),
    awaits === null ? null : el('p', { class: 'verdict-awaits' }, awaitedTexts[awaits]),
  );
}

function changeNote(change: string, post: Post): HTMLElement {
  return el(
    'div',
    { class: 'change' },
    icon('clock'),
    el('p', {}, change),
    textButton(null, 'Compare', 'quiet', () => post({ type: 'compare' })),
  );
}

/** What can be done where no finding knows this very case. */
function explanationOf({ explanation }: CertificateView, openLink: (url: string) => void): HTMLElement | null {
  if (explanation === null) return null;
  return el(
    'section',
    { class: 'what-to-do' },
    el('h2', {}, icon('bulb'), el('span', {}, 'What to do')),
    adviceList(explanation.advice),
    disclosure(
      ['More about it'],
      () => [
        el('p', {}, explanation.summary),
        ...paragraphs(explanation.detail),
        citationList(explanation.citations, openLink),
      ],
      'small',
      false,
    ),
  );
}

function chainOf(
  { chain, chainNotes }: CertificateView,
  post: Post,
  copy: (text: string) => void,
): readonly (HTMLElement | null)[] {
  return [
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
  ];
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
    textButton('add', 'New request file', 'quiet', () => post({ type: 'newFile' })),
  );
}

export function inspectingPage(authority: string): HTMLElement {
  return el(
    'section',
    { class: 'nothing', 'aria-busy': 'true' },
    el('h1', { class: 'visually-hidden' }, 'Certificate'),
    el('div', { class: 'progress-bar', 'aria-hidden': 'true' }),
    el('p', {}, `Asking ${authority} who it is …`),
  );
}

function section(title: string, children: readonly (HTMLElement | null)[]): HTMLElement {
  return el('section', { class: 'who-section', 'aria-label': title }, el('h2', {}, title), children);
}

function column(sections: readonly (HTMLElement | null)[]): HTMLElement | null {
  return sections.every((one) => one === null) ? null : el('div', { class: 'who-column' }, sections);
}
