import { describeDirective } from '../language/directives.ts';
import { didYouMean } from '../language/near-matches.ts';
import { requestNamed, requestNames } from '../language/request-named.ts';
import type { NeededRun } from './needed-run.ts';
import { complain, type Resolving } from './resolving.ts';

/** What `# @ref` and `# @forceRef` of the block name, in order; a name that no request has is reported. */
export function writtenNeeds(resolving: Resolving): readonly NeededRun[] {
  const { document, block } = resolving;
  const needs: NeededRun[] = [];
  for (const { name: directive, value, range } of block.directives) {
    const kind = describeDirective(directive.text)?.name;
    if (kind !== 'ref' && kind !== 'force-ref') continue;
    const by = kind === 'ref' ? 'ref' : 'forceRef';
    const names = (value?.text ?? '').split(/[\s,]+/).filter((word) => word !== '');
    const whole = value ? requestNamed(document, value.text) : null;
    for (const word of whole && value ? [value.text] : names) {
      const name = requestNamed(document, word)?.name?.text;
      if (name === undefined)
        complain(
          resolving,
          'unknown-request',
          'error',
          value?.range ?? range,
          `There is no request named “${word}”.${didYouMean(word, requestNames(document))}`,
        );
      else needs.push({ name, range: value?.range ?? range, by });
    }
  }
  return needs;
}
