import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** What Debian calls it, with the letters that its pages are written in. */
export const chromiumPackages = [
  { name: 'chromium', file: '/usr/bin/chromium' },
  { name: 'fonts-dejavu-core', file: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf' },
] as const;

/** The path of a Chromium that is here: the one PORTSIDE_CHROMIUM names, else an installed one; `null` when there is none. */
export function chromiumHere(): string | null {
  return (
    [process.env['PORTSIDE_CHROMIUM'], ...candidates].find((path) => path !== undefined && existsSync(path)) ?? null
  );
}

/**
 * The path of a Chromium to run tests in: the one PORTSIDE_CHROMIUM names, else an installed one, else Debian's, which is
 * installed now if that is allowed. Throws with what to do when there is none.
 */
export function findChromium(log: (line: string) => void): string {
  const named = process.env['PORTSIDE_CHROMIUM'];
  if (named !== undefined) {
    if (existsSync(named)) return named;
    throw new Error(`PORTSIDE_CHROMIUM names ${named}, and there is no such file.`);
  }
  const found = chromiumHere();
  if (found !== null) return found;

  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    log('Installing Chromium from Debian (apt-get install chromium) …');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const names = chromiumPackages.map(({ name }) => name);
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...names]]) {
      const outcome = spawnSync('apt-get', args, { env: environment, encoding: 'utf8' });
      if (outcome.status !== 0)
        throw new Error(`apt-get ${args.join(' ')} failed:\n${outcome.stdout}${outcome.stderr}`);
    }
    const installed = chromiumHere();
    if (installed !== null) return installed;
  }
  throw new Error(
    'The tests in VS Code need Chromium. Install it (on Debian: sudo apt-get install chromium), or name one in PORTSIDE_CHROMIUM.',
  );
}
