import { type Completion, completion } from './completion.ts';
import { valuesOfField } from './field-values.ts';

/** A field that a request may have. */
export interface FieldChoice {
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  readonly example: string;
}

/** The order of the first; all others follow as they come. */
const usual = [
  'Accept',
  'Content-Type',
  'Authorization',
  'Accept-Encoding',
  'Accept-Language',
  'Cache-Control',
  'Cookie',
  'If-None-Match',
  'If-Modified-Since',
  'If-Match',
  'Origin',
  'Prefer',
  'Range',
  'Referer',
  'User-Agent',
  'Host',
];

/** Fields that may stand several times in a request without being wrong. */
const repeatable: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'cookie',
  'forwarded',
  'link',
  'prefer',
  'via',
  'x-forwarded-for',
]);

/** Names of fields, the usual ones first, those written already last; none of those that may stand once only. */
export function fieldNameCompletions(
  fields: readonly FieldChoice[],
  written: readonly string[],
  hasColon: boolean,
): readonly Completion[] {
  const present = new Set(written.map((name) => name.toLowerCase()));
  const rank = ({ name }: FieldChoice): number =>
    present.has(name.toLowerCase()) ? usual.length + 1 : usual.includes(name) ? usual.indexOf(name) : usual.length;
  return fields
    .filter(({ name }) => !present.has(name.toLowerCase()) || repeatable.has(name.toLowerCase()))
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ name, summary, example }) =>
      completion('field', name, {
        insert: hasColon ? name : `${name}: `,
        documentation: `${summary}\n\nFor example: ${name}: ${example}`,
        goesOn: !hasColon && valuesOfField(name).length > 0,
      }),
    );
}

/**
 * Values of a field, or parameters where `before` ends in `;`. `before` is what stands before the word since the last
 * comma, `example` what the standards give as one, empty for none.
 */
export function fieldValueCompletions(
  name: string,
  before: string,
  needsSpace: boolean,
  example: string,
): readonly Completion[] {
  const put = (text: string): string => (needsSpace ? ` ${text}` : text);
  if (before.includes(';')) return parametersOf(name, before).map((text) => completion('value', text));
  if (before !== '') return [];
  const values = valuesOfField(name);
  const known = values.some(([text]) => text === example);
  return [
    ...values.map(([text, detail]) =>
      completion('value', text, { insert: put(text), detail, goesOn: text.endsWith(' ') }),
    ),
    ...(example === '' || known ? [] : [completion('value', example, { insert: put(example), detail: 'Example' })]),
  ];
}

function parametersOf(name: string, before: string): readonly string[] {
  const lower = name.toLowerCase();
  if (lower.startsWith('accept')) return ['q=0.9', 'q=0.5', 'q=0.1', ...(lower === 'accept' ? ['charset=utf-8'] : [])];
  if (lower === 'content-type')
    return before.startsWith('multipart/') ? ['boundary=boundary'] : ['charset=utf-8', 'charset=iso-8859-1'];
  if (lower === 'content-disposition') return ['name=""', 'filename=""'];
  return [];
}
