import type { HttpDocument, Located, Range, RequestBlock, VariableDefinition } from '../language/document.ts';
import { didYouMean } from '../language/near-matches.ts';
import { secretNamesOf } from '../language/prompt.ts';
import { dynamicValue } from './dynamic/dynamic-value.ts';
import { environmentsDefining, environmentValue, environmentVariableNames } from './environment-scope.ts';
import type { EnvironmentValue } from './read-environments.ts';
import { complain, type Resolving } from './resolving.ts';
import { type Piece, substitute } from './substitute.ts';
import { valueAtPath } from './value-path.ts';

/** Values of placeholders for one resolution. Definitions are worked out once, and only those that are used. */
export interface Scope {
  /**
   * `inner` is what stands between the braces, written at `range`; `before` is the offset up to which definitions have
   * been read. `null` when there is no value; why is then reported.
   */
  readonly valueFor: (inner: string, range: Range, before: number) => Promise<string | null>;
  /** The text with every placeholder replaced; `null` when one of them has no value. */
  readonly substitute: (piece: Piece, before: number) => Promise<string | null>;
}

/** Chains of variables that refer to variables are followed this far. */
const deepest = 500;

export function createScope(resolving: Resolving): Scope {
  const { document, block, overrides } = resolving;
  const { definitions } = document;
  const bound = new Map<VariableDefinition, string | null>();
  const underWay: (VariableDefinition | string)[] = [];
  const warned = new Set<string>();
  const secretNames = secretNamesFor(document, block);

  const substituteIn: Scope['substitute'] = (piece, before) =>
    substitute(resolving, piece, (inner, range) => valueFor(inner, range, before));

  /** A named value: `undefined` when the name is nowhere, `null` when it has no value and that is reported. */
  async function named(name: string, range: Range, before: number): Promise<EnvironmentValue | undefined> {
    const value = await lookedUp(name, range, before);
    if (typeof value === 'string' && value !== '' && secretNames.has(name)) resolving.secrets.add(value);
    return value;
  }

  async function lookedUp(name: string, range: Range, before: number): Promise<EnvironmentValue | undefined> {
    if (Object.hasOwn(overrides, name)) return overrides[name];
    const candidates = definitions.get(name) ?? [];
    const earlier = candidates.findLast((one) => one.range.start < before);
    if (earlier) return definedValue(earlier, range);
    const inEnvironment = environmentValue(resolving, name);
    if (inEnvironment !== undefined) return settledValue(name, inEnvironment, range);
    const later = candidates[0];
    if (!later) return undefined;
    if (!warned.has(name) && !underWay.includes(later)) {
      warned.add(name);
      complain(
        resolving,
        'used-before-definition',
        'warning',
        range,
        `“${name}” is defined further down. Some tools do not see it here; move @${name} above its first use.`,
      );
    }
    return definedValue(later, range);
  }

  async function definedValue(definition: VariableDefinition, range: Range): Promise<string | null> {
    const known = bound.get(definition);
    if (known !== undefined) return known;
    const value = await guarded(definition, definition.name.text, range, () =>
      substituteIn(pieceOf(document, definition.value), definition.range.start),
    );
    bound.set(definition, value);
    return value;
  }

  /** Text of an environment may refer to other values of the environment; everything else is as it is. */
  async function settledValue(name: string, value: EnvironmentValue, range: Range): Promise<EnvironmentValue> {
    if (isSecretReference(value)) {
      complain(
        resolving,
        'secret-provider-not-built',
        'error',
        range,
        `“${name}” is kept by a secret provider, which is not built yet. Give its value with --var ${name}=… or in http-client.private.env.json.`,
      );
      return null;
    }
    if (typeof value !== 'string' || !value.includes('{{')) return value;
    return guarded(`environment ${name}`, name, range, () =>
      substitute(resolving, { text: value, offset: null, range }, (inner) => environmentReference(name, inner, range)),
    );
  }

  async function environmentReference(name: string, inner: string, range: Range): Promise<string | null> {
    if (inner.startsWith('$')) return suppliedValue(inner, range, 0);
    const shared = inner;
    const value = Object.hasOwn(overrides, shared) ? overrides[shared] : environmentValue(resolving, shared);
    if (value !== undefined) return asText(await settledValue(shared, value, range));
    complain(
      resolving,
      'undefined-variable',
      'error',
      range,
      `The environment defines “${name}” with {{${inner}}}, but nothing named “${inner}”.${didYouMean(inner, environmentVariableNames(resolving))}`,
    );
    return null;
  }

  async function guarded(
    key: VariableDefinition | string,
    name: string,
    range: Range,
    work: () => Promise<string | null>,
  ): Promise<string | null> {
    if (underWay.includes(key)) {
      complain(
        resolving,
        'variable-cycle',
        'error',
        range,
        `“${name}” is defined by itself. Give it a value of its own.`,
      );
      return null;
    }
    if (underWay.length >= deepest) {
      complain(
        resolving,
        'variable-cycle',
        'error',
        range,
        `“${name}” stands behind more than ${deepest} variables that refer to one another.`,
      );
      return null;
    }
    underWay.push(key);
    try {
      return await work();
    } finally {
      underWay.pop();
    }
  }

  /** `{{$…}}`; its arguments may be variables as they are seen here. */
  function suppliedValue(inner: string, range: Range, before: number): Promise<string | null> {
    return dynamicValue(resolving, inner, range, async (name) => {
      const value = await named(name, range, before);
      return value === undefined ? null : asText(value);
    });
  }

  async function valueFor(inner: string, range: Range, before: number): Promise<string | null> {
    if (inner.startsWith('$')) return suppliedValue(inner, range, before);
    const encoded = inner.startsWith('%');
    const expression = encoded ? inner.slice(1) : inner;
    const whole = await named(expression, range, before);
    const value = whole === undefined ? await valueBehindPath(expression, range, before) : whole;
    if (value === undefined) {
      complainOfUndefined(expression, range);
      return null;
    }
    const text = asText(value);
    return text !== null && encoded ? encodeURIComponent(text.toWellFormed()) : text;
  }

  /** `user.roles[0]`: the longest name that is defined, and a path into its value. */
  async function valueBehindPath(
    expression: string,
    range: Range,
    before: number,
  ): Promise<EnvironmentValue | undefined> {
    if (expression.length > 1000) return undefined;
    for (let cut = expression.length - 1; cut > 0; cut -= 1) {
      if (expression[cut] !== '.' && expression[cut] !== '[') continue;
      const value = await named(expression.slice(0, cut), range, before);
      if (value === null) return null;
      if (value !== undefined) return valueAtPath(value, expression.slice(cut));
    }
    return undefined;
  }

  function complainOfUndefined(expression: string, range: Range): void {
    const reference = /^([^.\s]+)\.(request|response)\./.exec(expression);
    if (reference) {
      complain(
        resolving,
        'request-variable-not-built',
        'error',
        range,
        `Values out of the ${reference[2]} of another request ({{${expression}}}) are not built yet.`,
      );
      return;
    }
    if (!/^[\p{L}\p{N}_.[\]'"$@-]+$/u.test(expression)) {
      complain(
        resolving,
        'expression-not-built',
        'error',
        range,
        `{{${shortened(expression)}}} is no name of a variable. Expressions are not built yet.`,
      );
      return;
    }
    complain(resolving, 'undefined-variable', 'error', range, undefinedMessage(expression));
  }

  function undefinedMessage(name: string): string {
    const { chosenEnvironments, environments } = resolving;
    const scopes = ['the values given for this run', 'the definitions of this file'];
    for (const environment of chosenEnvironments) scopes.push(`the environment “${environment}”`);
    if (environments.files.length > 0) scopes.push('what all environments share');
    const known = [...definitions.keys(), ...environmentVariableNames(resolving), ...Object.keys(overrides)];
    const others = environmentsDefining(resolving, name);
    const scripted = document.programmed.some(({ handlers, scripts }) =>
      [...handlers, ...scripts].some((script) => script.kind !== 'file' && setsVariable(script.code.text, name)),
    );
    return [
      `There is no variable named “${name}”. Looked in ${listed(scopes)}.`,
      others.length > 0
        ? ` ${others.length === 1 ? 'The environment' : 'The environments'} ${listed(others.map((one) => `“${one}”`))} would have it.`
        : didYouMean(name, known),
      scripted ? ' A script of this file sets it, but scripts are not run yet.' : '',
      environments.problems[0] ? ` ${environments.problems[0].message}` : '',
    ].join('');
  }

  return { valueFor, substitute: substituteIn };
}

/** What `# @secret` names, in the block and at the top of the file before any request. */
function secretNamesFor(document: HttpDocument, block: RequestBlock): ReadonlySet<string> {
  const [top] = document.blocks;
  const { names } = secretNamesOf(block);
  return top && !top.request ? new Set([...names, ...secretNamesOf(top).names]) : names;
}

/** Text that stands in the document as it is. */
export function pieceOf(document: HttpDocument, { text, range }: Located): Piece {
  // A word of a curl command may mean other text than stands there.
  const literal = text.length === range.end - range.start && document.text.startsWith(text, range.start);
  return { text, offset: literal ? range.start : null, range };
}

/** A string goes in as it is, anything else as JSON. */
function asText(value: EnvironmentValue): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Visual Studio's `{ "provider": "AzureKeyVault", "secretName": … }`. */
function isSecretReference(value: EnvironmentValue): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, 'provider');
}

function setsVariable(code: string, name: string): boolean {
  return code.includes(`set("${name}"`) || code.includes(`set('${name}'`) || code.includes(`exports.${name}`);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
