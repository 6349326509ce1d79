import { assertionOperators, describeAssertionOperator } from '../assertion-operators.ts';
import { type Completion, completion } from './completion.ts';

/** What may be looked at, and what is shown beside it. A word that wants another one behind it ends with a blank. */
const subjects: readonly (readonly [written: string, detail: string])[] = [
  ['status', 'the number'],
  ['header ', 'a field of the response'],
  ['body', 'the whole text'],
  ['body $.', 'a part of a JSON body'],
  ['xpath //', 'a part of an XML body'],
  ['duration', 'milliseconds'],
  ['tls.trusted', 'true or false'],
  ['tls.protocol', 'TLSv1.3'],
  ['tls.cipher', 'the cipher suite'],
  ['tls.daysLeft', 'until the certificate expires'],
  ['tls.issuer', 'who signed the certificate'],
  ['tls.chain[0].subject', 'whose certificate it is'],
  ['findings', 'what is wrong, as a list'],
  ['failure.code', 'why there was no response'],
  ['connection.remoteAddress', 'who answered'],
  ['trailer ', 'a field behind the body'],
  ['js response.', 'what needs no script'],
];

/** Fields of responses, the usual ones first. */
const responseFields = [
  'content-type',
  'content-length',
  'cache-control',
  'etag',
  'location',
  'set-cookie',
  'last-modified',
  'content-encoding',
  'vary',
  'access-control-allow-origin',
  'strict-transport-security',
  'www-authenticate',
  'retry-after',
  'server',
  'date',
];

const phases = ['dns', 'connect', 'proxy', 'tls', 'send', 'wait', 'receive'];

/** What is often compared with, by what is looked at. */
const values: Readonly<Record<string, readonly string[]>> = {
  status: ['200', '201', '202', '204', '301', '302', '304', '400', '401', '403', '404', '409', '422', '500', '503'],
  'header content-type': ['application/json', 'text/html', 'text/plain', 'application/xml'],
  'tls.trusted': ['true', 'false'],
  'tls.protocol': ['TLSv1.3', 'TLSv1.2'],
};

/** What may follow `left`, which is what stands between `??` and the word to complete. */
export function assertionCompletions(left: string): readonly Completion[] {
  const words = left.split(/\s+/).filter((word) => word !== '');
  const [first, second] = words;
  if (first === undefined)
    return subjects.map(([written, detail]) =>
      completion('keyword', written.trimEnd(), { insert: written, detail, goesOn: written.endsWith(' ') }),
    );
  if (words.length === 1 && (first === 'header' || first === 'trailer'))
    return responseFields.map((name) => completion('field', name));
  if (words.length === 1 && first === 'duration')
    return [...operators(), ...phases.map((phase) => completion('value', phase, { detail: 'milliseconds' }))];
  const at = words.findIndex((word, index) => index > 0 && describeAssertionOperator(word) !== null);
  if (at !== -1) {
    const known = at === words.length - 1 ? values[words.slice(0, at).join(' ').toLowerCase()] : undefined;
    return (known ?? []).map((value) => completion('value', value));
  }
  // What a script works out may have blanks and operators of its own.
  const isWhole = words.length === 1 || (second !== undefined && words.length === 2);
  return first !== 'js' && isWhole ? operators() : [];
}

function operators(): readonly Completion[] {
  return assertionOperators.map(({ name, aliases, value, meaning }) =>
    completion('keyword', name, {
      insert: value === 'none' ? name : `${name} `,
      detail: aliases.join(', '),
      documentation: meaning,
      filter: [name, ...aliases].join(' '),
      goesOn: value !== 'none',
    }),
  );
}
