import { fix, replacement } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';
import { formPartsOf } from './form-parts.ts';

/** `%&`, `%=`, `%+` and `%%` in a form: JetBrains sends the second sign encoded, the others both signs as written. */
export const formEscapes: PortabilityCheck = (document, block) =>
  formPartsOf(block).flatMap((range) =>
    Array.from(document.text.slice(range.start, range.end).matchAll(/%([%&=+])/g), (match) => {
      const start = range.start + match.index;
      const encoded = encodeURIComponent(match[1] ?? '');
      return difference(
        'differs-form-escape',
        { start, end: start + 2 },
        `JetBrains takes ${match[0]} for an escaped ${match[1]} and sends ${encoded}; here and in other tools both signs are sent. Write ${encoded} where that is meant.`,
        fix(`Write ${encoded}`, replacement({ start, end: start + 2 }, encoded)),
      );
    }),
  );
