import type { HttpDocument } from '../document.ts';
import { type Completion, completion, snippetText } from './completion.ts';
import { memberCompletions } from './member-completions.ts';
import { requestNames } from './request-names.ts';

/** A variable that has a value at the place. */
export interface VariableChoice {
  readonly name: string;
  /** As it is shown: secrets masked. */
  readonly value: string;
  /** Where it comes from, in a few words. */
  readonly origin: string;
}

/** A dynamic variable; `name` is without `$`. */
export interface DynamicChoice {
  readonly name: string;
  /** What may be written behind the name; empty for nothing. */
  readonly argument: string;
  readonly meaning: string;
  readonly example: string;
}

/** One message of the last exchange of a named request. */
export interface MessageShape {
  readonly fieldNames: readonly string[];
  /** The body as JSON; `undefined` when it is none. */
  readonly json: unknown;
}

export interface PlaceholderWorld {
  readonly variables: readonly VariableChoice[];
  readonly dynamic: readonly DynamicChoice[];
  /** Names of the process environment, for `$processEnv`. */
  readonly processNames: readonly string[];
  /** Of the `.env` file, for `$dotenv`. */
  readonly dotenvNames: readonly string[];
  /** Of the secrets kept, for `$secret`. */
  readonly secretNames: readonly string[];
  /** What `referredRequest` names; `null` when it was not run or nothing is named. */
  readonly exchange: { readonly request: MessageShape; readonly response: MessageShape | null } | null;
}

/** `{{login.response.` refers to the request "login"; `null` where none is referred to. */
export function referredRequest(document: HttpDocument, prefix: string): string | null {
  const name = /^(.+?)\.(?:request|response)\./.exec(prefix)?.[1];
  return name !== undefined && requestNames(document).some(({ called }) => called === name) ? name : null;
}

/** What may stand between the braces. `closing` is put behind it: `}}` where the placeholder is not closed. */
export function placeholderCompletions(
  document: HttpDocument,
  prefix: string,
  closing: string,
  world: PlaceholderWorld,
): readonly Completion[] {
  const words = /^(\$(?:processEnv|env|dotenv|secret))(\s+|\(\s*|\.)%?/.exec(prefix);
  if (words) return outsideNames(words[1] ?? '', words[0], closing, world);
  const reference = /^(.+?)\.(request|response)\.(.*)$/s.exec(prefix);
  if (reference && referredRequest(document, prefix) !== null) {
    const message = reference[2] === 'request' ? world.exchange?.request : world.exchange?.response;
    return memberCompletions(`${reference[1]}.${reference[2]}.`, reference[3] ?? '', closing, message ?? null);
  }
  const dotted = /^(.+)\.[^.]*$/.exec(prefix)?.[1];
  const named = requestNames(document).filter(({ called }) => /^[^\s{}]+$/.test(called));
  if (dotted !== undefined && named.some(({ called }) => called === dotted))
    return ['response', 'request'].map((part) =>
      completion('request', `${dotted}.${part}.`, {
        detail: part === 'response' ? 'What came back' : 'What was sent',
        goesOn: true,
      }),
    );
  return [
    ...world.variables.map(({ name, value, origin }) =>
      completion('variable', name, { insert: `${name}${closing}`, detail: value, documentation: origin }),
    ),
    ...named.map(({ called, line }) =>
      completion('request', `${called}.response.body.`, {
        detail: 'Response of a request',
        documentation: line,
        goesOn: true,
      }),
    ),
    ...world.dynamic.map((one) => dynamicCompletion(one, closing)),
  ];
}

function dynamicCompletion({ name, argument, meaning, example }: DynamicChoice, closing: string): Completion {
  const needed = argument
    .split(/\s+/)
    .filter((word) => word !== '' && !/^[[(]/.test(word))
    .map((word, index) => ` \${${index + 1}:${snippetText(word)}}`);
  return completion('dynamic', `$${name}`, {
    insert: `${snippetText(`$${name}`)}${needed.join('')}${snippetText(closing)}`,
    isSnippet: true,
    detail: argument,
    documentation: example === '' ? meaning : `${meaning}\n\nFor example: ${example}`,
  });
}

function outsideNames(name: string, lead: string, closing: string, world: PlaceholderWorld): readonly Completion[] {
  const names = name === '$dotenv' ? world.dotenvNames : name === '$secret' ? world.secretNames : world.processNames;
  const end = lead.includes('(') ? `)${closing}` : closing;
  return names.map((one) => completion('variable', `${lead}${one}`, { insert: `${lead}${one}${end}` }));
}
