import { explain } from '../explain/explain.ts';
import type { Explanation } from '../explain/explanation.ts';
import { nearWords } from '../explain/near-words.ts';
import { exitCodes } from './exit-codes.ts';
import { parseOptions } from './options.ts';
import { styled, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { wrapped } from './wrapped.ts';

/** `portside explain WORD...` */
export async function explainCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, { json: { type: 'boolean' } });
  if (positionals.length === 0)
    throw new UsageError('bad-usage', 'portside explain needs a word, like 404 or ECONNREFUSED.');
  const word = positionals.join(' ');
  const explanations = explain(word);
  if (explanations.length === 0) {
    const near = nearWords(word);
    throw new UsageError(
      'unknown-word',
      `Nothing is known about "${word}".${near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ''}`,
    );
  }
  if (values.json) for (const explanation of explanations) terminal.out(`${JSON.stringify(explanation)}\n`);
  else terminal.out(explanations.map((one) => explanationText(one, terminal)).join('\n'));
  return exitCodes.fine;
}

/** Its name, and what that means where the title says something else: `404 Not Found`, `Port 443: HTTPS`, `ETag: …`. */
function headingOf({ kind, key, title }: Explanation): string {
  if (kind === 'status') return `${key} ${title}`;
  if (kind === 'port') return `Port ${key}: ${title}`;
  return title.toLowerCase().includes(key.toLowerCase()) ? title : `${key}: ${title}`;
}

function explanationText(explanation: Explanation, terminal: Terminal): string {
  const lines = [
    styled(terminal, 'bold', headingOf(explanation)),
    ...wrapped(explanation.summary, terminal.columns, '  '),
    '',
    ...explanation.detail.split('\n\n').flatMap((paragraph) => [...wrapped(paragraph, terminal.columns, '  '), '']),
    ...explanation.advice.flatMap((advice) => wrapped(advice, terminal.columns, '  ', '- ')),
    ...(explanation.advice.length > 0 ? [''] : []),
    ...explanation.citations.map(({ document, section, url }) =>
      styled(terminal, 'dim', `  ${section ? `${document}, section ${section}` : document}: ${url}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
