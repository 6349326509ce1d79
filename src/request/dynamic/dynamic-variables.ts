import { datetime, localDatetime } from './datetime.ts';
import { type DynamicParameter, type DynamicVariableDescription, optional, repeated, required } from './description.ts';
import { dotenv } from './dotenv.ts';
import type { DynamicVariable } from './dynamic-variable.ts';
import { exampleServer } from './example-server.ts';
import { fake, isFake } from './fake.ts';
import { fakeData } from './fake-data.ts';
import { input, inputOnce, password, passwordOnce } from './input.ts';
import { notBuilt } from './not-built.ts';
import { pick, pickOnce } from './pick.ts';
import { placeholder } from './placeholder.ts';
import { processEnvironment } from './process-environment.ts';
import { historyFolder, projectRoot } from './project.ts';
import { randomChoice } from './random-choice.ts';
import { randomFloat } from './random-float.ts';
import { randomInteger } from './random-integer.ts';
import { randomAlphabetic, randomAlphanumeric, randomHexadecimal, randomString } from './random-text.ts';
import { secret } from './secret.ts';
import { shared } from './shared.ts';
import { isoTimestamp, timestamp, timestampMilliseconds, today } from './timestamp.ts';
import { uuid } from './uuid.ts';

type Row = readonly [
  name: string,
  variable: DynamicVariable,
  parameters: readonly DynamicParameter[],
  meaning: string,
  example: string,
  ...aliases: readonly string[],
];

const offset = [optional('offset', 'offset')];
const dated = [optional('format', 'format'), ...offset];
const range = [optional('min', 'integer'), optional('max', 'integer')];
const length = [required('length', 'integer')];
const question = [required('question', 'question'), optional('default', 'text')];
const choice = [required('question', 'question'), required('choices', 'choices')];

/** Names without `$`. To add one: a file beside this one, and a line here. */
const rows: readonly Row[] = [
  ['uuid', uuid, [], 'A random UUID.', '{{$uuid}}', 'guid', 'random.uuid'],
  ['timestamp', timestamp, offset, 'Seconds since 1970-01-01 UTC.', '{{$timestamp -1 d}}'],
  ['timestampMs', timestampMilliseconds, offset, 'Milliseconds since 1970-01-01 UTC.', '{{$timestampMs}}'],
  [
    'isoTimestamp',
    isoTimestamp,
    offset,
    'The time in UTC, as 2026-03-31T12:00:00.500Z.',
    '{{$isoTimestamp}}',
    'timestampISO8601',
  ],
  [
    'datetime',
    datetime,
    dated,
    'The time in UTC: rfc1123, iso8601 or a pattern of Day.js (of .NET where it looks like one).',
    '{{$datetime "YYYY-MM-DD" -1 d}}',
  ],
  [
    'localDatetime',
    localDatetime,
    dated,
    'The time where this computer is: rfc1123, iso8601 or a pattern of Day.js (of .NET where it looks like one).',
    '{{$localDatetime iso8601}}',
  ],
  ['date', today, offset, 'Today’s date where this computer is, as 2026-03-31.', '{{$date}}'],
  [
    'randomInt',
    randomInteger,
    range,
    'A random whole number from min to max - 1; without arguments from 0 to 999.',
    '{{$randomInt 1 7}}',
    'random.integer',
  ],
  [
    'random.float',
    randomFloat,
    [optional('min', 'number'), optional('max', 'number')],
    'A random number from min to max; without arguments from 0 to 1000.',
    '{{$random.float(0, 1)}}',
  ],
  ['random.alphabetic', randomAlphabetic, length, 'Random letters.', '{{$random.alphabetic(8)}}'],
  [
    'random.alphanumeric',
    randomAlphanumeric,
    length,
    'Random letters, digits and underscores.',
    '{{$random.alphanumeric(8)}}',
  ],
  ['random.hexadecimal', randomHexadecimal, length, 'Random hexadecimal digits.', '{{$random.hexadecimal(8)}}'],
  [
    'randomString',
    randomString,
    [optional('length', 'integer')],
    'Random letters and digits, 16 without an argument.',
    '{{$randomString(8)}}',
  ],
  [
    'randomChoice',
    randomChoice,
    [repeated('choice', 'text')],
    'One of the words, at random.',
    '{{$randomChoice(red, green, "light blue")}}',
  ],
  [
    'random.locale.name.fullName',
    fake,
    [required('language', 'text')],
    'Made-up data in a language; every name of $random has this form.',
    '{{$random.locale.name.fullName("fr")}}',
  ],
  [
    'processEnv',
    processEnvironment,
    [required('NAME', 'variable')],
    'A variable of the process environment; %NAME is the name that the variable NAME holds.',
    '{{$processEnv HOME}}',
    'env',
  ],
  [
    'dotenv',
    dotenv,
    [required('NAME', 'variable')],
    'A value of the nearest .env file; %NAME is the name that the variable NAME holds.',
    '{{$dotenv API_KEY}}',
  ],
  [
    'shared',
    shared,
    [required('NAME', 'variable')],
    'What all environments share under this name.',
    '{{$shared version}}',
  ],
  [
    'secret',
    secret,
    [required('name', 'variable')],
    'A secret: kept by VS Code’s secret storage, for the command in the process environment; never shown.',
    '{{$secret apiKey}}',
  ],
  ['projectRoot', projectRoot, [], 'The folder of the project.', '{{$projectRoot}}'],
  [
    'historyFolder',
    historyFolder,
    [],
    'The folder in which JetBrains keeps the project’s responses.',
    '{{$historyFolder}}',
  ],
  [
    'exampleServer',
    exampleServer,
    [],
    'The server that JetBrains’ examples are written for.',
    '{{$exampleServer}}/get',
  ],
  ['placeholder', placeholder, [], 'A gap to be filled in; it cannot be sent.', '{{$placeholder}}'],
  ['input', input, question, 'Asks for text.', '{{$input Your name? $value: Ada}}', 'prompt'],
  [
    'input-askonce',
    inputOnce,
    question,
    'Asks for text once in a session.',
    '{{$input-askonce Your name? $value: Ada}}',
  ],
  ['password', password, question, 'Asks for text that is not shown.', '{{$password Your password?}}'],
  [
    'password-askonce',
    passwordOnce,
    question,
    'Asks for text that is not shown, once in a session.',
    '{{$password-askonce Your password?}}',
  ],
  ['pick', pick, choice, 'Asks to choose one of these.', '{{$pick Which fruit? $value: apple, pear}}'],
  [
    'pick-askonce',
    pickOnce,
    choice,
    'Asks to choose one of these, once in a session.',
    '{{$pick-askonce Which fruit? $value: apple, pear}}',
  ],
  [
    'auth.token',
    notBuilt,
    [required('id', 'text')],
    'An access token of JetBrains’ authentication settings.',
    '{{$auth.token("id")}}',
  ],
  [
    'auth.idToken',
    notBuilt,
    [required('id', 'text')],
    'An ID token of JetBrains’ authentication settings.',
    '{{$auth.idToken("id")}}',
  ],
  ['aadToken', notBuilt, [], 'A Microsoft Entra ID token, by version 1.', '{{$aadToken}}'],
  ['aadV2Token', notBuilt, [], 'A Microsoft Entra ID token, by version 2.', '{{$aadV2Token}}'],
  ['oidcAccessToken', notBuilt, [], 'A token of an OpenID Connect provider.', '{{$oidcAccessToken}}'],
];

