import { difference, type PortabilityCheck } from './difference.ts';
import { formPartsOf } from './form-parts.ts';

/**
 * Lines of a form, which are joined here as in JetBrains where one ends or the next begins with `&`, in REST Client only where
 * the next does, and in httpYac all of them.
 */
export const formLines: PortabilityCheck = (document, block) =>
  formPartsOf(block).flatMap((range) => {
    const text = document.text.slice(range.start, range.end);
    if (/^\s*[{[<](?!\{)/.test(text))
      return [
        difference(
          'differs-form-lines',
          range,
          'The Content-Type says that this is a form, but it is none, and goes out as it is; REST Client and httpYac percent-encode it. Correct the Content-Type.',
          null,
        ),
      ];
    const lines = text.split(/\r\n|\r|\n/);
    const isOne = lines.length === 1;
    const isAlike = lines.every(
      (line, index) => (index === 0 || line.startsWith('&')) && !spaced.test(line) && (isOne || !line.endsWith('&')),
    );
    if (isAlike) return [];
    return [
      difference(
        'differs-form-lines',
        range,
        isOne
          ? 'White space around names and values of a form that is one line is sent encoded; httpYac drops it. Write it without.'
          : 'REST Client joins only lines of a form that begin with &, and sends every other line break and all white space encoded; httpYac joins all lines and drops the white space. Begin each line but the first with &, without white space.',
        null,
      ),
    ];
  });

/** White space around a name or a value. */
const spaced = /^[ \t]|[ \t]$|[ \t][&=]|[&=][ \t]/;
