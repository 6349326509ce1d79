import type { Range } from '../language/document.ts';
import { didYouMean } from '../language/near-matches.ts';
import { exchangeValue } from './exchange-value.ts';
import type { Origin } from './origin.ts';
import { requestIn, requestNamesIn } from './request-file.ts';
import { requestReferenceOf } from './request-reference.ts';
import { complain, knownFiles, type Resolving } from './resolving.ts';

/**
 * What a placeholder names in an exchange of this session; `undefined` when it has not this form, `null` as the value when
 * there is none, which is reported.
 */
export async function valueOfExchange(
  resolving: Resolving,
  inner: string,
  range: Range,
): Promise<{ readonly value: string | Uint8Array | null; readonly origin: Origin } | undefined> {
  const reference = requestReferenceOf(inner);
  if (!reference) return undefined;
  const files = knownFiles(resolving);
  const found = requestIn(files, reference.name);
  const name = found?.block.name?.text ?? null;
  const origin: Origin = { kind: 'exchange', name: name ?? reference.name };
  const missing = { value: null, origin };
  if (found === null || name === null) {
    complain(
      resolving,
      'unknown-request',
      'error',
      range,
      `There is no request named “${reference.name}”.${didYouMean(reference.name, requestNamesIn(files))} Name one with # @name ${reference.name} above it.`,
    );
    return missing;
  }
  const file = found.file === resolving.file ? null : found.file;
  if (!resolving.needs.some((need) => need.name === name && need.file === file))
    resolving.needs.push({ name, request: found, file, range, by: 'reference' });
  const exchange = await resolving.exchangeOf(name, file);
  if (!exchange) {
    complain(
      resolving,
      'request-not-run',
      'error',
      range,
      `“${name}” has not been run yet, so {{${inner}}} has no value. Send it first, or write # @ref ${name} above this request.`,
    );
    return missing;
  }
  const result = await exchangeValue(exchange, { ...reference, name });
  if ('value' in result) return { value: result.value, origin };
  complain(resolving, 'request-variable-empty', 'error', range, `{{${inner}}} has no value. ${result.trouble}`);
  return missing;
}
