import { el } from './el.ts';

export type IconName =
  | 'check'
  | 'error'
  | 'warning'
  | 'info'
  | 'lock'
  | 'unlock'
  | 'shield'
  | 'verified'
  | 'unverified'
  | 'copy'
  | 'save'
  | 'open'
  | 'link'
  | 'wrap'
  | 'search'
  | 'refresh'
  | 'stop'
  | 'chevron'
  | 'pass'
  | 'fail'
  | 'circle'
  | 'arrow'
  | 'question'
  | 'globe'
  | 'skip'
  | 'bulb'
  | 'add'
  | 'key'
  | 'clock'
  | 'source';

/** A glyph of VS Code's icon font; says nothing to a screen reader, so words must stand beside it. */
export function icon(name: IconName): HTMLElement {
  return el('span', { class: `icon icon-${name}`, 'aria-hidden': 'true' });
}
