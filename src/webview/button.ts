import { el } from './el.ts';
import { type IconName, icon } from './icon.ts';

/** A button with an icon and a text. */
export function textButton(
  name: IconName | null,
  text: string,
  kind: 'primary' | 'secondary' | 'quiet',
  onClick: () => void,
): HTMLButtonElement {
  const button = el(
    'button',
    { type: 'button', class: `button ${kind}` },
    name === null ? null : icon(name),
    el('span', {}, text),
  );
  button.addEventListener('click', onClick);
  return button;
}

/** A button that is only an icon; `label` is its tooltip and its name. */
export function iconButton(name: IconName, label: string, onClick: () => void): HTMLButtonElement {
  const button = el('button', { type: 'button', class: 'icon-button', title: label, 'aria-label': label }, icon(name));
  button.addEventListener('click', onClick);
  return button;
}

/** Copies and says so in its place for a moment. */
export function copyButton(label: string, onCopy: () => void): HTMLButtonElement {
  const button = iconButton('copy', label, () => {
    onCopy();
    const mark = icon('check');
    button.replaceChildren(mark);
    button.setAttribute('aria-label', 'Copied');
    setTimeout(() => {
      button.replaceChildren(icon('copy'));
      button.setAttribute('aria-label', label);
    }, 1200);
  });
  return button;
}
