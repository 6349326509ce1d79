import { describeDirective } from '../language/directives.ts';
import { didYouMean } from '../language/near-matches.ts';
import { changeName } from './change-name.ts';
import type { NeededRun } from './needed-run.ts';
import { requestIn, requestNamesIn } from './request-file.ts';
import { complain, knownFiles, looksForMeant, type Resolving } from './resolving.ts';

/** What `# @ref` and `# @forceRef` of the block name, in order; a name that no request has is reported. */
export function writtenNeeds(resolving: Resolving): readonly NeededRun[] {
  const { block } = resolving;
  const files = knownFiles(resolving);
  const needs: NeededRun[] = [];
  for (const { name: directive, value, range } of block.directives) {
    const kind = describeDirective(directive.text)?.name;
    if (kind !== 'ref' && kind !== 'force-ref') continue;
    const by = kind === 'ref' ? 'ref' : 'forceRef';
    const names = (value?.text ?? '').split(/[\s,]+/).filter((word) => word !== '');
    const whole = value ? requestIn(files, value.text) : null;
    for (const word of whole && value ? [value.text] : names) {
      const found = requestIn(files, word);
      const name = found?.block.name?.text;
      if (!found || name === undefined) {
        const known = looksForMeant(resolving) ? requestNamesIn(files) : [];
        complain(
          resolving,
          'unknown-request',
          'error',
          value?.range ?? range,
          `There is no request named “${word}”.${didYouMean(word, known)}`,
          value && changeName(resolving.document.text, value.range, word, known),
        );
      } else
        needs.push({
          name,
          request: found,
          file: found.file === resolving.file ? null : found.file,
          range: value?.range ?? range,
          by,
        });
    }
  }
  return needs;
}
