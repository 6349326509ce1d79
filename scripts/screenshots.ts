/**
 * `npm run screenshots [-- NAME…]`: takes the README's pictures into `docs/images/NAME-THEME.png`, from Portside as it is
 * installed, in VS Code, with the playground answering. Every scene is played anew in each theme.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkbench } from '../test/vscode/ui/open-workbench.ts';
import { buildIfStale } from './build-if-stale.ts';
import { installPackaged } from './install-packaged.ts';
import { runPlayground } from './run-playground.ts';
import { scenes } from './screenshots/scenes.ts';

const root = join(import.meta.dirname, '..');
const images = join(root, 'docs', 'images');
const examples = join(root, 'examples');

const names = process.argv.slice(2);
const chosen = scenes.filter(({ name }) => names.length === 0 || names.includes(name));
if (chosen.length === 0) throw new Error(`No such scene. Known: ${scenes.map(({ name }) => name).join(', ')}.`);

buildIfStale(console.log);
const folder = mkdtempSync(join(tmpdir(), 'portside-screenshots-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
process.env['PORTSIDE_EXTENSIONS'] = await installPackaged(folder);
mkdirSync(images, { recursive: true });

const playground = await runPlayground({ ports: 'usual', folder: join(examples, '.portside') });
if (playground.authority === null) throw new Error(`The playground did not start.\n${playground.output()}`);
for (const { name, file, size, play } of chosen) {
  for (const theme of ['light', 'dark'] as const) {
    const workbench = await openWorkbench({
      theme,
      folder: examples,
      file: join(examples, file),
      extension: 'vsix',
      scale: 2,
      // What is typed for a picture stays out of the examples.
      settings: { 'files.autoSave': 'off' },
      ...size,
    });
    try {
      await play(workbench);
      const path = join(images, `${name}-${theme}.png`);
      await workbench.screenshot(path);
      console.log(path);
    } finally {
      await workbench.close();
    }
  }
}
await playground.stop();
