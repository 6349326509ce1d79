import type { Locator } from 'playwright-core';

/** What is on screen of an element, white space made single: what is hidden is not in it. */
export async function shownText(locator: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: the rendered text is what these tests are about.
  return (await locator.first().innerText()).replace(/\s+/g, ' ').trim();
}
