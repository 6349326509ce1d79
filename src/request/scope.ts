import type { Range, VariableDefinition } from '../language/document.ts';
import { didYouMean } from '../language/near-matches.ts';
import { placeholdersIn } from '../language/placeholders.ts';
import { secretNamesFor } from '../language/prompt.ts';
import { definitionFor, type FoundDefinition } from './definition-for.ts';
import { dynamicCallOf } from './dynamic/dynamic-call.ts';
import { dynamicValue } from './dynamic/dynamic-value.ts';
import { asksPerson } from './dynamic/dynamic-variables.ts';
import type { EnvironmentValue } from './environment/environment-file.ts';
import { providedSecret } from './environment/provided-secret.ts';
import {
  environmentPlaces,
  environmentValue,
  environmentVariableNames,
  isProvided,
  keepSecret,
  tellPrivateWins,
} from './environment-scope.ts';
import { valueOfCapture, valueOfExchange, valueOfHttpyacResponse } from './exchange-reference.ts';
import type { Origin, Substitution } from './origin.ts';
import { oneOfList, tellOtherValues } from './other-readings.ts';
import type { RequestFile } from './request-file.ts';
import { complain, looksForMeant, type Resolving } from './resolving.ts';
import { type Octets, type Piece, pieceOf, substitute, textOf } from './substitute.ts';
import { topPrompts } from './top-prompts.ts';
import { isSentUnresolved } from './undefined-variable.ts';
import { valueAtPath } from './value-path.ts';
import { type VariablesPath, valueAtVariablesPath, variablesPathOf } from './variables-path.ts';

/** Values of placeholders for one resolution. Definitions are worked out once, and only those that are used. */
export interface Scope {
  /** The text with every placeholder replaced; `null` when one of them has no value. Octets are read as UTF-8. */
  readonly substitute: (piece: Piece, before: number) => Promise<string | null>;
  /** The same; octets of an earlier exchange stay as they came. */
  readonly substituteOctets: (piece: Piece, before: number) => Promise<Octets | null>;
  /** Whether anything gives the name a value there. */
  readonly defines: (name: string, before: number) => boolean;
  /** Works out every definition above `before`, used or not. */
  readonly bindAll: (before: number) => Promise<void>;
  /** What was put in so far for the placeholders that stand in the document, in order of their place. */
  readonly substitutions: () => readonly Substitution[];
}

/** What a name stands for: a value as an environment has it, or octets; `null` when that has no value, which is said. */
interface Found {
  readonly value: EnvironmentValue | Uint8Array;
  readonly origin: Origin;
}

/** Octets on their way into the request; without an origin for what goes out unresolved. */
interface Placed {
  readonly octets: Octets;
  readonly origin: Origin | null;
}

/** Chains of variables that refer to variables are followed this far. */
const deepest = 500;

