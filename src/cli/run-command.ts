import type { Exchange } from '../exchange/exchange.ts';
import { secretMask } from '../request/mask.ts';
import type { RequestOptions } from '../request/resolved-request.ts';
import type { Performed } from '../run/perform.ts';
import { openSession } from '../run/session.ts';
import { writeOutput } from '../run/write-output.ts';
import { exchangeReport } from '../view/exchange-report.ts';
import { present, readBodies } from '../view/present.ts';
import { wholeLimits } from '../view/present-body.ts';
import { checkJobs } from './check-jobs.ts';
import { collectJobs } from './collect-jobs.ts';
import { exitCodes } from './exit-codes.ts';
import { onInterrupt } from './on-interrupt.ts';
import { parseCount, parseDuration, parseOptions, parseVariables } from './options.ts';
import { createProblemTeller } from './problem-teller.ts';
import { readAsOf } from './profile.ts';
import { readTrust, trustOptions } from './read-trust.ts';
import { reasonOf } from './reason-of.ts';
import { reportJson } from './report-json.ts';
import { responseText, type Shown, shownParts, showsNotices } from './response-text.ts';
import { openResults } from './results.ts';
import { runJobs } from './run-jobs.ts';
import { terminalSurroundings } from './surroundings.ts';
import { harmlessLine, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const options = {
  name: { type: 'string' },
  line: { type: 'string' },
  all: { type: 'boolean' },
  env: { type: 'string', multiple: true },
  var: { type: 'string', multiple: true },
  profile: { type: 'string' },
  jobs: { type: 'string' },
  bail: { type: 'boolean' },
  yes: { type: 'boolean' },
  repeat: { type: 'string' },
  insecure: { type: 'boolean' },
  ...trustOptions,
  timeout: { type: 'string' },
  'max-redirects': { type: 'string' },
  'http1.1': { type: 'boolean' },
  http2: { type: 'boolean' },
  output: { type: 'string' },
  out: { type: 'string' },
  show: { type: 'string' },
} as const;

const unbuiltOutputs = ['har', 'junit', 'tap'];

/** Bytes of a decoded body that are held in memory. */
const bodyLimit = 256 * 1024 * 1024;

/** `portside run FILE|GLOB...`: sends, and prints what came of it. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, options);
  const readAs = readAsOf(values.profile);
  const output = outputOf(values.output);
  if (positionals.length === 0) throw new UsageError('bad-usage', 'portside run needs at least one file.');
  const width = values.jobs === undefined ? 1 : parseCount('jobs', values.jobs, 1, 256);
  const repeat = values.repeat === undefined ? 1 : parseCount('repeat', values.repeat, 1);
  const trust = await readTrust(values);
  const settings = {
    selection: values,
    readAs,
    chosenEnvironments: values.env ?? [],
    variables: parseVariables(values.var ?? []),
    defaults: defaultsOf(values),
    decided: decidedBy(values),
  };

  const surroundings = terminalSurroundings();
  const teller = createProblemTeller(terminal, showsNotices(values.show));
  const collected = await collectJobs(positionals, settings, surroundings, teller);
  const jobs = await checkJobs(collected, surroundings, teller, values.yes ?? false);
  const total = jobs.length * repeat;
  const shown = shownParts(values.show, total);
  const results = openResults(values.out, terminal);
  const session = openSession(trust, Date.now);
  const stop = new AbortController();
  let code: number = exitCodes.fine;
  const forgetInterrupt = onInterrupt((interrupted) => {
    code = interrupted;
    stop.abort();
  });

  let reported = 0;
  const report = async (performed: Performed): Promise<boolean> => {
    const isComplete = !isIncomplete(performed.exchange);
    if (!isComplete) {
      if (code === exitCodes.fine) code = exitCodes.noResponse;
      if (values.bail) stop.abort();
    } else if (performed.tests.some(({ passed }) => !passed)) {
      if (code === exitCodes.fine) code = exitCodes.assertionFalse;
      if (values.bail) stop.abort();
    }
    const pieces =
      output === 'json'
        ? reportJson(await exchangeReport(performed.exchange, performed.findings, Date.now(), performed.tests))
        : await textOf(performed, reported, shown, results.terminal);
    reported += 1;
    for (const piece of pieces) results.write(piece);
    return isComplete;
  };

  try {
    const left = await runJobs({
      jobs,
      rounds: repeat,
      width,
      surroundings,
      session,
      teller,
      signal: stop.signal,
      report,
      async save(output, body, secrets) {
        const shown = (text: string): string => harmlessLine(secretMask(secrets)(text));
        try {
          terminal.err(`portside: wrote ${shown(await writeOutput(output, body))}\n`);
        } catch (error) {
          terminal.err(
            `portside: error output-failed: ${shown(`${output.path} cannot be written: ${reasonOf(error)}`)}\n`,
          );
          code = exitCodes.outputFailed;
        }
      },
      onUnusable() {
        code = exitCodes.unusable;
        if (values.bail) stop.abort();
      },
      onUnmet: ({ block }, { name }) =>
        terminal.err(
          `portside: “${block.name?.text ?? block.request.target.text}” was not sent: “${name}”, which it needs, got no complete response.\n`,
        ),
    });
    if (left > 0) tellUnsent(left, terminal);
  } finally {
    stop.abort();
    forgetInterrupt();
    await session.close();
    results.close();
  }
  return code;
}

function tellUnsent(count: number, terminal: Terminal): void {
  terminal.err(`portside: stopped; ${count} more ${count === 1 ? 'request was' : 'requests were'} not sent.\n`);
}

function isIncomplete(exchange: Exchange): boolean {
  return exchange.calls.at(-1)?.failure != null;
}

async function textOf(performed: Performed, id: number, shown: Shown, terminal: Terminal): Promise<Iterable<string>> {
  const { exchange, findings, tests } = performed;
  const bodies = await readBodies(exchange);
  return responseText(
    present(exchange, findings, { id, now: Date.now(), limits: wholeLimits, bodies, tests }),
    shown,
    terminal,
  );
}

function outputOf(output = 'text'): 'text' | 'json' {
  if (unbuiltOutputs.includes(output))
    throw new UsageError(
      'not-available',
      `--output ${output} is not available in this version yet; text and json are.`,
    );
  if (output !== 'text' && output !== 'json')
    throw new UsageError('bad-usage', `There is no output "${output}". Known: text, json, har, junit, tap.`);
  return output;
}

/** What an option says is not changed by the settings of other tools. */
function decidedBy(values: Readonly<Record<string, unknown>>): ReadonlySet<keyof RequestOptions> {
  const deciding = {
    timeout: ['timeout'],
    'max-redirects': ['followRedirects', 'maxRedirects'],
    insecure: ['verifyCertificate'],
    cert: ['clientCertificate'],
    proxy: ['proxy'],
  } as const;
  return new Set(Object.entries(deciding).flatMap(([option, names]) => (values[option] === undefined ? [] : names)));
}

/** What holds where a request does not say otherwise. */
function defaultsOf(values: {
  readonly timeout?: string | undefined;
  readonly 'max-redirects'?: string | undefined;
  readonly insecure?: boolean | undefined;
  readonly http2?: boolean | undefined;
  readonly 'http1.1'?: boolean | undefined;
}): RequestOptions {
  if (values.http2 && values['http1.1']) throw new UsageError('bad-usage', 'Give --http1.1 or --http2, not both.');
  const redirects = values['max-redirects'];
  const maxRedirects = redirects === undefined ? 20 : parseCount('max-redirects', redirects, 0);
  return {
    followRedirects: maxRedirects > 0,
    maxRedirects,
    timeout: values.timeout === undefined ? 300_000 : parseDuration('timeout', values.timeout),
    connectTimeout: 15_000,
    verifyCertificate: !values.insecure,
    offersHttp2: values.http2 ?? false,
    bodyLimit,
  };
}
