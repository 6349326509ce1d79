import { difference, type PortabilityCheck } from './difference.ts';
import { formPartsOf } from './form-parts.ts';

/** Lines of a form that are joined here as in JetBrains, and with a line break between them in REST Client and httpYac. */
export const formLines: PortabilityCheck = (document, block) =>
  formPartsOf(block).flatMap((range) => {
    const text = document.text.slice(range.start, range.end);
    if (!/[\r\n]/.test(text) || /^\s*[{[<](?!\{)/.test(text)) return [];
    const isAlike = text
      .split(/\r\n|\r|\n/)
      .every((line, index) => (index === 0 || line.startsWith('&')) && !spaced.test(line));
    if (isAlike) return [];
    return [
      difference(
        'differs-form-lines',
        range,
        'REST Client and httpYac join only lines of a form that begin with &, and send every other line break and all white space encoded. Begin each line but the first with &, without white space.',
        null,
      ),
    ];
  });

/** White space around a name or a value. */
const spaced = /^[ \t]|[ \t]$|[ \t][&=]|[&=][ \t]|&$/;
