import type { HttpDocument } from '../document.ts';
import { type Completion, completion, snippetText } from './completion.ts';
import { memberCompletions } from './member-completions.ts';
import { namedRequests } from './named-requests.ts';
import type { DynamicChoice, PlaceholderWorld } from './placeholder-world.ts';

/** `{{login.response.` may refer to the request "login"; `null` where no request is referred to. */
export function referredRequest(prefix: string): string | null {
  return /^(.+?)\.(?:request|response)\./.exec(prefix)?.[1] ?? null;
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
  const named = [...namedRequests(document), ...world.importedRequests].filter(({ called }) =>
    /^[^\s{}]+$/.test(called),
  );
  if (reference && named.some(({ called }) => called === reference[1])) {
    const message = reference[2] === 'request' ? world.exchange?.request : world.exchange?.response;
    return memberCompletions(`${reference[1]}.${reference[2]}.`, reference[3] ?? '', closing, message ?? null);
  }
  const dotted = /^(.+)\.[^.]*$/.exec(prefix)?.[1];
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
    ...world.dynamic.flatMap((one) => dynamicCompletions(one, closing)),
  ];
}

/** The arguments that are needed are there to be filled in, the others are told. */
function dynamicCompletions(choice: DynamicChoice, closing: string): readonly Completion[] {
  const { parameters, meaning, example } = choice;
  const needed = parameters
    .filter(({ isOptional }) => !isOptional)
    .map(({ name }, index) => ` \${${index + 1}:${snippetText(name)}}`);
  return [choice.name, ...choice.aliases].map((name) =>
    completion('dynamic', `$${name}`, {
      insert: `${snippetText(`$${name}`)}${needed.join('')}${snippetText(closing)}`,
      isSnippet: true,
      detail: parametersText(parameters),
      documentation: `${meaning}\n\nFor example: ${example}`,
    }),
  );
}

/** `min [max]`, `choice…`; empty for none. */
export function parametersText(parameters: DynamicChoice['parameters']): string {
  return parameters
    .map(({ name, isOptional, isRepeated }) => {
      const text = isRepeated ? `${name}…` : name;
      return isOptional ? `[${text}]` : text;
    })
    .join(' ');
}

function outsideNames(name: string, lead: string, closing: string, world: PlaceholderWorld): readonly Completion[] {
  const names = name === '$dotenv' ? world.dotenvNames : name === '$secret' ? world.secretNames : world.processNames;
  const end = lead.includes('(') ? `)${closing}` : closing;
  return names.map((one) => completion('variable', `${lead}${one}`, { insert: `${lead}${one}${end}` }));
}
