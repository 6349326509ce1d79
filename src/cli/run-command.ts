import { createWriteStream } from 'node:fs';
import { resolve as absolute } from 'node:path';
import type { Exchange } from '../exchange/exchange.ts';
import type { HttpDocument, Problem, RequestBlock } from '../language/document.ts';
import { requestBlocks } from '../language/look-up.ts';
import { type Environments, readEnvironments } from '../request/read-environments.ts';
import { type ResolveContext, resolve } from '../request/resolve.ts';
import type { RequestOptions, ResolvedRequest } from '../request/resolved-request.ts';
import { type Performed, perform } from '../run/run.ts';
import { openSession } from '../run/session.ts';
import { exchangeReport } from '../view/exchange-report.ts';
import { present, readBodies } from '../view/present.ts';
import { wholeLimits } from '../view/present-body.ts';
import { exitCodes } from './exit-codes.ts';
import { findFiles } from './find-files.ts';
import { onInterrupt } from './on-interrupt.ts';
import { parseCount, parseDuration, parseOptions, parseVariables, refuseUnbuilt } from './options.ts';
import { problemText } from './problem-text.ts';
import { requireBuiltProfile } from './profile.ts';
import { readAuthorities } from './read-authorities.ts';
import { readRequestFile } from './read-request-file.ts';
import { responseText, type Shown, shownParts } from './response-text.ts';
import { selectBlocks } from './select-blocks.ts';
import { terminalSurroundings } from './surroundings.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

const options = {
  name: { type: 'string' },
  line: { type: 'string' },
  all: { type: 'boolean' },
  env: { type: 'string', multiple: true },
  var: { type: 'string', multiple: true },
  profile: { type: 'string' },
  jobs: { type: 'string' },
  bail: { type: 'boolean' },
  repeat: { type: 'string' },
  insecure: { type: 'boolean' },
  cacert: { type: 'string', multiple: true },
  cert: { type: 'string' },
  key: { type: 'string' },
  'passphrase-env': { type: 'string' },
  proxy: { type: 'string' },
  'connect-to': { type: 'string', multiple: true },
  timeout: { type: 'string' },
  'max-redirects': { type: 'string' },
  'http1.1': { type: 'boolean' },
  http2: { type: 'boolean' },
  output: { type: 'string' },
  out: { type: 'string' },
  show: { type: 'string' },
} as const;

const unbuilt = ['cert', 'key', 'passphrase-env', 'proxy', 'connect-to', 'http2'];
const unbuiltOutputs = ['har', 'junit', 'tap'];

/** A request of the command line: where it stands, and what will be sent. */
interface Job {
  readonly file: string;
  readonly document: HttpDocument;
  readonly block: RequestBlock;
  readonly context: ResolveContext;
}

