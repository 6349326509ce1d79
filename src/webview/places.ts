/** Where a reader is in a page that is about to be drawn anew. */
export interface Places {
  /** Opens and closes, scrolls and focuses as it was, as far as the same things are there. */
  readonly restore: () => void;
}

/** All that can be opened or stood on. */
const places = 'details.disclosure, [role=treeitem]';
const titles = '.finding-title, .step-title, .certificate-title, .section-title, .row-label';

export function placesIn(root: HTMLElement): Places {
  const before = [...root.querySelectorAll<HTMLElement>(places)];
  const open = new Map(before.map((place) => [pathOf(place), isOpen(place)]));
  const focused = document.activeElement
    ?.closest<HTMLElement>('summary, [role=treeitem]')
    ?.closest<HTMLElement>(places);
  const focusedPath = focused && root.contains(focused) ? pathOf(focused) : null;
  const inSight = window.scrollY === 0 ? undefined : before.find((place) => topOf(place) >= 0 && isDrawn(place));
  const anchor = inSight && { path: pathOf(inSight), top: topOf(inSight) };
  const { scrollY } = window;

  return {
    restore() {
      const now = new Map<string, HTMLElement>();
      // What is opened brings more to light, which comes behind it.
      for (let more = true; more; ) {
        more = false;
        for (const place of root.querySelectorAll<HTMLElement>(places)) {
          const path = pathOf(place);
          if (now.get(path) === place) continue;
          now.set(path, place);
          const wanted = open.get(path) ?? null;
          const opened = isOpen(place);
          if (wanted === null || opened === null || wanted === opened) continue;
          turn(place, wanted);
          more = true;
        }
      }
      if (focusedPath !== null) {
        const place = now.get(focusedPath);
        (place instanceof HTMLDetailsElement ? place.querySelector('summary') : place)?.focus({ preventScroll: true });
      }
      const place = anchor && now.get(anchor.path);
      if (place) window.scrollBy(0, topOf(place) - anchor.top);
      else window.scrollTo(0, scrollY);
    },
  };
}

/** Its title after those of what it stands in; the times and sizes beside a title may change. */
function pathOf(place: HTMLElement): string {
  const head = place.querySelector<HTMLElement>(':scope > summary, :scope > .tree-line');
  const title = (head?.querySelector(titles) ?? head)?.textContent ?? '';
  const outer = place.parentElement?.closest<HTMLElement>(places);
  return outer ? `${pathOf(outer)}\n${title}` : title;
}

/** `null` for what cannot be opened. */
function isOpen(place: HTMLElement): boolean | null {
  if (place instanceof HTMLDetailsElement) return place.open;
  const expanded = place.getAttribute('aria-expanded');
  return expanded === null ? null : expanded === 'true';
}

function turn(place: HTMLElement, open: boolean): void {
  if (place instanceof HTMLDetailsElement) {
    place.open = open;
    // Its content is made when it hears of it, and its own event comes too late.
    place.dispatchEvent(new Event('toggle'));
  } else place.dispatchEvent(new CustomEvent('tree-toggle', { bubbles: true }));
}

function topOf(place: HTMLElement): number {
  return place.getBoundingClientRect().top;
}

function isDrawn(place: HTMLElement): boolean {
  return place.checkVisibility();
}
