import type { HttpDocument } from '../document.ts';
import { type Completion, completion } from './completion.ts';

/** Addresses that are proposed; a file of thousands of requests would hide the ones that matter. */
const most = 200;

/**
 * What may stand as a target: `https://`, the origins written in this file, and, once a word is an origin, the paths
 * written under it. `own` is the target being written, which is not proposed.
 */
export function targetCompletions(document: HttpDocument, prefix: string, own: number): readonly Completion[] {
  const targets = new Set<string>();
  for (const { request } of document.blocks) {
    if (!request || (request.target.range.start <= own && own <= request.target.range.end)) continue;
    targets.add(request.target.text.split(/[?#]/, 1)[0] ?? '');
  }
  targets.delete('');
  const origins = new Map<string, number>();
  const paths = new Set<string>();
  for (const target of targets) {
    const origin = /^(?:[a-z]+:\/\/)?(?:\{\{[^{}]*\}\}|[^/{}])+/i.exec(target)?.[0];
    if (origin !== undefined) origins.set(origin, (origins.get(origin) ?? 0) + 1);
    if (target !== origin && target !== '/' && (prefix === '' || target.startsWith(prefix) || target.startsWith('/')))
      paths.add(target);
  }
  const byUse = [...origins].sort(([, one], [, other]) => other - one).map(([origin]) => origin);
  return [
    ...byUse.slice(0, most).map((origin) => completion('address', origin, { detail: 'Written in this file' })),
    ...[...paths].slice(0, most).map((path) => completion('address', path, { detail: 'Written in this file' })),
    ...['https://', 'http://'].map((scheme) => completion('address', scheme, { goesOn: true })),
  ];
}
