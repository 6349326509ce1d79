import { emacsVariables, isForEmacs } from '../language/emacs-restclient.ts';
import { problemsIn } from '../language/look-up.ts';
import { complain, type Resolving } from './resolving.ts';

/**
 * Refuses what would go out otherwise than Emacs' restclient sends it: `:name` where the file defines it for Emacs, and the next
 * request, which begins there at any line with `#`, as a part of this one's body.
 */
export function checkEmacsUses(resolving: Resolving): void {
  const { document, block } = resolving;
  if (!isForEmacs(document)) return;
  for (const { code, severity, range } of problemsIn(document, block.range))
    if (code === 'missing-separator' && severity === 'warning')
      complain(
        resolving,
        code,
        'error',
        range,
        'Emacs’ restclient parts requests at every line that begins with #, Portside at ### only. Put a line with ### before it.',
      );
  const { start } = block.request.range;
  const text = document.text.slice(start, block.request.range.end);
  for (const name of new Set(emacsVariables(document))) {
    const at = text.search(new RegExp(`:${name.replaceAll('.', '\\.')}(?![\\w-])`));
    if (at === -1) continue;
    const range = { start: start + at, end: start + at + name.length + 1 };
    complain(
      resolving,
      'emacs-variable',
      'error',
      range,
      `:${name} is a variable for Emacs’ restclient and text here. Write {{${name}}}, and @${name} = value where it is defined.`,
    );
  }
}
