import type { HttpDocument, Problem, Range, RequestBlock } from '../language/document.ts';
import { blockAt, holdsRequest, positionAt, problemsIn } from '../language/look-up.ts';
import { withAddedFields } from './added-fields.ts';
import { askPrompts } from './ask-prompts.ts';
import { createAsking } from './asking.ts';
import { secretBasicCredentials } from './authorization.ts';
import { checkFraming } from './check-framing.ts';
import { defaultFields } from './default-fields.ts';
import { checkEmacsUses } from './emacs-uses.ts';
import { withHostVariable } from './host-variable.ts';
import { withoutIdentity } from './identity-field.ts';
import { secretMask } from './mask.ts';
import { boundaryValues } from './multipart-body.ts';
import type { NamedExchange } from './named-exchange.ts';
import type { NeededRun } from './needed-run.ts';
import { reportNotDone } from './not-done.ts';
import type { Substitution } from './origin.ts';
import { resolvingTraits } from './profile-traits.ts';
import type { Environments } from './read-environments.ts';
import { type Imports, readImports } from './read-imports.ts';
import { resolveAssertions } from './resolve-assertions.ts';
import { resolveBody } from './resolve-body.ts';
import { fieldValue, resolveFields } from './resolve-fields.ts';
import { resolveOptions } from './resolve-options.ts';
import { resolveOutputs, type WantedOutput } from './resolve-outputs.ts';
import { resolveRequestLine } from './resolve-request-line.ts';
import { resolveTarget } from './resolve-target.ts';
import { resolveWay } from './resolve-way.ts';
import type { RequestField, RequestOptions, ResolvedRequest } from './resolved-request.ts';
import { complain, type Resolving } from './resolving.ts';
import { createScope, type Scope } from './scope.ts';
import { withSettings } from './settings-options.ts';
import type { Surroundings } from './surroundings.ts';
import { writtenNeeds } from './written-needs.ts';

/** What a request is resolved with besides its file. */
export interface ResolveContext {
  /** Absolute path of the file; `null` for text that is in no file. */
  readonly file: string | null;
  /** 0-based position among the requests of the file. */
  readonly index: number;
  /** Names of the chosen environments, the strongest last; empty: only what all environments share. */
  readonly chosenEnvironments: readonly string[];
  readonly environments: Environments;
  /** Values for this run, stronger than all others: `--var`, and what was asked for. */
  readonly variables: Readonly<Record<string, string>>;
  /** Answers of this session to questions that are asked once in it (`{{$input-askonce}}`), by question; grows. */
  readonly answers: Map<string, string>;
  /**
   * Answers given while this sending goes on, by request and question; grows. A request that waits for others is resolved
   * more than once and asks once.
   */
  readonly sendingAnswers: Map<string, string>;
  /** Values that `run #Name (@a=1)` gives, as written: stronger than the file's, weaker than `variables`. */
  readonly runVariables?: Readonly<Record<string, string>>;
  /** What `readImports` gave for the document; read anew without it. */
  readonly imports?: Imports;
  /**
   * The last exchange of the request of that name in this session; `null` when it was not run. `file` is the absolute
   * path of the imported file that has the request, `null` for the document itself.
   */
  readonly exchangeOf: (name: string, file: string | null) => Promise<NamedExchange | null>;
  /** What holds where the request itself does not say otherwise. */
  readonly defaults: RequestOptions;
  /** Those of the defaults that a person decided: settings of other tools do not change them. None without it. */
  readonly decided?: ReadonlySet<keyof RequestOptions>;
  /** Value of the User-Agent field that is added. */
  readonly userAgent: string;
  /** Value of the Accept-Encoding field that is added: the codings that can be decoded. */
  readonly acceptEncoding: string;
}

export interface Resolution {
  /** `null` when a problem of severity error stands in what would be sent, or the request is switched off. */
  readonly request: ResolvedRequest | null;
  /** In order of their place; the document's own errors within the block are among them. */
  readonly problems: readonly Problem[];
  /** Questions that a person wants to be asked before the request is sent (`@note`), in order. */
  readonly confirmations: readonly string[];
  /** Every placeholder of the block's request that stands in the document, in order, and what went in for it. */
  readonly substitutions: readonly Substitution[];
  /** Values that came in and are not to be shown, whether the request can be sent or not. None is empty. */
  readonly secrets: readonly string[];
  /** Requests that have to be run before this one, in order: what it refers to and what `@ref` and `@forceRef` name. */
  readonly needs: readonly NeededRun[];
  /** Where the body of a complete response is to be written. */
  readonly outputs: readonly WantedOutput[];
}

