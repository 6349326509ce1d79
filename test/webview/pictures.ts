import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ToCertificate, ToPanel } from '../../src/view/messages.ts';
import type { ResponseView } from '../../src/view/response-view.ts';
import { openPages } from './open-page.ts';
import { type SampleName, sample } from './samples.ts';
import type { ThemeName } from './themes.ts';

/** Takes pictures of samples into a folder, to be looked at: `node test/webview/pictures.ts FOLDER [sample…]`. */
const [folder = 'pictures', ...names] = process.argv.slice(2);
const target = join(process.cwd(), folder);
await mkdir(folder.startsWith('/') ? folder : target, { recursive: true });
const out = (name: string): string => join(folder.startsWith('/') ? folder : target, `${name}.png`);

interface Shot {
  readonly name: string;
  readonly sample: SampleName;
  readonly theme: ThemeName;
  readonly width: number;
  readonly height: number;
  readonly tab?: string;
  readonly entry?: 'certificate';
  /** The response is still awaited. */
  readonly opened?: true;
}

const shots: readonly Shot[] = [
  { name: 'json-dark', sample: 'json', theme: 'dark', width: 1000, height: 760 },
  { name: 'json-light', sample: 'json', theme: 'light', width: 1000, height: 760 },
  { name: 'json-contrast', sample: 'json', theme: 'contrast', width: 1000, height: 760 },
  { name: 'json-narrow', sample: 'json', theme: 'dark', width: 400, height: 760 },
  { name: 'headers-dark', sample: 'json', theme: 'dark', width: 1000, height: 760, tab: 'headers' },
  { name: 'headers-narrow', sample: 'json', theme: 'light', width: 400, height: 760, tab: 'headers' },
  { name: 'timing-light', sample: 'redirects', theme: 'light', width: 1200, height: 760, tab: 'timing' },
  { name: 'redirects-dark', sample: 'redirects', theme: 'dark', width: 1000, height: 700, tab: 'redirects' },
  { name: 'tls-light', sample: 'json', theme: 'light', width: 1200, height: 900, tab: 'tls' },
  { name: 'request-light', sample: 'created', theme: 'light', width: 1000, height: 760, tab: 'request' },
  { name: 'assertions-dark', sample: 'tested', theme: 'dark', width: 900, height: 620, tab: 'tests' },
  { name: 'assertions-light', sample: 'tested', theme: 'light', width: 420, height: 760, tab: 'tests' },
  { name: 'unauthorized-dark', sample: 'unauthorized', theme: 'dark', width: 1000, height: 500 },
  { name: 'error-light', sample: 'serverError', theme: 'light', width: 1000, height: 760 },
  { name: 'expired-dark', sample: 'expired', theme: 'dark', width: 1000, height: 900 },
  { name: 'expired-narrow', sample: 'expired', theme: 'light', width: 400, height: 900 },
  { name: 'dns-light', sample: 'dns', theme: 'light', width: 1000, height: 700 },
  { name: 'nottls-dark', sample: 'notTls', theme: 'dark', width: 1000, height: 800 },
  { name: 'truncated-light', sample: 'truncated', theme: 'light', width: 1000, height: 760, tab: 'body' },
  { name: 'svg-dark', sample: 'svg', theme: 'dark', width: 900, height: 600 },
  { name: 'binary-light', sample: 'binary', theme: 'light', width: 900, height: 600 },
  { name: 'empty-dark', sample: 'empty', theme: 'dark', width: 900, height: 500 },
  { name: 'hostile-light', sample: 'hostile', theme: 'light', width: 1000, height: 800, tab: 'headers' },
  { name: 'certificate-dark', sample: 'json', theme: 'dark', width: 320, height: 1700, entry: 'certificate' },
  { name: 'certificate-light', sample: 'json', theme: 'light', width: 320, height: 1700, entry: 'certificate' },
  {
    name: 'certificate-opened-dark',
    sample: 'json',
    theme: 'dark',
    width: 320,
    height: 900,
    entry: 'certificate',
    opened: true,
  },
  {
    name: 'certificate-opened-light',
    sample: 'json',
    theme: 'light',
    width: 320,
    height: 900,
    entry: 'certificate',
    opened: true,
  },
  { name: 'progress-dark', sample: 'json', theme: 'dark', width: 800, height: 200, opened: true },
  { name: 'progress-light', sample: 'json', theme: 'light', width: 420, height: 200, opened: true },
  { name: 'certificate-expired', sample: 'expired', theme: 'dark', width: 300, height: 1600, entry: 'certificate' },
  { name: 'certificate-plain', sample: 'notFound', theme: 'light', width: 300, height: 700, entry: 'certificate' },
];

function messageOf({ entry, opened }: Shot, view: ResponseView): ToCertificate | ToPanel {
  const { certificate } = view;
  if (entry)
    return opened
      ? { type: 'opened', view: certificate, change: null, awaits: 'response' }
      : { type: 'certificate', view: certificate, change: null };
  return opened
    ? {
        type: 'progress',
        id: 1,
        title: view.title,
        phase: 'Waiting for the response',
        elapsed: 3200,
        verdict: certificate.verdict,
      }
    : { type: 'response', view };
}

const pages = await openPages();
for (const shot of shots) {
  if (names.length > 0 && !names.some((name) => shot.name.startsWith(name))) continue;
  const view = await sample(shot.sample);
  const { page, post, problems } = await pages.open(shot.entry ?? 'panel', shot);
  await post(messageOf(shot, view));
  await page.waitForSelector(shot.entry ? '.who' : shot.opened ? '.progress-who .lock' : '.response');
  if (shot.tab) await page.click(`[data-tab=${shot.tab}]`);
  if (!shot.entry && !shot.opened && !shot.tab && view.body.kind === 'text') await page.waitForSelector('.cm-line');
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: out(shot.name) });
  if (problems.length > 0) console.log(shot.name, problems);
  await page.context().close();
}
await pages.close();
