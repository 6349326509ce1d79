import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of the packages of which bundles are made, one after the other.
 * @param inputs Paths of esbuild's metafile, relative to `root`.
 * @throws when a package says neither its licence's name nor its text: then it must not be shipped.
 */
export function thirdPartyNotices(root: string, inputs: Iterable<string>, more: readonly string[]): string {
  const names = new Set(more);
  for (const input of inputs) {
    const match = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match?.[1]) names.add(match[1]);
  }
  const parts = [...names].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
      license?: string;
    };
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : null;
    if (!license && !text) throw new Error(`${name} does not say under which licence it is.`);
    return `${name} ${version} (${license ?? 'see below'})\n\n${text ?? `Licence: ${license}`}`;
  });
  return `Portside contains these packages.\n\n${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