/** Made-up data: each of its names is one variable. */
const fakeRows: readonly Row[] = [...fakeData].map(([name, { defaults }]) => [
  name,
  fake,
  ['first', 'second'].slice(0, defaults.length).map((one) => optional(one, 'integer')),
  `Made-up data: ${wordsOf(name)}.`,
  `{{$${name}}}`,
]);

/** `random.name.firstName` is "name, first name". */
function wordsOf(name: string): string {
  return name
    .replace(/^(?:random|fake)\.?/, '')
    .replaceAll('.', ', ')
    .replace(/(?<=[a-z])[A-Z]/g, ' $&')
    .toLowerCase();
}

interface Entry {
  readonly variable: DynamicVariable;
  readonly description: DynamicVariableDescription;
}

const entries: ReadonlyMap<string, Entry> = new Map(
  [...rows, ...fakeRows].flatMap(([name, variable, parameters, meaning, example, ...aliases]) => {
    const description = { name, aliases, parameters, meaning, example, isGiven: variable !== notBuilt };
    return [name, ...aliases].map((spelling): [string, Entry] => [spelling, { variable, description }]);
  }),
);

/** Those that the draft standard names: no others exist in its profile, and they take no arguments. */
export const draftNames: readonly string[] = ['uuid', 'timestamp', 'randomInt'];

/** Each once, in an order to show. */
export const dynamicVariableDescriptions: readonly DynamicVariableDescription[] = [
  ...new Set([...entries.values()].map(({ description }) => description)),
];

/** Every spelling, without `$`. */
export const dynamicVariableNames: readonly string[] = [...entries.keys()];

/** `name` without `$`; `null` when there is none of that name. */
export function describeDynamicVariable(name: string): DynamicVariableDescription | null {
  return entries.get(name)?.description ?? null;
}

/** What gives the value of `$name`; `null` when there is none of that name. */
export function dynamicVariable(name: string): DynamicVariable | null {
  const variable = entries.get(name)?.variable;
  if (variable) return variable;
  if (name.startsWith('global.')) return notBuilt;
  return isFake(name) ? fake : null;
}

/** Whether the value of `$name` is an answer. */
export function asksPerson(name: string): boolean {
  const [first] = describeDynamicVariable(name)?.parameters ?? [];
  return first?.kind === 'question';
}
