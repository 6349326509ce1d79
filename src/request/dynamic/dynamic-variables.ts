import type { DynamicVariable } from './dynamic-variable.ts';
import { processEnvironment } from './process-environment.ts';
import { randomInteger } from './random-integer.ts';
import { timestamp } from './timestamp.ts';
import { uuid } from './uuid.ts';

/** Name without `$` to what gives the value. To add one: a file beside this one, and a line here. */
export const dynamicVariables: ReadonlyMap<string, DynamicVariable> = new Map([
  ['uuid', uuid],
  ['guid', uuid],
  ['random.uuid', uuid],
  ['timestamp', timestamp],
  ['randomInt', randomInteger],
  ['processEnv', processEnvironment],
  ['env', processEnvironment],
]);

/** Names that other tools know and Portside does not give yet. */
const known: readonly string[] = [
  'datetime',
  'localDatetime',
  'isoTimestamp',
  'timestampMs',
  'timestampISO8601',
  'date',
  'now',
  'dotenv',
  'shared',
  'global',
  'input',
  'input-askonce',
  'password',
  'password-askonce',
  'prompt',
  'pick',
  'pick-askonce',
  'projectRoot',
  'historyFolder',
  'exampleServer',
  'placeholder',
  'auth.token',
  'auth.idToken',
  'aadToken',
  'aadV2Token',
  'oidcAccessToken',
  'randomString',
  'randomName',
  'randomEmail',
  'randomChoice',
];

/** Whether `name` (without `$`) is one of those, or of a family of those. */
export function isKnownElsewhere(name: string): boolean {
  return known.includes(name) || name.startsWith('random.') || name.startsWith('global.') || name.startsWith('fake.');
}

/** A call as written between the braces, `$` first. */
export interface DynamicCall {
  readonly name: string;
  readonly words: readonly string[];
}

/** `$randomInt 1 5`, `$randomInt(1, 5)` and `$env.HOME`; `null` when it has none of these forms. */
export function dynamicCallOf(inner: string): DynamicCall | null {
  const match = /^\$([A-Za-z][\w.-]*)(?:\((.*)\)|\s+(.*))?$/s.exec(inner);
  const name = match?.[1];
  if (name === undefined) return null;
  const words = (match?.[2] ?? match?.[3] ?? '').split(/[\s,]+/).filter((word) => word !== '');
  return name.startsWith('env.') ? { name: 'env', words: [name.slice(4), ...words] } : { name, words };
}
