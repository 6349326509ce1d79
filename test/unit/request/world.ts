import { posix } from 'node:path';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import type { ReadAs } from '../../../src/language/profile.ts';
import type { NamedExchange } from '../../../src/request/named-exchange.ts';
import { readEnvironments } from '../../../src/request/read-environments.ts';
import { type Resolution, resolve } from '../../../src/request/resolve.ts';
import type { RequestOptions, ResolvedRequest } from '../../../src/request/resolved-request.ts';
import type { Surroundings } from '../../../src/request/surroundings.ts';
import { sketchProblem } from '../language/sketch.ts';

/** What a test has around its request. Files by absolute path; the request file is /project/requests/a.http. */
export interface World {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly process?: Readonly<Record<string, string>>;
  readonly environment?: string | readonly string[];
  /** What a person answers, by the question's variable, else its text. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Stands in for the answers. */
  readonly ask?: Surroundings['ask'];
  /** What was answered earlier in this session; grows. */
  readonly remembered?: Map<string, string>;
  /** What was answered while this sending goes on; grows. */
  readonly sendingAnswers?: Map<string, string>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** What was run before in this session. */
  readonly exchanges?: Readonly<Record<string, NamedExchange>>;
  readonly readAs?: ReadAs;
  readonly variables?: Readonly<Record<string, string>>;
  /** What a `run` line gives. */
  readonly runVariables?: Readonly<Record<string, string>>;
  /** Beside the usual ones. */
  readonly options?: Partial<RequestOptions>;
  /** Stands in for the clock that stands still. */
  readonly now?: () => number;
  /** The text is in no file. */
  readonly untitled?: boolean;
  /** Options that the run decides. */
  readonly decided?: ReadonlySet<keyof RequestOptions>;
}

export const file = '/project/requests/a.http';

/** A clock that stands still and randomness that counts. */
export function surroundingsOf({
  files = {},
  process = {},
  answers = {},
  secrets = {},
  ask,
  now,
}: World): Surroundings {
  let counter = 0;
  return {
    readFile: (path) => {
      const content = Object.hasOwn(files, path) ? files[path] : undefined;
      return Promise.resolve(
        content === undefined ? null : typeof content === 'string' ? new TextEncoder().encode(content) : content,
      );
    },
    parentFolder: (path) => (path === '/' ? null : path.slice(0, Math.max(path.lastIndexOf('/'), 1))),
    resolvePath: (folder, path) => posix.resolve(folder, path),
    listFolder: (folder) =>
      Promise.resolve(
        [
          ...new Set(
            Object.keys(files)
              .filter((path) => path.startsWith(`${folder === '/' ? '' : folder}/`))
              .map((path) => path.slice(folder === '/' ? 1 : folder.length + 1).split('/', 1)[0] ?? ''),
          ),
        ].sort(),
      ),
    projectFolder: () => Promise.resolve('/project'),
    now: now ?? (() => Date.UTC(2026, 2, 31, 12, 0, 0, 500)),
    randomBytes: (count) => {
      counter += 1;
      return new Uint8Array(count).fill(counter);
    },
    processEnvironment: (name) => own(process, name),
    ask: ask ?? ((question) => Promise.resolve(own(answers, question.name ?? question.text))),
    secret: (name) => Promise.resolve(own(secrets, name)),
  };
}

function own(values: Readonly<Record<string, string>>, name: string): string | null {
  return Object.hasOwn(values, name) ? (values[name] ?? null) : null;
}

/** Resolves the request at `index` of the text. */
export async function resolveText(text: string, world: World = {}, index = 0): Promise<Resolution> {
  const document = parse(text, world.readAs);
  const block = requestBlocks(document)[index];
  if (!block) throw new Error(`no request ${index} in ${JSON.stringify(text)}`);
  const surroundings = surroundingsOf(world);
  const path = world.untitled ? null : file;
  return resolve(document, block, surroundings, {
    file: path,
    index,
    chosenEnvironments: [world.environment ?? []].flat(),
    environments: await readEnvironments(path, surroundings),
    variables: world.variables ?? {},
    runVariables: world.runVariables ?? {},
    answers: world.remembered ?? new Map(),
    sendingAnswers: world.sendingAnswers ?? new Map(),
    exchangeOf: (name) => Promise.resolve(world.exchanges?.[name] ?? null),
    defaults: {
      followRedirects: true,
      maxRedirects: 10,
      timeout: 30_000,
      connectTimeout: null,
      verifyCertificate: true,
      bodyLimit: 1_000_000,
      ...world.options,
    },
    decided: world.decided ?? new Set(),
    userAgent: 'portside/test',
    acceptEncoding: 'gzip, deflate, br, zstd',
  });
}

/** The request as it goes out, without the fields that are always added; `null` when it does not. */
export function wire(request: ResolvedRequest | null): string | null {
  if (!request) return null;
  const usual = ['User-Agent', 'Accept', 'Accept-Encoding'];
  const fields = request.fields.filter(({ name, origin }) => origin === 'written' || !usual.includes(name));
  const body = request.body ? new TextDecoder().decode(request.body) : '';
  return [
    `${request.method} ${request.target} HTTP/${request.httpVersion}`,
    ...fields.map(({ name, value, origin }) => `${origin === 'added' ? '+' : ''}${name}: ${value}`),
    '',
    body,
  ].join('\n');
}

/** Problems as `severity code "text"`, hints left out. */
export function complaints(text: string, { problems }: Resolution): readonly string[] {
  return problems.filter(({ severity }) => severity !== 'hint').map((problem) => sketchProblem(text, problem));
}

export function hints({ problems }: Resolution): readonly string[] {
  return problems.filter(({ severity }) => severity === 'hint').map(({ code }) => code);
}