/** A clock that stands still once it was looked at: all of a request's times are one. */
function withOneTime(surroundings: Surroundings): Surroundings {
  let time: number | null = null;
  return { ...surroundings, now: () => (time ??= surroundings.now()) };
}

/** Whether what stands at `range` is this request's business: in its block, or in one that is there for all requests. */
function concerns(document: HttpDocument, block: RequestBlock, { start }: Range): boolean {
  const other = blockAt(document, start);
  return other === null || other.index === block.index || !holdsRequest(other);
}

/** A written block to a request ready to send. Reads files and nothing else; the same input gives the same request. */
export async function resolve(
  document: HttpDocument,
  block: RequestBlock,
  surroundings: Surroundings,
  context: ResolveContext,
): Promise<Resolution> {
  const own = problemsIn(document, block.range).filter(({ severity }) => severity === 'error');
  const imports = context.imports ?? (await readImports(document, context.file, surroundings));
  const secrets = new Set<string>();
  const unasked: Resolving = {
    document,
    block,
    surroundings: withOneTime(surroundings),
    environments: context.environments,
    chosenEnvironments: context.chosenEnvironments,
    overrides: context.variables,
    answered: new Set(),
    traits: resolvingTraits(document.profile),
    file: context.file,
    exchangeOf: context.exchangeOf,
    imported: imports.files,
    needs: [],
    folder: context.file === null ? null : surroundings.parentFolder(context.file),
    ask: createAsking({
      askPerson: surroundings.ask,
      overrides: context.variables,
      answers: context.answers,
      sendingAnswers: context.sendingAnswers,
      request: `${context.file ?? ''}\n${block.index}`,
      secrets,
    }),
    secrets,
    boundaryValues: boundaryValues(document, block),
    decided: context.decided ?? new Set(),
    problems: [...own, ...imports.problems.filter(({ range }) => concerns(document, block, range))],
  };
  const { options, confirmations, disabled } = resolveOptions(unasked, withSettings(unasked, context.defaults));
  if (disabled) {
    complain(
      unasked,
      'request-disabled',
      'information',
      disabled.range,
      'This request is switched off by @disabled. Remove the line to send it.',
    );
    return notSent(unasked);
  }
  checkEnvironment(unasked);
  reportNotDone(unasked);
  checkEmacsUses(unasked);
  const given = await runValues(unasked, context.runVariables ?? {});
  const answers = await askPrompts(unasked, given);
  if (answers === null) return notSent(unasked);
  const resolving: Resolving = {
    ...unasked,
    overrides: { ...given, ...context.variables, ...answers },
    answered: new Set(Object.keys(answers)),
  };
  const scope = createScope(resolving);
  if (resolving.traits.checksAllDefinitions) await scope.bindAll(block.request.range.start);
  for (const need of writtenNeeds(resolving)) resolving.needs.push(need);
  const request = await resolveRequest(resolving, scope, context, options);
  const outputs = await resolveOutputs(resolving, scope);
  const broken = resolving.problems.some(({ severity }) => severity === 'error');
  return {
    request: broken ? null : request,
    problems: shownProblems(resolving),
    confirmations: confirmations.map(secretMask([...resolving.secrets])),
    substitutions: scope.substitutions(),
    secrets: [...secrets],
    needs: resolving.needs,
    outputs,
  };
}

function notSent(resolving: Resolving): Resolution {
  return {
    request: null,
    problems: shownProblems(resolving),
    confirmations: [],
    substitutions: [],
    secrets: [...resolving.secrets],
    needs: [],
    outputs: [],
  };
}

/** What `run #Name (@a={{b}})` gives, worked out where the request stands. */
async function runValues(
  resolving: Resolving,
  given: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const { block } = resolving;
  const values: Record<string, string> = {};
  for (const [name, text] of Object.entries(given)) {
    const piece = { text, offset: null, range: block.request.lineRange };
    const value = await createScope(resolving).substitute(piece, block.request.range.start);
    if (value !== null) values[name] = value;
  }
  return values;
}

