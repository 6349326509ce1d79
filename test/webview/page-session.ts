import assert from 'node:assert/strict';
import type { Context } from 'mocha';
import { chromiumPath, type OpenPage, openPages, type PageOptions, type Pages } from './open-page.ts';

/** Pages of one suite: opened when a test asks, used again by the tests after it, closed at the end. */
export interface PageSession {
  readonly start: (context: Context) => Promise<void>;
  /** A page that has just been loaded. */
  readonly fresh: (options: PageOptions) => Promise<OpenPage>;
  /** The page of an earlier test with the same options, whatever it shows. */
  readonly shared: (options: PageOptions) => Promise<OpenPage>;
  /** Fails when a page met an error or broke its content security policy. */
  readonly check: () => Promise<void>;
  readonly end: () => Promise<void>;
}

export function pageSession(entry: 'panel' | 'certificate'): PageSession {
  let pages: Pages | null = null;
  const kept = new Map<string, OpenPage>();
  const once: OpenPage[] = [];

  const open = async (options: PageOptions): Promise<OpenPage> => {
    assert.ok(pages);
    return pages.open(entry, options);
  };

  return {
    async start(context) {
      if (chromiumPath === null) {
        console.log('skipped: the pages in a browser, since there is no Chromium on this machine');
        context.skip();
      }
      pages = await openPages();
    },
    async fresh(options) {
      const one = await open(options);
      once.push(one);
      return one;
    },
    async shared(options) {
      const key = JSON.stringify(options);
      const one = kept.get(key) ?? (await open(options));
      kept.set(key, one);
      return one;
    },
    async check() {
      for (const one of [...kept.values(), ...once]) assert.deepEqual(one.problems, []);
      for (const one of once.splice(0)) await one.page.context().close();
    },
    async end() {
      await pages?.close();
    },
  };
}
