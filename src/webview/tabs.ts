import { el, freshId } from './el.ts';

export interface Tab {
  /** Stable name by which a choice is remembered. */
  readonly name: string;
  readonly label: string;
  /** Shown beside the label; `null` for none. */
  readonly count: number | null;
  /** Called when the tab is shown for the first time. */
  readonly draw: () => HTMLElement;
}

/** The tabs pattern of the ARIA Authoring Practices: arrows move, Home and End jump, one tab is in the tab order. */
export function tabs(
  all: readonly Tab[],
  selected: string,
  label: string,
  onSelect: (name: string) => void,
): HTMLElement {
  const list = el('div', { role: 'tablist', class: 'tablist', 'aria-label': label });
  const container = el('div', { class: 'tabs' }, list);
  const buttons: HTMLButtonElement[] = [];
  const panels: HTMLElement[] = [];

  const select = (index: number, focus: boolean): void => {
    for (const [other, button] of buttons.entries()) {
      const isSelected = other === index;
      button.setAttribute('aria-selected', String(isSelected));
      button.tabIndex = isSelected ? 0 : -1;
      const panel = panels[other];
      if (panel) panel.hidden = !isSelected;
    }
    const tab = all[index];
    const panel = panels[index];
    if (!tab || !panel) return;
    if (panel.childElementCount === 0) panel.append(tab.draw());
    if (focus) buttons[index]?.focus();
  };

  for (const [index, tab] of all.entries()) {
    const id = freshId('tab');
    const panelId = freshId('tabpanel');
    const button = el(
      'button',
      { type: 'button', role: 'tab', id, 'aria-controls': panelId, class: 'tab', 'data-tab': tab.name },
      el('span', {}, tab.label),
      tab.count === null ? null : el('span', { class: 'count' }, String(tab.count)),
    );
    button.addEventListener('click', () => {
      select(index, false);
      onSelect(tab.name);
    });
    buttons.push(button);
    list.append(button);
    const panel = el('div', {
      role: 'tabpanel',
      id: panelId,
      'aria-labelledby': id,
      tabindex: 0,
      class: `tabpanel tabpanel-${tab.name}`,
      hidden: true,
    });
    panels.push(panel);
    container.append(panel);
  }

  list.addEventListener('keydown', (event) => {
    const from = buttons.indexOf(event.target as HTMLButtonElement);
    if (from === -1) return;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: (from + 1) % all.length,
      ArrowLeft: (from - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    const to = targets[event.key];
    const tab = to === undefined ? undefined : all[to];
    if (to === undefined || !tab) return;
    event.preventDefault();
    select(to, true);
    onSelect(tab.name);
  });

  select(
    Math.max(
      0,
      all.findIndex((tab) => tab.name === selected),
    ),
    false,
  );
  return container;
}