async function resolveRequest(
  resolving: Resolving,
  scope: Scope,
  context: ResolveContext,
  options: RequestOptions,
): Promise<ResolvedRequest | null> {
  const { document, block } = resolving;
  const line = await resolveRequestLine(resolving, scope);
  const written = await resolveFields(resolving, scope);
  const { shapesBody, graphql } = resolving.traits;
  const byMethod = line?.isGraphql === true;
  const knowsField = shapesBody && graphql === 'marked';
  const isMarked = knowsField && isGraphqlField(written);
  const sent = knowsField ? written.filter((field) => !isRequestType(field)) : written;
  const { own, identity } = withoutIdentity(resolving, sent);
  const fields = [...own, ...(await defaultFields(resolving, own))];
  const body = await resolveBody(
    resolving,
    scope,
    fieldValue(fields, 'content-type') ?? '',
    byMethod || isMarked,
    byMethod,
  );
  const assertions = await resolveAssertions(resolving, scope);
  if (!line || !body) return null;
  const target = { ...line, hostField: fieldValue(fields, 'host') };
  const text = await withHostVariable(resolving, scope, target);
  const to = text === null ? null : resolveTarget(resolving, { ...target, text });
  if (!to) return null;
  const way = await resolveWay(resolving, scope, options, { ...to, host: to.authority.host }, identity);
  const { userInformation } = to.authority;
  const authorization = userInformation === null ? null : authorizationFrom(resolving, userInformation, fields);
  const bodySize = body.bytes?.length ?? null;
  checkFraming(resolving, line.method, fields, bodySize, line.httpVersion);
  return {
    source: {
      file: context.file,
      line: positionAt(document, block.request.lineRange.start).line,
      index: context.index,
      name: block.name?.text ?? null,
    },
    method: line.method,
    scheme: to.scheme,
    host: to.authority.host,
    port: to.port,
    target: to.target,
    url: to.url,
    httpVersion: line.httpVersion,
    fields: withAddedFields(fields, {
      method: line.method,
      hostField: to.authority.hostField,
      userAgent: context.userAgent,
      acceptEncoding: context.acceptEncoding,
      bodySize,
      authorization,
      contentType: body.contentType,
    }),
    body: body.bytes,
    options: line.saysVersion && way.offersHttp2 ? { ...way, offersHttp2: false } : way,
    assertions,
    secrets: [...resolving.secrets],
  };
}

function checkEnvironment(resolving: Resolving): void {
  const { chosenEnvironments, environments, block } = resolving;
  for (const environment of chosenEnvironments)
    if (!environments.names.includes(environment))
      complain(
        resolving,
        'unknown-environment',
        'error',
        block.request.lineRange,
        environments.names.length === 0
          ? `There is no environment “${environment}”: no file of environments stands beside the file or above it.`
          : `There is no environment “${environment}”. There are ${environments.names.join(', ')}.`,
      );
  for (const { code, severity, message } of environments.problems)
    complain(resolving, code, severity, block.request.lineRange, message);
}

/** User information is no part of what is sent (RFC 9110 section 4.2.4); its credentials go into a field. */
function authorizationFrom(
  resolving: Resolving,
  userInformation: string,
  fields: readonly RequestField[],
): string | null {
  const { range } = resolving.block.request.target;
  if (fieldValue(fields, 'authorization') !== null) {
    complain(
      resolving,
      'user-information-ignored',
      'warning',
      range,
      'The target holds a user name, but an Authorization field is written. Only the field is sent.',
    );
    return null;
  }
  complain(
    resolving,
    'user-information-in-target',
    'hint',
    range,
    'User name and password of the target are sent as Authorization: Basic (RFC 9110 section 4.2.4).',
  );
  const colon = userInformation.indexOf(':');
  const user = colon === -1 ? userInformation : userInformation.slice(0, colon);
  return secretBasicCredentials(
    resolving,
    decoded(user),
    colon === -1 ? '' : decoded(userInformation.slice(colon + 1)),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isRequestType({ name, value }: RequestField): boolean {
  return name.toLowerCase() === 'x-request-type' && value.toLowerCase() === 'graphql';
}

function isGraphqlField(fields: readonly RequestField[]): boolean {
  return fields.some(isRequestType);
}

/** In order of their place, and with no secret in what is told. */
function shownProblems({ problems, secrets }: Resolving): readonly Problem[] {
  const mask = secretMask([...secrets]);
  return problems
    .map((one) => ({
      ...one,
      message: mask(one.message),
      fix: one.fix && { ...one.fix, title: mask(one.fix.title) },
    }))
    .toSorted((one, other) => one.range.start - other.range.start);
}