/** `portside run FILE|GLOB...`: sends, and prints what came of it. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, options);
  refuseUnbuilt(values, unbuilt);
  requireBuiltProfile(values.profile);
  const output = values.output ?? 'text';
  if (unbuiltOutputs.includes(output))
    throw new UsageError(`--output ${output} is not available in this version yet; text and json are.`);
  if (output !== 'text' && output !== 'json')
    throw new UsageError(`There is no output "${output}". Known: text, json, har, junit, tap.`);
  if (positionals.length === 0) throw new UsageError('portside run needs at least one file.');
  const jobCount = values.jobs === undefined ? 1 : parseCount('jobs', values.jobs, 1, 256);
  const repeat = values.repeat === undefined ? 1 : parseCount('repeat', values.repeat, 1);

  const jobs = await collectJobs(positionals, values, terminal);
  const shown = shownParts(values.show, jobs.length * repeat);
  const writer = values.out === undefined ? null : createWriteStream(values.out);
  const write = writer ? (text: string) => void writer.write(text) : terminal.out;
  const session = openSession(
    { useSystemCertificates: true, extraCertificates: readAuthorities(values.cacert ?? []), lookup: null },
    Date.now,
  );
  const stop = new AbortController();
  const forgetInterrupt = onInterrupt(() => stop.abort());

  let code: number = exitCodes.fine;
  const report = async (job: Job, performed: Performed, count: number): Promise<void> => {
    if (isIncomplete(performed.exchange)) code = exitCodes.noResponse;
    if (output === 'json')
      write(`${JSON.stringify(await exchangeReport(performed.exchange, performed.findings, Date.now()))}\n`);
    else write(await textOf(performed, count, shown, writer ? { ...terminal, colour: false } : terminal));
    if (values.bail && isIncomplete(performed.exchange)) stop.abort();
    void job;
  };

  try {
    for (let round = 0; round < repeat && !stop.signal.aborted; round += 1) {
      const requests = await resolveAll(jobs, terminal, round === 0);
      let next = 0;
      const work = async (): Promise<void> => {
        for (;;) {
          const index = next;
          next += 1;
          const job = jobs[index];
          const request = requests[index];
          if (!job || !request || stop.signal.aborted) return;
          const performed = await perform(request, session, { signal: stop.signal, onPhase: null });
          await report(job, performed, round * jobs.length + index);
        }
      };
      await Promise.all(Array.from({ length: Math.min(jobCount, jobs.length) }, work));
    }
  } finally {
    forgetInterrupt();
    await session.close();
    if (writer) await new Promise<void>((done) => writer.end(done));
  }
  return code;
}

function isIncomplete(exchange: Exchange): boolean {
  return exchange.calls.at(-1)?.failure != null;
}

async function textOf(performed: Performed, count: number, shown: Shown, terminal: Terminal): Promise<string> {
  const { exchange, findings } = performed;
  const bodies = await readBodies(exchange);
  return responseText(
    present(exchange, findings, { id: count, now: Date.now(), limits: wholeLimits, bodies }),
    shown,
    terminal,
  );
}

async function collectJobs(
  patterns: readonly string[],
  values: {
    readonly name?: string | undefined;
    readonly line?: string | undefined;
    readonly env?: string[] | undefined;
    readonly var?: string[] | undefined;
    readonly timeout?: string | undefined;
    readonly 'max-redirects'?: string | undefined;
    readonly insecure?: boolean | undefined;
  },
  terminal: Terminal,
): Promise<readonly Job[]> {
  const surroundings = terminalSurroundings();
  const maxRedirects =
    values['max-redirects'] === undefined ? 20 : parseCount('max-redirects', values['max-redirects'], 0);
  const defaults: RequestOptions = {
    followRedirects: maxRedirects > 0,
    maxRedirects,
    timeout: values.timeout === undefined ? 300_000 : parseDuration('timeout', values.timeout),
    connectTimeout: 15_000,
    verifyCertificate: !values.insecure,
    bodyLimit: 512 * 1024 * 1024,
  };
  const variables = parseVariables(values.var ?? []);
  const environment = values.env?.at(-1) ?? null;
  if (values.env && values.env.length > 1)
    throw new UsageError('More than one --env is not available in this version yet.');

  const jobs: Job[] = [];
  for (const file of findFiles(patterns)) {
    const document = readRequestFile(file);
    const environments = await readEnvironments(absolute(file), surroundings);
    requireEnvironment(environment, environments);
    const blocks = requestBlocks(document);
    for (const block of selectBlocks(file, document, values)) {
      const context: ResolveContext = {
        file: absolute(file),
        index: blocks.indexOf(block),
        environment,
        environments,
        variables,
        defaults,
        userAgent: `portside/${version}`,
      };
      jobs.push({ file, document, block, context });
    }
  }
  if (jobs.length === 0) terminal.err('portside: there is no request in what was named.\n');
  return jobs;
}

function requireEnvironment(name: string | null, environments: Environments): void {
  if (name === null || environments.names.includes(name)) return;
  const known =
    environments.names.length > 0 ? ` Known: ${environments.names.join(', ')}.` : ' No http-client.env.json was found.';
  throw new UsageError(`There is no environment "${name}".${known}`);
}

/** Everything is resolved before anything is sent: one unusable request stops them all, with its problems told. */
async function resolveAll(
  jobs: readonly Job[],
  terminal: Terminal,
  tellProblems: boolean,
): Promise<readonly ResolvedRequest[]> {
  const surroundings = terminalSurroundings();
  const requests: ResolvedRequest[] = [];
  let unusable = 0;
  for (const job of jobs) {
    const { request, problems } = await resolve(job.document, job.block, surroundings, job.context);
    if (request) requests.push({ ...request, source: { ...request.source, file: job.file } });
    else unusable += 1;
    if (tellProblems) tell(job, problems, terminal);
  }
  if (unusable > 0) {
    const what = unusable === 1 ? 'a request that cannot be sent' : `${unusable} requests that cannot be sent`;
    throw new UsageError(`nothing was sent, because of ${what} as written (see above).`);
  }
  return requests;
}

function tell(job: Job, problems: readonly Problem[], terminal: Terminal): void {
  for (const problem of problems) {
    if (problem.severity === 'error' || problem.severity === 'warning')
      terminal.err(problemText(job.file, job.document, problem, terminal));
  }
}
