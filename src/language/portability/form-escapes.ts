import { fix, replacement } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';
import { formPartsOf } from './form-parts.ts';

/**
 * Signs of a form that tools encode for themselves: `%&`, `%=`, `%+` and `%%` are escapes in JetBrains, another `%` that begins
 * no encoding is one itself in REST Client and httpYac, and httpYac leaves `\`, `^` and `|` as they are.
 */
export const formEscapes: PortabilityCheck = (document, block) =>
  formPartsOf(block).flatMap((range) => {
    const text = document.text.slice(range.start, range.end);
    if (/^\s*[{[<](?!\{)/.test(text)) return [];
    return Array.from(text.matchAll(doubtful), (match) => {
      const start = range.start + match.index;
      const { encoded, message } = reading(match[0]);
      const place = { start, end: start + match[0].length };
      return difference('differs-form-escape', place, message, fix(`Write ${encoded}`, replacement(place, encoded)));
    });
  });

const doubtful = /%[%&=+]|%(?![0-9A-Fa-f]{2}|\{\{)|\\(?![{}])|[\^|]/g;

function reading(written: string): { readonly encoded: string; readonly message: string } {
  const encoded = encodeURIComponent(written.slice(-1));
  if (written.length === 2)
    return {
      encoded,
      message: `JetBrains takes ${written} for an escaped ${written.slice(1)} and sends ${encoded}; REST Client and httpYac send the % as %25, others both signs. Write ${encoded} where that is meant.`,
    };
  return {
    encoded,
    message:
      written === '%'
        ? 'This % begins no encoding and is sent as it is; REST Client and httpYac send %25. Write %25.'
        : `httpYac sends ${written} as it is; here and in other tools it is sent as ${encoded}. Write ${encoded}.`,
  };
}
