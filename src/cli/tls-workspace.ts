import { resolve as absolute, dirname } from 'node:path';
import type { TrustSettings } from '../exchange/connections.ts';
import { decodableCodings } from '../exchange/decodable-codings.ts';
import { readAsAuto } from '../language/profile.ts';
import { type HttpsHosts, httpsHosts, joinedHosts } from '../request/https-hosts.ts';
import { type Environments, readEnvironments } from '../request/read-environments.ts';
import type { RequestOptions } from '../request/resolved-request.ts';
import { inspectHost } from '../run/inspect-host.ts';
import { inspectHosts } from '../run/inspect-hosts.ts';
import { openSession } from '../run/session.ts';
import type { HostsReport } from '../view/host-report.ts';
import { hostsJunit } from '../view/hosts-junit.ts';
import { hostsTable } from '../view/hosts-table.ts';
import { exitCodes } from './exit-codes.ts';
import { onInterrupt } from './on-interrupt.ts';
import { readRequestFile } from './read-request-file.ts';
import { isFolder, requestFilesIn } from './request-files-in.ts';
import { openResults } from './results.ts';
import { terminalSurroundings } from './surroundings.ts';
import { harmless, harmlessLine, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

export interface WorkspaceCheck {
  readonly folder: string;
  /** Each certificate is to be valid so many days at least. */
  readonly days: number;
  readonly chosenEnvironments: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly trust: TrustSettings;
  readonly output: 'text' | 'json' | 'junit';
  readonly out: string | undefined;
}

/** Only the address of a request is worked out. */
const noOptions: RequestOptions = {
  followRedirects: false,
  maxRedirects: 0,
  timeout: null,
  connectTimeout: null,
  verifyCertificate: true,
  bodyLimit: 0,
};

/** `portside tls --workspace DIR`: a handshake with every server that the request files below the folder name over HTTPS. */
export async function checkWorkspace(check: WorkspaceCheck, terminal: Terminal): Promise<number> {
  const { hosts, unknown, environments } = await hostsIn(check, terminal);
  const results = openResults(check.out, terminal);
  const session = openSession(check.trust, Date.now);
  const stop = new AbortController();
  let interrupted: number | null = null;
  const forgetInterrupt = onInterrupt((code) => {
    interrupted = code;
    stop.abort();
  });
  try {
    const inspected = await inspectHosts({
      hosts,
      days: check.days,
      inspect: (host) => inspectHost(host, session, stop.signal),
      isStopped: () => stop.signal.aborted,
      onDone: () => undefined,
    });
    const report: HostsReport = { hosts: inspected, unknown, days: check.days };
    results.write(
      check.output === 'json'
        ? `${JSON.stringify(report)}\n`
        : check.output === 'junit'
          ? hostsJunit(report)
          : harmless(hostsTable(report)),
    );
    if (interrupted === null && hosts.length === 0 && unknown.length > 0)
      terminal.err(
        `portside: no server is known, so nothing was checked.${environments.length > 0 ? ` Choose an environment with --env: ${harmlessLine(environments.join(', '))}.` : ''}\n`,
      );
    return interrupted ?? exitCodeOf(report);
  } finally {
    forgetInterrupt();
    await session.close();
    results.close();
  }
}

function exitCodeOf({ hosts, unknown }: HostsReport): number {
  if (hosts.length === 0 && unknown.length > 0) return exitCodes.unusable;
  if (hosts.some(({ state }) => state === 'refused' || state === 'soon')) return exitCodes.assertionFalse;
  return hosts.some(({ state }) => state === 'unreachable') ? exitCodes.noResponse : exitCodes.fine;
}

async function hostsIn(
  check: WorkspaceCheck,
  terminal: Terminal,
): Promise<HttpsHosts & { readonly environments: readonly string[] }> {
  const { folder, chosenEnvironments, variables } = check;
  if (!isFolder(folder)) throw new UsageError('file-missing', `There is no folder ${folder || 'without a name'}.`);
  const files = requestFilesIn(folder);
  if (files.length === 0) throw new UsageError('no-request', `There is no .http or .rest file in ${folder}.`);
  const surroundings = terminalSurroundings();
  const known = new Map<string, Environments>();
  const found: HttpsHosts[] = [];
  const names = new Set<string>();
  for (const file of files) {
    const path = absolute(file);
    const environments = known.get(dirname(path)) ?? (await readEnvironments(path, surroundings));
    known.set(dirname(path), environments);
    for (const name of environments.names) names.add(name);
    found.push(
      await httpsHosts(file, readRequestFile(file, readAsAuto), surroundings, {
        file: path,
        // A workspace may hold several projects, each with environments of its own.
        chosenEnvironments: chosenEnvironments.filter((name) => environments.names.includes(name)),
        environments,
        variables,
        answers: new Map(),
        sendingAnswers: new Map(),
        exchangeOf: () => Promise.resolve(null),
        defaults: noOptions,
        userAgent: `portside/${version}`,
        acceptEncoding: decodableCodings,
      }),
    );
  }
  const missing = chosenEnvironments.find((name) => !names.has(name));
  if (missing !== undefined)
    throw new UsageError(
      'unknown-environment',
      `No file in ${folder} has the environment "${missing}".${names.size > 0 ? ` Known: ${[...names].join(', ')}.` : ''}`,
    );
  const all = joinedHosts(found);
  if (check.output !== 'text' && all.unknown.length > 0)
    terminal.err(`portside: of ${all.unknown.length} requests the host is not known; the report names them.\n`);
  return { ...all, environments: [...names] };
}
