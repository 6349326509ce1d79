import { describeDirective } from '../language/directives.ts';
import { complain, type Resolving } from './resolving.ts';

/** How the text of a body is treated: what the profile says, else what the block's directives say. */
export interface BodyWishes {
  /** Lines that begin with `#` or `//`; those from `/*` to its end as well. */
  readonly comments: 'kept' | 'stripped' | 'stripped-with-blocks';
  readonly lineEnds: 'as-written' | 'lf' | 'crlf';
  /** `< file`: placeholders in the file are substituted. */
  readonly substitutesFiles: boolean;
}

export function bodyWishes(resolving: Resolving): BodyWishes {
  const { traits, block } = resolving;
  let wishes: BodyWishes = {
    comments: traits.bodyComments,
    lineEnds: traits.bodyLineEnds,
    substitutesFiles: traits.substitutesFiles,
  };
  for (const { name, value, range } of block.directives) {
    const kind = describeDirective(name.text)?.name;
    const word = value?.text.toLowerCase() ?? '';
    if (kind === 'inject-variables') wishes = { ...wishes, substitutesFiles: true };
    else if (kind === 'body-comments' && (word === 'strip' || word === 'keep'))
      wishes = { ...wishes, comments: word === 'strip' ? 'stripped' : 'kept' };
    else if (kind === 'eol' && (word === 'lf' || word === 'crlf')) wishes = { ...wishes, lineEnds: word };
    else if (kind === 'body-comments' || kind === 'eol')
      complain(
        resolving,
        'malformed-choice',
        'error',
        value?.range ?? range,
        `@${name.text} takes ${kind === 'eol' ? 'lf or crlf' : 'strip or keep'}: @${name.text} ${kind === 'eol' ? 'lf' : 'keep'}.`,
      );
  }
  return wishes;
}
