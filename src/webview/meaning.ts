import type { FailurePart, ResponsePart } from '../view/response-view.ts';
import { textButton } from './button.ts';
import { disclosure } from './disclosure.ts';
import { el } from './el.ts';
import { adviceList, citationList, explanationBlock, paragraphs } from './explanation-block.ts';
import { type Finding, findingList } from './finding-list.ts';
import { icon } from './icon.ts';
import type { PageActions } from './page-actions.ts';
import { phaseStrip } from './phase-strip.ts';

/** What the status means, in general and here. */
export function meaning({ status, explanation, here }: ResponsePart, actions: PageActions): HTMLElement {
  return el(
    'section',
    { class: 'meaning', 'aria-label': 'What it means' },
    disclosure(
      [el('span', { class: 'meaning-summary' }, explanation.summary)],
      () => [explanationBlock(explanation, actions.openLink)],
      'meaning-details',
      // Who gets an error wants to know what to do; who gets what they asked for wants to read it.
      status >= 400,
    ),
    here.length === 0
      ? null
      : el(
          'ul',
          { class: 'here' },
          here.map((one) => el('li', {}, one)),
        ),
  );
}

/** What happened instead of a response, how far it got, and what to do. */
export function failureMeaning(failure: FailurePart, findings: readonly Finding[], actions: PageActions): HTMLElement {
  const { explanation } = failure;
  // A finding knows this very case; the general advice steps back behind it.
  const isFound = findings.some((finding) => finding.severity === 'error' && finding.advice.length > 0);
  const { view, host } = actions;
  return el(
    'section',
    { class: 'meaning failure', 'aria-label': 'What happened' },
    el('p', { class: 'failure-message' }, failure.message),
    phaseStrip(failure.phases),
    el(
      'p',
      { class: failure.nothingSent ? 'reassurance safe' : 'reassurance' },
      icon(failure.nothingSent ? 'shield' : 'info'),
      el('span', {}, failure.reassurance),
    ),
    findings.length === 0 ? null : findingList(findings, actions.openLink, findings.length, 'detail-first'),
    isFound || explanation.advice.length === 0
      ? null
      : el('div', { class: 'what-to-do' }, el('h2', {}, icon('bulb'), 'What to do'), adviceList(explanation.advice)),
    view.certificate.chain.length === 0
      ? null
      : el(
          'p',
          { class: 'failure-actions' },
          textButton('verified', 'Show the certificate', 'secondary', () =>
            host.post({ type: 'showCertificate', id: view.id }),
          ),
        ),
    disclosure(
      ['More about it'],
      () => [
        el('p', {}, explanation.summary),
        ...paragraphs(explanation.detail),
        isFound ? adviceList(explanation.advice) : null,
        factLine('Code', failure.code),
        failure.cause === null ? null : factLine('Cause', failure.cause),
        citationList(explanation.citations, actions.openLink),
      ],
      'small',
      false,
    ),
    failure.received === null
      ? null
      : disclosure(
          ['What came instead'],
          () => [el('pre', { class: 'received', tabindex: 0, 'aria-label': 'What came instead' }, failure.received)],
          'small',
          true,
        ),
  );
}

function factLine(label: string, value: string): HTMLElement {
  return el(
    'p',
    { class: 'fact-line' },
    el('span', { class: 'quiet' }, `${label}: `),
    el('span', { class: 'code' }, value),
  );
}
