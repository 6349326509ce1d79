import { env } from 'node:process';
import type * as vscode from 'vscode';
import { decodableCodings } from '../exchange/decodable-codings.ts';
import type { PlaceholderWorld, VariableChoice } from '../language/completion/placeholder-world.ts';
import type { HttpDocument, RequestBlock } from '../language/document.ts';
import { requestBlocks } from '../language/look-up.ts';
import { parse } from '../language/parse.ts';
import type { Environments } from '../request/read-environments.ts';
import { type Resolution, resolve } from '../request/resolve.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { type VisibleVariable, visibleVariables } from '../request/visible-variables.ts';
import type { ChosenEnvironment } from './environments.ts';
import { originText } from './origin-text.ts';
import type { ParsedDocuments } from './parsed-documents.ts';
import { readSettings, requestOptions } from './settings.ts';

/** What the values of a file are, without asking a person and without sending anything. */
export interface Insight {
  /** The variables that a placeholder at the offset may name. */
  readonly variablesAt: (document: vscode.TextDocument, offset: number) => Promise<readonly VisibleVariable[]>;
  /** The same as they are shown: secrets masked. */
  readonly choicesAt: (document: vscode.TextDocument, offset: number) => Promise<readonly VariableChoice[]>;
  /** Names of the variables of the environments that count for the document. */
  readonly environmentNames: (document: vscode.TextDocument) => Promise<ReadonlySet<string>>;
  /** What the request would be if it were sent now; one for each version of a document. */
  readonly peek: (document: vscode.TextDocument, parsed: HttpDocument, block: RequestBlock) => Promise<Resolution>;
  /** The last exchange of the request of that name; `null` when it was not run. */
  readonly exchange: (document: vscode.TextDocument, name: string) => Promise<PlaceholderWorld['exchange']>;
  readonly outsideNames: (
    document: vscode.TextDocument,
  ) => Promise<Pick<PlaceholderWorld, 'processNames' | 'dotenvNames' | 'secretNames'>>;
}

/** Milliseconds for which environment files that were read are taken to be the same. */
const freshness = 1000;

const noDocument = parse('');

export const mask = '•••';

export function createInsight(
  parsedDocuments: ParsedDocuments,
  surroundings: Surroundings,
  environment: ChosenEnvironment,
  userAgent: string,
): Insight {
  const read = new Map<string, { readonly at: number; readonly environments: Promise<Environments> }>();
  const peeks = new WeakMap<HttpDocument, Map<string, Promise<Resolution>>>();

  environment.onDidChange(() => read.clear());

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

  const variablesAt: Insight['variablesAt'] = async (document, offset) => {
    // Read before anything is waited for: a document that was closed meanwhile must not be remembered.
    const parsed = parsedDocuments.of(document);
    const environments = await environmentsOf(document);
    return visibleVariables(parsed, offset, fileOf(document), environments, environment.namesFor(environments));
  };

  return {
    variablesAt,
    async choicesAt(document, offset) {
      return (await variablesAt(document, offset)).map((variable) => ({
        name: variable.name,
        value: isSecret(variable) ? mask : shortened(variable.written),
        origin: originText(variable.origin, document),
      }));
    },
    async environmentNames(document) {
      const environments = await environmentsOf(document);
      const visible = visibleVariables(noDocument, 0, null, environments, environment.namesFor(environments));
      return new Set(visible.map(({ name }) => name));
    },
    async peek(document, parsed, block) {
      const environments = await environmentsOf(document);
      const chosen = environment.namesFor(environments);
      const key = `${block.index} ${chosen} ${read.get(document.uri.toString())?.at}`;
      const known = peeks.get(parsed)?.get(key);
      if (known !== undefined) return known;
      const resolution = resolve(
        parsed,
        block,
        { ...surroundings, ask: () => Promise.resolve(null), secret: () => Promise.resolve(null) },
        {
          file: fileOf(document),
          index: requestBlocks(parsed).findIndex((one) => one.index === block.index),
          chosenEnvironments: chosen,
          environments,
          variables: {},
          answers: new Map(),
          sendingAnswers: new Map(),
          exchangeOf: () => Promise.resolve(null),
          defaults: requestOptions(readSettings(document.uri)),
          userAgent,
          acceptEncoding: decodableCodings,
        },
      );
      const ofDocument = peeks.get(parsed) ?? new Map<string, Promise<Resolution>>();
      if (ofDocument.size > 500) ofDocument.clear();
      peeks.set(parsed, ofDocument.set(key, resolution));
      return resolution;
    },
    exchange: () => Promise.resolve(null),
    outsideNames: () => Promise.resolve({ processNames: Object.keys(env).sort(), dotenvNames: [], secretNames: [] }),
  };
}

export function isSecret({ origin }: VisibleVariable): boolean {
  return origin.kind === 'secret' || (origin.kind === 'environment' && origin.isPrivate);
}

function fileOf(document: vscode.TextDocument): string | null {
  return document.uri.scheme === 'untitled' ? null : document.uri.fsPath;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
