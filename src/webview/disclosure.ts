import { el } from './el.ts';
import { icon } from './icon.ts';

type Child = Node | string | null;

/** A summary that opens what `content` makes; it is made when it is first opened. */
export function disclosure(
  summary: readonly Child[],
  content: () => readonly Child[],
  kind: string,
  open: boolean,
): HTMLDetailsElement {
  const details = el('details', { class: `disclosure ${kind}` }, el('summary', {}, icon('chevron'), summary));
  const fill = (): void => {
    if (details.childElementCount === 1) details.append(el('div', { class: 'disclosed' }, content()));
  };
  if (open) {
    fill();
    details.open = true;
  }
  details.addEventListener('toggle', () => {
    if (details.open) fill();
  });
  return details;
}
