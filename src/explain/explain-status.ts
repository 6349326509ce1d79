import { type Entry, explanationOf } from './entry.ts';
import type { Explanation } from './explanation.ts';
import { clientErrorStatuses } from './status/client-error-statuses.ts';
import { informationalStatuses } from './status/informational-statuses.ts';
import { redirectionStatuses } from './status/redirection-statuses.ts';
import { serverErrorStatuses } from './status/server-error-statuses.ts';
import { statusClasses } from './status/status-classes.ts';
import { successfulStatuses } from './status/successful-statuses.ts';
import { unofficialStatuses } from './status/unofficial-statuses.ts';

const registered = [
  informationalStatuses,
  successfulStatuses,
  redirectionStatuses,
  clientErrorStatuses,
  serverErrorStatuses,
];

/** A code outside 100 to 599, which no version of HTTP defines. */
const impossible: Entry = {
  title: 'Not an HTTP status code',
  summary: 'Status codes have three digits and go from 100 to 599.',
  detail:
    'A number outside that range has no class, so a client can only treat the response as it would a 5xx. It comes from a broken server, or from something that is not HTTP.',
  advice: ['Look at the raw response to see what answered.'],
  see: ['rfc9110#15'],
};

/** The codes with an entry of their own, the registered first. */
export function knownStatuses(): readonly number[] {
  return [...registered, unofficialStatuses].flatMap((table) => Object.keys(table).map(Number));
}

/** True when the code is in the IANA registry, the reserved 306 and 418 included. */
export function isRegisteredStatus(code: number): boolean {
  return registered.some((table) => Object.hasOwn(table, code));
}

/** Never null: a code that no table knows is explained by its class. */
export function explainStatus(code: number): Explanation {
  const entry = registered.find((table) => Object.hasOwn(table, code))?.[code];
  if (entry !== undefined) {
    return explanationOf('status', String(code), entry);
  }
  const unofficial = unofficialStatuses[code];
  if (unofficial !== undefined) {
    const detail = `${code} is in use without being registered with IANA. ${unofficial.detail}`;
    return explanationOf('status', String(code), { ...unofficial, detail });
  }
  const known = classEntry(code);
  if (known === null) {
    return explanationOf('status', String(code), impossible);
  }
  return explanationOf('status', String(code), {
    ...known,
    summary: `${code} is not registered; by its first digit it means: ${lowerFirst(known.summary)}`,
  });
}

/** Explains `4xx`, so a whole class; null for a digit that has none. */
export function explainStatusClass(digit: number): Explanation | null {
  const entry = classEntry(digit * 100);
  return entry === null ? null : explanationOf('status', `${digit}xx`, entry);
}

function classEntry(code: number): Entry | null {
  const digit = Math.floor(code / 100);
  return digit === 1 || digit === 2 || digit === 3 || digit === 4 || digit === 5 ? statusClasses[digit] : null;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