export function createScope(resolving: Resolving): Scope {
  const { document, block, overrides, traits } = resolving;
  const own: RequestFile = { file: resolving.file, document };
  const bound = new Map<VariableDefinition, Octets | null>();
  const underWay: (VariableDefinition | string)[] = [];
  const warned = new Set<string>();
  const told = new Set<string>();
  const secretNames = secretNamesFor(document, block);
  const asked = topPrompts(resolving);
  const made = new Map<number, Substitution>();

  const substituteIn = (from: RequestFile, piece: Piece, before: number): Promise<Octets | null> =>
    substitute(resolving, piece, async (inner, range) => {
      const found = await valueFor(inner, range, before, from);
      if (piece.offset !== null) record(inner, range, before, found);
      return found?.octets ?? null;
    });

  const substituteOctets: Scope['substituteOctets'] = (piece, before) => substituteIn(own, piece, before);

  const substituteText: Scope['substitute'] = async (piece, before) => {
    const octets = await substituteOctets(piece, before);
    return octets === null ? null : textOf(octets);
  };

  function record(inner: string, range: Range, before: number, found: Placed | null): void {
    const name = inner.startsWith('%') ? inner.slice(1) : inner;
    const origin = found?.origin ?? null;
    const value = found === null ? null : textOf(found.octets);
    made.set(range.start, {
      range,
      inner,
      value,
      origin,
      shadowed: origin === null ? [] : originsOf(name, before, own).filter((one) => !isSameOrigin(one, origin)),
      isSecret: origin?.kind === 'secret' || (value !== null && holdsSecret(resolving, value)),
    });
  }

  const environmentOrigins = (name: string): readonly Origin[] =>
    environmentPlaces(resolving, name).map(({ environment, file, line }) => ({
      kind: 'environment',
      environment,
      file: file.path,
      line,
      isPrivate: file.isPrivate,
    }));

  const definitionOrigin = ({ definition, home }: FoundDefinition): Origin => ({
    kind: 'definition',
    file: home.file,
    range: definition.range,
  });

  /** Every place that gives the name a value here, the strongest first. */
  function originsOf(name: string, before: number, from: RequestFile): readonly Origin[] {
    const run: readonly Origin[] = Object.hasOwn(overrides, name)
      ? [{ kind: resolving.answered.has(name) ? 'answer' : 'run' }]
      : asked.has(name)
        ? [{ kind: 'answer' }]
        : [];
    const found = definitionFor(resolving, name, before, from);
    const inFile = found ? [definitionOrigin(found)] : [];
    const inEnvironment = environmentOrigins(name);
    const environmentWins = traits.environmentFirst || found?.isLater === true;
    const given = [...run, ...(environmentWins ? [...inEnvironment, ...inFile] : [...inFile, ...inEnvironment])];
    return given.length === 0 && asked.hasElse(name) ? [{ kind: 'answer' }] : given;
  }

  /** A named value: `undefined` when the name is nowhere, `null` as its value when that is missing and reported. */
  async function named(name: string, range: Range, before: number, from: RequestFile): Promise<Found | undefined> {
    const found = await lookedUp(name, range, before, from);
    if (typeof found?.value === 'string' && found.value !== '' && secretNames.has(name))
      resolving.secrets.add(found.value);
    return found;
  }

  async function lookedUp(name: string, range: Range, before: number, from: RequestFile): Promise<Found | undefined> {
    const [origin] = originsOf(name, before, from);
    if (!origin) return undefined;
    if (origin.kind === 'answer' && (asked.has(name) || !Object.hasOwn(overrides, name)))
      return { value: await asked.answer(name), origin };
    if (origin.kind === 'run' || origin.kind === 'answer') return { value: overrides[name] ?? '', origin };
    if (origin.kind === 'environment')
      return { value: await settledValue(name, environmentValue(resolving, name) ?? null, range), origin };
    const found = definitionFor(resolving, name, before, from);
    if (!found) return undefined;
    const { definition, isLater } = found;
    if (isLater && traits.useBeforeDefinition === 'warned' && !warned.has(name) && !underWay.includes(definition)) {
      warned.add(name);
      complain(
        resolving,
        'used-before-definition',
        'warning',
        range,
        `“${name}” is defined further down. Some tools do not see it here; move @${name} above its first use.`,
      );
    }
    if (!told.has(name)) tellOtherValues(resolving, name, range, found);
    told.add(name);
    return { value: await definedValue(found, range, before), origin };
  }

  /** Bound at its own line, but for `@name := value`, which is worked out anew wherever it is used. */
  async function definedValue(
    { definition, home }: FoundDefinition,
    range: Range,
    usedAt: number,
  ): Promise<Octets | null> {
    const { name, value: written, lazy } = definition;
    const known = lazy ? undefined : bound.get(definition);
    if (known !== undefined) return known;
    const definedAt = definition.range.start;
    const isKnown = (): boolean =>
      placeholdersIn(written.text, 0).every(({ inner }) => originsOf(inner.text, definedAt, home).length > 0);
    const isAtUse = lazy && home === own && !(traits.lazyBinding === 'when-known' && isKnown());
    const before = traits.binding === 'last' ? Number.POSITIVE_INFINITY : isAtUse ? usedAt : definedAt;
    // What stands in another file has no place in this one.
    const piece = home.document === document ? pieceOf(document, written) : { text: written.text, offset: null, range };
    const value = await guarded(definition, name.text, range, () => substituteIn(home, piece, before));
    const unescaped = traits.valueEscapes && typeof value === 'string' ? withValueEscapes(value) : value;
    bound.set(definition, unescaped);
    return unescaped;
  }

  /** Text of an environment may refer to other values of the environment; everything else is as it is. */
  async function settledValue(name: string, value: EnvironmentValue, range: Range): Promise<EnvironmentValue> {
    if (isProvided(value)) return providedSecret(resolving, name, value, range);
    tellPrivateWins(resolving, name, range);
    const settled = await settledText(name, value, range);
    keepSecret(resolving, name, settled);
    return settled;
  }

  async function settledText(name: string, value: EnvironmentValue, range: Range): Promise<EnvironmentValue> {
    if (typeof value !== 'string' || !value.includes('{{')) return value;
    const settled = await guarded(`environment ${name}`, name, range, () =>
      substitute(resolving, { text: value, offset: null, range }, (inner) => environmentReference(name, inner, range)),
    );
    return settled === null ? null : textOf(settled);
  }

  async function environmentReference(name: string, inner: string, range: Range): Promise<string | null> {
    if (inner.startsWith('$')) return suppliedValue(inner, range, 0, own);
    const shared = inner;
    const value = Object.hasOwn(overrides, shared) ? overrides[shared] : environmentValue(resolving, shared);
    if (value !== undefined) return asText(await settledValue(shared, value, range));
    complain(
      resolving,
      'undefined-variable',
      'error',
      range,
      `The environment defines “${name}” with {{${inner}}}, but nothing named “${inner}”.${didYouMean(inner, looksForMeant(resolving) ? environmentVariableNames(resolving) : [])}`,
    );
    return null;
  }

  async function guarded(
    key: VariableDefinition | string,
    name: string,
    range: Range,
    work: () => Promise<Octets | null>,
  ): Promise<Octets | null> {
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
  function suppliedValue(inner: string, range: Range, before: number, from: RequestFile): Promise<string | null> {
    return dynamicValue(resolving, inner, range, async (name) => {
      const found = await named(name, range, before, from);
      if (!found) return null;
      return found.value instanceof Uint8Array ? textOf(found.value) : asText(found.value);
    });
  }

  async function valueFor(inner: string, range: Range, before: number, from: RequestFile): Promise<Placed | null> {
    const path = variablesPathOf(inner);
    if (path && traits.dynamicVariables === 'all') return valueFromVariables(inner, path, range, before, from);
    // A loop's `{{$index}}` is given like any other value of a run.
    if (inner.startsWith('$') && !Object.hasOwn(overrides, inner)) {
      const shared = await sharedByHttpyac(inner, range, before, from);
      if (shared) return placed(shared, inner, inner, range);
      const value = await suppliedValue(inner, range, before, from);
      const name = dynamicCallOf(inner)?.name ?? inner.slice(1);
      return value === null ? null : { octets: value, origin: suppliedOrigin(name, inner) };
    }
    const encoded = inner.startsWith('%');
    const expression = encoded ? inner.slice(1) : inner;
    const found =
      (await named(expression, range, before, from)) ??
      (await valueOfExchange(resolving, expression, range)) ??
      (await valueBehindPath(expression, range, before, from)) ??
      (await valueOfHttpyacResponse(resolving, expression, range)) ??
      (await valueOfCapture(resolving, expression, range));
    if (found === undefined)
      return isSentUnresolved(resolving, expression, range, asked.names)
        ? { octets: `{{${inner}}}`, origin: null }
        : null;
    return placed(found, inner, expression, range);
  }

  /** `@global.name = value`, or `@$global.name`, which `{{$global.name}}` stands for in httpYac. */
  async function sharedByHttpyac(
    inner: string,
    range: Range,
    before: number,
    from: RequestFile,
  ): Promise<Found | undefined> {
    const { profile } = document;
    if (!inner.startsWith('$global.') || (profile !== 'auto' && profile !== 'httpyac')) return undefined;
    for (const name of [inner, inner.slice(1)]) {
      const found = (await named(name, range, before, from)) ?? (await valueBehindPath(name, range, before, from));
      if (found) return found;
    }
    return undefined;
  }

  function placed(found: Found, inner: string, expression: string, range: Range): Placed | null {
    const encoded = inner.startsWith('%');
    if (found.value instanceof Uint8Array && !encoded) return { octets: found.value, origin: found.origin };
    const value = found.value instanceof Uint8Array ? textOf(found.value) : found.value;
    const text = asText(found.origin.kind === 'environment' ? oneOfList(resolving, expression, value, range) : value);
    if (text === null) return null;
    return { octets: encoded ? percentEncoded(resolving, text) : text, origin: found.origin };
  }

  /** `{{$.user.name}}`, a JSONPath from the variables down. */
  async function valueFromVariables(
    inner: string,
    path: VariablesPath,
    range: Range,
    before: number,
    from: RequestFile,
  ): Promise<Placed | null> {
    const unresolved = (what: string): Placed | null =>
      isSentUnresolved(resolving, what, range, asked.names) ? { octets: `{{${inner}}}`, origin: null } : null;
    const found = await named(path.variable, range, before, from);
    if (found?.value === null) return null;
    const whole = found?.value instanceof Uint8Array ? textOf(found.value) : found?.value;
    const at = whole === undefined ? { value: undefined } : await valueAtVariablesPath(whole, path.path);
    if (!found) return unresolved(path.variable);
    if ('trouble' in at || at.value === undefined) return unresolved(inner);
    const text = asText(oneOfList(resolving, inner, at.value, range) ?? '');
    return text === null ? null : { octets: text, origin: found.origin };
  }

  /** `user.roles[0]`: the longest name that is defined, and a path into its value. */
  async function valueBehindPath(
    expression: string,
    range: Range,
    before: number,
    from: RequestFile,
  ): Promise<Found | undefined> {
    if (expression.length > 1000) return undefined;
    for (let cut = expression.length - 1; cut > 0; cut -= 1) {
      if (expression[cut] !== '.' && expression[cut] !== '[') continue;
      const found = await named(expression.slice(0, cut), range, before, from);
      if (!found || found.value === null) {
        if (found) return found;
        continue;
      }
      const whole = found.value instanceof Uint8Array ? textOf(found.value) : found.value;
      const value = valueAtPath(whole, expression.slice(cut));
      return value === undefined ? undefined : { value, origin: found.origin };
    }
    return undefined;
  }

  return {
    substitute: substituteText,
    substituteOctets,
    defines: (name, before) => originsOf(name, before, own).length > 0,
    async bindAll(before) {
      for (const same of document.definitions.values())
        for (const definition of same)
          if (definition.range.start < before)
            await definedValue({ definition, home: own, isLater: false }, definition.range, definition.range.start);
    },
    substitutions: () => [...made.values()].sort((one, other) => one.range.start - other.range.start),
  };
}

/** What a `{{$…}}` takes its value from. */
function suppliedOrigin(name: string, inner: string): Origin {
  if (asksPerson(name)) return { kind: 'answer' };
  if (name === 'secret') return { kind: 'secret', name: dynamicCallOf(inner)?.rest ?? '' };
  return { kind: 'dynamic', name };
}

/** A secret stays one in another spelling. */
function percentEncoded({ secrets }: Resolving, text: string): string {
  const encoded = encodeURIComponent(text.toWellFormed());
  if (secrets.has(text)) secrets.add(encoded);
  return encoded;
}

function holdsSecret({ secrets }: Resolving, value: string): boolean {
  for (const secret of secrets) if (value.includes(secret)) return true;
  return false;
}

/** A string goes in as it is, anything else as JSON. */
function asText(value: EnvironmentValue): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `\n`, `\r` and `\t` as REST Client reads them in a definition. */
function withValueEscapes(value: string): string {
  const characters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
  return value.replace(/\\([nrt])/g, (_, letter: string) => characters[letter] ?? letter);
}

function isSameOrigin(one: Origin, other: Origin): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
