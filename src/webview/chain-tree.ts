import type { CertificateNode } from '../view/certificate-view.ts';
import { el } from './el.ts';
import { type IconName, icon } from './icon.ts';

export interface ChainActions {
  readonly copyPem: (index: number) => void;
  readonly copyFingerprint: (index: number) => void;
  readonly copyText: (text: string) => void;
}

const toneIcons: Readonly<Record<CertificateNode['tone'], IconName>> = {
  good: 'pass',
  warning: 'warning',
  error: 'error',
};
const toneWords: Readonly<Record<CertificateNode['tone'], string>> = {
  good: 'in order',
  warning: 'with a warning',
  error: 'with an error',
};

/** Names of sections that are open when a certificate is opened. */
const openSections: readonly string[] = ['Issued to', 'Issued by', 'Validity'];

/** The tree pattern of the ARIA Authoring Practices: certificates, leaf first, with what stands in them. */
export function chainTree(chain: readonly CertificateNode[], actions: ChainActions): HTMLElement {
  const tree = el('ul', { role: 'tree', class: 'tree', 'aria-label': 'Certificate chain, server certificate first' });
  for (const [index, node] of chain.entries()) tree.append(certificateItem(node, index, actions));
  const first = tree.querySelector<HTMLElement>('[role=treeitem]');
  if (first) first.tabIndex = 0;
  tree.addEventListener('keydown', (event) => onKey(tree, event));
  tree.addEventListener('focusin', (event) => {
    const item = closestItem(event.target);
    if (item) makeCurrent(tree, item);
  });
  return tree;
}

function certificateItem(node: CertificateNode, index: number, actions: ChainActions): HTMLElement {
  return branch(
    [
      el(
        'span',
        { class: `tree-icon tone-${node.tone}` },
        icon(toneIcons[node.tone]),
        el('span', { class: 'visually-hidden' }, `${toneWords[node.tone]}: `),
      ),
      el(
        'span',
        { class: 'tree-text' },
        el('span', { class: 'certificate-title' }, node.title),
        el('span', { class: 'certificate-subtitle' }, subtitleOf(node)),
        node.faults.map((fault) => el('span', { class: 'certificate-fault' }, fault)),
      ),
    ],
    'certificate',
    index === 0,
    () => [
      command('copy', 'Copy PEM', () => actions.copyPem(index)),
      command('copy', 'Copy fingerprint (SHA-256)', () => actions.copyFingerprint(index)),
      ...node.sections.map((section) =>
        branch(
          [el('span', { class: 'tree-text section-title' }, section.title)],
          'section',
          openSections.includes(section.title),
          () =>
            section.rows.map((row) => {
              const item = el(
                'li',
                { role: 'treeitem', class: 'tree-item row', tabindex: -1, title: row.hint },
                el(
                  'div',
                  { class: 'tree-line' },
                  el('span', { class: 'row-label' }, row.label),
                  el('span', { class: row.style === 'code' ? 'row-value code' : 'row-value' }, row.value),
                  row.hint === null ? null : el('span', { class: 'hint' }, row.hint),
                ),
              );
              item.addEventListener('keydown', (event) => {
                if (
                  event.target !== item ||
                  !(event.ctrlKey || event.metaKey) ||
                  event.key !== 'c' ||
                  String(getSelection()) !== ''
                )
                  return;
                event.preventDefault();
                actions.copyText(row.value);
              });
              return item;
            }),
        ),
      ),
    ],
  );
}

function subtitleOf(node: CertificateNode): string {
  return node.origin === 'store' ? `${node.subtitle} · from this machine` : node.subtitle;
}

function branch(
  line: readonly HTMLElement[],
  kind: string,
  open: boolean,
  children: () => readonly HTMLElement[],
): HTMLElement {
  const group = el('ul', { role: 'group', class: 'tree-group' });
  const head = el('div', { class: 'tree-line' }, icon('chevron'), line);
  const item = el(
    'li',
    { role: 'treeitem', class: `tree-item ${kind}`, tabindex: -1, 'aria-expanded': 'false' },
    head,
    group,
  );
  const setOpen = (wanted: boolean): void => {
    if (wanted && group.childElementCount === 0) group.append(...children());
    item.setAttribute('aria-expanded', String(wanted));
  };
  head.addEventListener('click', () => {
    setOpen(item.getAttribute('aria-expanded') !== 'true');
    item.focus();
  });
  item.addEventListener('tree-toggle', (event) => {
    event.stopPropagation();
    setOpen(item.getAttribute('aria-expanded') !== 'true');
  });
  setOpen(open);
  return item;
}

function command(name: IconName, text: string, run: () => void): HTMLElement {
  const label = el('span', { class: 'tree-text' }, text);
  const item = el(
    'li',
    { role: 'treeitem', class: 'tree-item command', tabindex: -1 },
    el('div', { class: 'tree-line' }, icon(name), label),
  );
  const activate = (): void => {
    run();
    label.textContent = `${text}: copied`;
    setTimeout(() => {
      label.textContent = text;
    }, 1200);
  };
  item.addEventListener('click', () => {
    activate();
    item.focus();
  });
  item.addEventListener('tree-toggle', (event) => {
    event.stopPropagation();
    activate();
  });
  return item;
}

function closestItem(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role=treeitem]') : null;
}

function makeCurrent(tree: HTMLElement, item: HTMLElement): void {
  for (const other of tree.querySelectorAll<HTMLElement>('[role=treeitem][tabindex="0"]')) other.tabIndex = -1;
  item.tabIndex = 0;
}

function onKey(tree: HTMLElement, event: KeyboardEvent): void {
  const item = closestItem(event.target);
  if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
  const visible = [...tree.querySelectorAll<HTMLElement>('[role=treeitem]')].filter(
    (one) => !one.parentElement?.closest('[aria-expanded=false]'),
  );
  const at = visible.indexOf(item);
  const expanded = item.getAttribute('aria-expanded');
  const toggle = (): boolean => item.dispatchEvent(new CustomEvent('tree-toggle', { bubbles: true }));
  const go = (to: HTMLElement | null | undefined): void => to?.focus();
  switch (event.key) {
    case 'ArrowDown':
      go(visible[at + 1]);
      break;
    case 'ArrowUp':
      go(visible[at - 1]);
      break;
    case 'ArrowRight':
      if (expanded === 'false') toggle();
      else if (expanded === 'true') go(visible[at + 1]);
      break;
    case 'ArrowLeft':
      if (expanded === 'true') toggle();
      else go(closestItem(item.parentElement));
      break;
    case 'Home':
      go(visible[0]);
      break;
    case 'End':
      go(visible.at(-1));
      break;
    case 'Enter':
    case ' ':
      if (expanded !== null || item.classList.contains('command')) toggle();
      break;
    default:
      return;
  }
  event.preventDefault();
}
