/**
 * Draws `media/icon.png`, the 128 by 128 picture that the marketplace wants, from `media/icon.svg`.
 * To be run after the SVG has been changed; the PNG is kept in the repository because drawing it needs a browser.
 *
 *     node scripts/icon.ts [path of Chromium]
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';

const PIXELS = 128;
const media = path.join(import.meta.dirname, '..', 'media');
const executablePath = process.argv[2] ?? '/usr/bin/chromium';

const svg = await readFile(path.join(media, 'icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({ viewport: { width: PIXELS, height: PIXELS } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  await writeFile(path.join(media, 'icon.png'), png);
  console.log(`media/icon.png: ${png.length} bytes`);
} finally {
  await browser.close();
}
