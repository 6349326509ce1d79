type Child = Node | string | null | readonly Child[];

interface Properties {
  readonly [attribute: string]: string | number | boolean | null;
}

/**
 * An element with attributes and children. Text becomes text nodes, never markup; `true` sets an empty attribute,
 * `false` and `null` leave it out.
 */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null) continue;
    if (typeof child === 'string' || child instanceof Node) element.append(child);
    else append(element, child);
  }
}

/** An id no other element of the page has. */
export function freshId(prefix: string): string {
  return `${prefix}-${crypto.randomUUID()}`;
}
