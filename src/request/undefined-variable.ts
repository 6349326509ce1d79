import { describeDirective } from '../language/directives.ts';
import type { HttpDocument, Range, RequestBlock } from '../language/document.ts';
import { positionAt } from '../language/look-up.ts';
import { didYouMean } from '../language/near-matches.ts';
import { changeName } from './change-name.ts';
import { dynamicCallOf } from './dynamic/dynamic-call.ts';
import { dynamicVariable } from './dynamic/dynamic-variables.ts';
import { environmentsDefining, environmentVariableNames } from './environment-scope.ts';
import { complain, knownFiles, looksForMeant, type Resolving } from './resolving.ts';
import { restermDefinition } from './resterm-definition.ts';
import { variablesPathOf } from './variables-path.ts';
import { writtenCapture } from './written-capture.ts';

/** Complains of a placeholder that has no value. Says whether it goes out as it stands; nothing does, usually. */
export function isSentUnresolved(
  resolving: Resolving,
  expression: string,
  range: Range,
  askedNames: readonly string[],
): boolean {
  const { document, block, traits } = resolving;
  const isSent = traits.undefinedVariables === 'sent' || allowsUndefined(block);
  const isName = /^[\p{L}\p{N}_.[\]'"$@-]+$/u.test(expression);
  const known = looksForMeant(resolving) ? knownNames(resolving, expression, askedNames) : [];
  const path = variablesPathOf(expression);
  const why = path
    ? `Nothing stands at ${shortened(expression)}, a JSONPath (RFC 9535) from the variables down.`
    : isName
      ? undefinedMessage(resolving, expression, known)
      : `{{${shortened(expression)}}} is no name of a variable. Expressions are not built yet.`;
  complain(
    resolving,
    isName || path ? 'undefined-variable' : 'expression-not-built',
    isSent ? 'warning' : 'error',
    range,
    isSent ? `${why} It is sent as it stands.` : why,
    isName && !path ? changeName(document.text, range, expression, known) : null,
  );
  return isSent;
}

function knownNames(resolving: Resolving, expression: string, askedNames: readonly string[]): readonly string[] {
  const { name: made } = dynamicCallOf(`$${expression}`) ?? {};
  return [
    ...(made !== undefined && dynamicVariable(made) ? [`$${expression}`] : []),
    ...knownFiles(resolving).flatMap((one) => [...one.document.definitions.keys()]),
    ...environmentVariableNames(resolving),
    ...Object.keys(resolving.overrides),
    ...askedNames,
  ];
}

function undefinedMessage(resolving: Resolving, name: string, known: readonly string[]): string {
  if (!looksForMeant(resolving)) return `There is no variable named “${name}”.`;
  const { chosenEnvironments, document, environments } = resolving;
  const scopes = ['the values given for this run', 'the definitions of this file'];
  for (const environment of chosenEnvironments) scopes.push(`the environment “${environment}”`);
  if (environments.files.length > 0) scopes.push('what all environments share');
  const others = environmentsDefining(resolving, name);
  return [
    `There is no variable named “${name}”. Looked in ${listed(scopes)}.`,
    others.length > 0
      ? ` ${others.length === 1 ? 'The environment' : 'The environments'} ${listed(others.map((one) => `“${one}”`))} would have it.`
      : didYouMean(name, known),
    standsInBody(document, name),
    restermDefinition(document, name, resolving.block.request.range.start),
    isSetByScript(document, name)
      ? ` A script of this file sets it, but scripts are not run yet.${instead(document, name)}`
      : '',
    environments.problems[0] ? ` ${environments.problems[0].message}` : '',
  ].join('');
}

function instead(document: HttpDocument, name: string): string {
  const placeholder = writtenCapture(document, name);
  return placeholder === null ? '' : ` ${placeholder} gives the same without one.`;
}

/** A definition in a body is text; REST Client and httpYac define the variable all the same. */
function standsInBody(document: HttpDocument, name: string): string {
  if (document.definitions.has(name)) return '';
  const { text } = document;
  const marker = `@${name}`;
  for (let at = text.indexOf(marker); at !== -1; at = text.indexOf(marker, at + marker.length)) {
    if (at > 0 && text[at - 1] !== '\n') continue;
    if (/^[ \t]*:?=/.test(text.slice(at + marker.length, at + marker.length + 20)))
      return ` ${marker} in line ${positionAt(document, at).line + 1} is part of a body. Move it behind the next ###.`;
  }
  return '';
}

function isSetByScript({ programmed }: HttpDocument, name: string): boolean {
  return programmed.some(({ handlers, scripts }) =>
    [...handlers, ...scripts].some((script) => script.kind !== 'file' && setsVariable(script.code.text, name)),
  );
}

function setsVariable(code: string, name: string): boolean {
  return [`set("${name}"`, `set('${name}'`, `exports.${name}`, `variables.${name}`, `$global.${name}`].some((sets) =>
    code.includes(sets),
  );
}

function allowsUndefined({ directives }: RequestBlock): boolean {
  return directives.some(({ name }) => describeDirective(name.text)?.name === 'allow-undefined');
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
