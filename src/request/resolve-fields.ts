import { isToken } from '../language/characters.ts';
import type { Located, WrittenField } from '../language/document.ts';
import { resolveAuthorization, writtenWords } from './authorization.ts';
import type { CredentialsWord } from './credentials.ts';
import type { RequestField } from './resolved-request.ts';
import { complain, type Resolving } from './resolving.ts';
import type { Scope } from './scope.ts';
import { spreadFields } from './spread-fields.ts';
import { pieceOf } from './substitute.ts';

/**
 * The written fields with everything substituted, in order, with their case. What cannot be sent is reported and left
 * out.
 */
export async function resolveFields(resolving: Resolving, scope: Scope): Promise<readonly RequestField[]> {
  const fields: RequestField[] = [];
  for (const field of resolving.block.request.fields) {
    const spread = field.value.length === 0 ? /^(?:\.\.\.|\*)(.+)$/.exec(field.name.text)?.[1] : undefined;
    if (spread !== undefined) {
      fields.push(...(await spreadFields(resolving, scope, spread, field.name.range)));
      continue;
    }
    const resolved = await resolveField(resolving, scope, field);
    if (resolved) fields.push(resolved);
  }
  return withoutDuplicates(resolving, fields);
}

/** Several fields of one name as the profile's tool sends them. */
function withoutDuplicates({ traits }: Resolving, fields: readonly RequestField[]): readonly RequestField[] {
  if (traits.duplicateFields === 'all') return fields;
  const kept: RequestField[] = [];
  for (const field of fields) {
    const index = kept.findIndex(({ name }) => name.toLowerCase() === field.name.toLowerCase());
    const twin = kept[index];
    if (!twin || (traits.duplicateFields === 'last-of-differing-case' && twin.name === field.name)) kept.push(field);
    else if (traits.duplicateFields === 'last-of-differing-case') kept[index] = field;
    else
      kept[index] = {
        ...twin,
        value: `${twin.value}${field.name.toLowerCase() === 'cookie' ? '; ' : ', '}${field.value}`,
      };
  }
  return kept;
}

async function resolveField(resolving: Resolving, scope: Scope, field: WrittenField): Promise<RequestField | null> {
  const { document, block } = resolving;
  const before = block.request.range.start;
  const head = await scope.substitute(pieceOf(document, field.name), before);
  const pieces: (string | null)[] = [];
  const isShort = resolving.traits.authorizationSugar && field.name.text.toLowerCase() === 'authorization';
  const words: CredentialsWord[] | null = isShort ? [] : null;
  for (const piece of field.value)
    pieces.push(
      words
        ? await substituteWords(resolving, scope, piece, words)
        : await scope.substitute(pieceOf(document, piece), before),
    );
  if (head === null || pieces.includes(null)) return null;
  // A value may bring the colon along.
  const colon = field.name.text.includes('{{') ? head.indexOf(':') : -1;
  if (colon === -1 && field.value.length === 0) {
    complain(
      resolving,
      'field-without-colon',
      'error',
      field.name.range,
      'With the values put in, this line still has no colon. A field needs one: write Name: value.',
    );
    return null;
  }
  const name = colon === -1 ? head : head.slice(0, colon);
  if (colon !== -1) pieces[0] = `${head.slice(colon + 1)}${pieces.length > 0 ? `:${pieces[0]}` : ''}`.trim();
  if (!isToken(name)) {
    complain(
      resolving,
      'invalid-field-name',
      'error',
      field.name.range,
      `“${name}” is no field name: a name holds letters, digits and !#$%&'*+-.^_\`|~ only.`,
    );
    return null;
  }
  const value = pieces.join(' ');
  const range = { start: field.name.range.start, end: field.range.end };
  if (/[\r\n\0]/.test(value)) {
    complain(
      resolving,
      'control-character',
      'error',
      range,
      `A value puts a line break or a NUL into the field ${name}, which would begin another field (RFC 9110 section 5.5).`,
    );
    return null;
  }
  if (/[^\x20-\x7e\t]/.test(value))
    complain(
      resolving,
      'non-ascii-field-value',
      'warning',
      range,
      `Characters outside ASCII in the field ${name} are sent as UTF-8. Servers may read them otherwise (RFC 9110 section 5.5).`,
    );
  const brought =
    !words && resolving.traits.authorizationSugar && name.toLowerCase() === 'authorization'
      ? [{ text: value, range: field.name.range, gap: '', isSubstituted: true }]
      : words;
  const sent = brought ? resolveAuthorization(resolving, value, range, brought) : value;
  return sent === null ? null : { name, value: sent, origin: 'written', reason: null };
}

/** Each word by itself, so that a user name or a password may hold white space. Adds them to `words`. */
async function substituteWords(
  { document, block }: Resolving,
  scope: Scope,
  piece: Located,
  words: CredentialsWord[],
): Promise<string | null> {
  const parts: string[] = [];
  let isComplete = true;
  for (const word of writtenWords(document, piece)) {
    const text = await scope.substitute(pieceOf(document, word), block.request.range.start);
    if (text === null) {
      isComplete = false;
      continue;
    }
    words.push({ ...word, text });
    parts.push(text, word.gap);
  }
  return isComplete ? parts.join('') : null;
}

/** The value of the first field of that name, in any case; `null` without one. */
export function fieldValue(fields: readonly RequestField[], name: string): string | null {
  return fields.find((field) => field.name.toLowerCase() === name)?.value ?? null;
}
