import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { failureViews } from '../../test/webview/failure-views.ts';
import { openPages } from '../../test/webview/open-page.ts';

/** Takes pictures of the certificate view after failures, as a narrow side bar shows it: `node scripts/screenshots/failure-pictures.ts FOLDER [failure…]`. */
const [folder = 'pictures', ...names] = process.argv.slice(2);
await mkdir(resolve(folder), { recursive: true });
const pages = await openPages();
for (const { name, view } of await failureViews()) {
  if (names.length > 0 && !names.includes(name)) continue;
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    const { page, post, problems } = await pages.open('certificate', { theme, width: 300, height: 700 });
    await post({ type: 'certificate', view, change: null });
    await page.waitForSelector('.who');
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(resolve(folder), `${name}-${theme}.png`) });
    if (problems.length > 0) console.log(name, problems);
    await page.context().close();
  }
}
await pages.close();
