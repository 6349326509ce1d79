import { env } from 'node:process';
import * as vscode from 'vscode';
import { decodableCodings } from '../exchange/decodable-codings.ts';
import { type NamedRequest, namedRequests } from '../language/completion/named-requests.ts';
import type { MessageShape, PlaceholderWorld, VariableChoice } from '../language/completion/placeholder-world.ts';
import type { HttpDocument, RequestBlock } from '../language/document.ts';
import { requestBlocks } from '../language/look-up.ts';
import { type PeekedPart, peekBlock } from '../language/peek-block.ts';
import { dotEnvEnvironment } from '../request/environment/environment-file.ts';
import { environmentVariableNames } from '../request/environment-scope.ts';
import { loopRuns } from '../request/loop-runs.ts';
import { maskText } from '../request/mask.ts';
import type { NamedExchange, NamedMessage } from '../request/named-exchange.ts';
import type { Question } from '../request/question.ts';
import type { Environments } from '../request/read-environments.ts';
import { readImports } from '../request/read-imports.ts';
import { type PlacedRequest, type RequestFile, requestIn } from '../request/request-file.ts';
import { type Resolution, resolve } from '../request/resolve.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { type VisibleVariable, visibleVariables } from '../request/visible-variables.ts';
import type { Engine } from '../worker/engine.ts';
import type { ChosenEnvironment } from './environments.ts';
import { originText } from './origin-text.ts';
import { keptKey } from './outgoing.ts';
import type { ParsedDocuments } from './parsed-documents.ts';
import type { Runs } from './runs.ts';
import type { Secrets } from './secrets.ts';
import { decidedOptions, readSettings, requestOptions } from './settings.ts';

/** What the values of a file are, without asking a person and without sending anything. */
export interface Insight {
  /** The variables that a placeholder at the offset may name. */
  readonly variablesAt: (document: vscode.TextDocument, offset: number) => Promise<readonly VisibleVariable[]>;
  /** The same as they are shown: secrets masked. */
  readonly choicesAt: (document: vscode.TextDocument, offset: number) => Promise<readonly VariableChoice[]>;
  /** Names of the variables of the environments that count for the document. */
  readonly environmentNames: (document: vscode.TextDocument) => Promise<ReadonlySet<string>>;
  /** What the request would be if it were sent now, or the part of it that matters. Nobody is asked. */
  readonly peek: (
    document: vscode.TextDocument,
    parsed: HttpDocument,
    block: RequestBlock,
    part: PeekedPart,
  ) => Promise<Peek>;
  /** Values have changed without the text: another environment, another response. */
  readonly onDidChange: vscode.Event<void>;
  /** The named requests of the files that the document imports. */
  readonly importedRequests: (document: vscode.TextDocument) => Promise<readonly NamedRequest[]>;
  /** The request that a name means in the document, or in the files it imports; `null` for none. */
  readonly request: (document: vscode.TextDocument, name: string) => Promise<PlacedRequest | null>;
  /** The last exchange of the request of that name; `null` when it was not run. */
  readonly exchange: (document: vscode.TextDocument, name: string) => Promise<PlaceholderWorld['exchange']>;
  readonly outsideNames: (
    document: vscode.TextDocument,
  ) => Promise<Pick<PlaceholderWorld, 'processNames' | 'dotenvNames' | 'secretNames'>>;
}

/** A request as it would be, but for what a person would be asked. */
export interface Peek {
  readonly resolution: Resolution;
  /** Names of variables, else texts of questions, that would be asked for; something stands in for the answers. */
  readonly asked: ReadonlySet<string>;
  /** The environments it was looked at with, the strongest last. */
  readonly environments: readonly string[];
  /** How often it is sent; a loop whose first sending this is sends it more than once, or not at all. */
  readonly sendings: number;
}

/** Stands in for a secret that is not kept yet, with its name behind, and is masked like one. */
const unkept = 'a-secret-that-is-not-kept-yet';

/** Milliseconds for which environment files that were read are taken to be the same. */
const freshness = 1000;

export function createInsight(
  parsedDocuments: ParsedDocuments,
  surroundings: Surroundings,
  environment: ChosenEnvironment,
  userAgent: string,
  engine: Engine,
  runs: Runs,
  secrets: Pick<Secrets, 'names' | 'kept'>,
  subscriptions: vscode.Disposable[],
): Insight {
  const read = new Map<string, { readonly at: number; readonly environments: Promise<Environments> }>();
  const peeks = new WeakMap<HttpDocument, Map<string, Promise<Peek>>>();

  const exchanges = new Map<string, Promise<NamedExchange | null>>();
  const changed = new vscode.EventEmitter<void>();
  let epoch = 0;
  const forget = (): void => {
    epoch += 1;
    read.clear();
    exchanges.clear();
    changed.fire();
  };
  subscriptions.push(
    changed,
    environment.onDidChange(forget),
    runs.onDidChange(({ state }) => {
      if (state.kind === 'done') forget();
    }),
  );

  const environmentsOf = (document: vscode.TextDocument): Promise<Environments> => {
    const key = document.uri.toString();
    const known = read.get(key);
    const now = Date.now();
    if (known && now - known.at < freshness) return known.environments;
    if (read.size > 100) read.clear();
    const environments = environment.read(document);
    read.set(key, { at: now, environments });
    return environments;
  };

  /** Bodies come from another thread: each once until something is sent. */
  const keptExchange = (uri: vscode.Uri, name: string): Promise<NamedExchange | null> => {
    const key = keptKey(uri, name);
    const known = exchanges.get(key) ?? engine.kept(key).catch(() => null);
    exchanges.set(key, known);
    return known;
  };

  const importedBy = async (document: vscode.TextDocument, parsed: HttpDocument): Promise<readonly RequestFile[]> =>
    (await readImports(parsed, fileOf(document), surroundings)).files;

  const requestCalled: Insight['request'] = async (document, name) => {
    const parsed = parsedDocuments.of(document);
    return requestIn([{ file: null, document: parsed }, ...(await importedBy(document, parsed))], name);
  };

  const variablesAt: Insight['variablesAt'] = async (document, offset) => {
    // Read before anything is waited for: a document that was closed meanwhile must not be remembered.
    const parsed = parsedDocuments.of(document);
    const [environments, imported] = await Promise.all([environmentsOf(document), importedBy(document, parsed)]);
    const chosen = environment.namesFor(environments);
    return visibleVariables({ document: parsed, file: fileOf(document), imported, environments, chosen }, offset);
  };

  const peekAt = async (
    document: vscode.TextDocument,
    parsed: HttpDocument,
    block: RequestBlock,
    part: PeekedPart,
    environments: Environments,
    chosenEnvironments: readonly string[],
  ): Promise<Peek> => {
    const asked = new Set<string>();
    const ask = ({ name, text, suggestion }: Question): Promise<string> => {
      asked.add(name ?? text);
      return Promise.resolve(suggestion ?? text);
    };
    const secret = async (name: string): Promise<string> => {
      const kept = await secrets.kept(name);
      if (kept === null) asked.add(name);
      return kept ?? `${unkept}-${name}`;
    };
    const loop = await loopRuns(parsed, block, { environments, chosenEnvironments });
    const resolution = await resolve(
      parsed,
      peekBlock(block, part),
      { ...surroundings, ask, secret },
      {
        file: fileOf(document),
        index: requestBlocks(parsed).findIndex((one) => one.index === block.index),
        chosenEnvironments,
        environments,
        variables: {},
        runVariables: loop.runs[0] ?? {},
        answers: new Map(),
        sendingAnswers: new Map(),
        exchangeOf: (name, file) => keptExchange(file === null ? document.uri : vscode.Uri.file(file), name),
        defaults: requestOptions(readSettings(document.uri)),
        decided: decidedOptions(document.uri),
        userAgent,
        acceptEncoding: decodableCodings,
      },
    );
    return {
      resolution: loop.problem
        ? { ...resolution, request: null, problems: [loop.problem, ...resolution.problems] }
        : resolution,
      asked,
      environments: chosenEnvironments,
      sendings: loop.runs.length,
    };
  };

  return {
    onDidChange: changed.event,
    variablesAt,
    async choicesAt(document, offset) {
      return (await variablesAt(document, offset)).map((variable) => ({
        name: variable.name,
        value: variable.isSecret ? maskText : shortened(variable.written),
        origin: originText(variable.origin, document),
      }));
    },
    async environmentNames(document) {
      const environments = await environmentsOf(document);
      return new Set(
        environmentVariableNames({ environments, chosenEnvironments: environment.namesFor(environments) }),
      );
    },
    async peek(document, parsed, block, part) {
      const environments = await environmentsOf(document);
      const chosen = environment.namesFor(environments);
      // A file that it sends may be another one at any time, and may be large.
      if (part === 'all') return peekAt(document, parsed, block, part, environments, chosen);
      const key = `${block.index} ${part} ${chosen.join()} ${epoch} ${read.get(document.uri.toString())?.at}`;
      const known = peeks.get(parsed)?.get(key);
      if (known !== undefined) return known;
      const peek = peekAt(document, parsed, block, part, environments, chosen);
      const ofDocument = peeks.get(parsed) ?? new Map<string, Promise<Peek>>();
      if (ofDocument.size > 500) ofDocument.clear();
      peeks.set(parsed, ofDocument.set(key, peek));
      return peek;
    },
    async importedRequests(document) {
      const imported = await importedBy(document, parsedDocuments.of(document));
      return imported.flatMap((one) => namedRequests(one.document));
    },
    request: requestCalled,
    async exchange(document, name) {
      const found = await requestCalled(document, name);
      if (!found?.block.name) return null;
      const uri = found.file === null ? document.uri : vscode.Uri.file(found.file);
      const kept = await keptExchange(uri, found.block.name.text);
      return kept && { request: shapeOf(kept.request), response: kept.response && shapeOf(kept.response) };
    },
    async outsideNames(document) {
      const { files } = await environmentsOf(document);
      const dotenvNames = files.flatMap(({ environments }) => Object.keys(environments.get(dotEnvEnvironment) ?? {}));
      return { processNames: Object.keys(env).sort(), dotenvNames, secretNames: secrets.names() };
    },
  };
}

function shapeOf({ fields, body }: NamedMessage): MessageShape {
  return { fieldNames: fields.map(({ name }) => name), json: jsonOf(body) };
}

/** `undefined` for what is no JSON, or too much of it to be looked at while a person types. */
function jsonOf(body: Uint8Array): unknown {
  if (body.length > 2_000_000) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function fileOf(document: vscode.TextDocument): string | null {
  return document.uri.scheme === 'untitled' ? null : document.uri.fsPath;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
