import { domainToASCII } from 'node:url';
import { inspectTls } from '../exchange/inspect-tls.ts';
import { judgeByLists } from '../exchange/probe/judge-by-lists.ts';
import { examineInspection } from '../findings/examine.ts';
import { readServerAddress } from '../request/server-address.ts';
import { openSession } from '../run/session.ts';
import { daysLeft } from '../view/days-left.ts';
import { inspectionReport } from '../view/exchange-report.ts';
import { usualDays } from '../view/host-report.ts';
import { presentInspection } from '../view/present-certificate.ts';
import { exitCodes } from './exit-codes.ts';
import { onInterrupt } from './on-interrupt.ts';
import { parseCount, parseOptions, parseVariables } from './options.ts';
import { readRevocationLists } from './read-revocation-lists.ts';
import { readTrust, trustOptions } from './read-trust.ts';
import { certificateLines, findingLines, wireLines } from './response-text.ts';
import { scanLines } from './scan-text.ts';
import { harmlessLine, styled, type Terminal } from './terminal.ts';
import { parseProbes, probeLines, tlsProbes } from './tls-probes.ts';
import { tlsScan } from './tls-scan.ts';
import { checkWorkspace } from './tls-workspace.ts';
import { UsageError } from './usage-error.ts';

function workspaceOutput(output = 'text'): 'text' | 'json' | 'junit' {
  if (output === 'text' || output === 'json' || output === 'junit') return output;
  throw new UsageError('bad-usage', `There is no output "${output}". Known: text, json, junit.`);
}

/** `portside tls HOST[:PORT]`: a handshake and no request; who answers, and whether to trust them. */
export async function tlsCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    json: { type: 'boolean' },
    servername: { type: 'string' },
    scan: { type: 'boolean' },
    'plain-port': { type: 'string' },
    probe: { type: 'string', multiple: true },
    crl: { type: 'string', multiple: true },
    ...trustOptions,
    days: { type: 'string' },
    workspace: { type: 'string' },
    env: { type: 'string', multiple: true },
    var: { type: 'string', multiple: true },
    output: { type: 'string' },
    out: { type: 'string' },
  });
  if (values.workspace !== undefined) {
    if (positionals.length > 0)
      throw new UsageError('bad-usage', 'portside tls takes a HOST or --workspace, not both.');
    const ofOneHost = (['servername', 'crl', 'scan', 'plain-port', 'probe'] as const).find(
      (name) => values[name] !== undefined,
    );
    if (ofOneHost !== undefined) throw new UsageError('bad-usage', `--${ofOneHost} goes with portside tls HOST.`);
    return checkWorkspace(
      {
        folder: values.workspace,
        days: values.days === undefined ? usualDays : parseCount('days', values.days, 0),
        chosenEnvironments: values.env ?? [],
        variables: parseVariables(values.var ?? []),
        trust: await readTrust(values),
        output: values.json ? 'json' : workspaceOutput(values.output),
        out: values.out,
      },
      terminal,
    );
  }
  const misplaced = (['env', 'var', 'output', 'out'] as const).find((name) => values[name] !== undefined);
  if (misplaced !== undefined) throw new UsageError('bad-usage', `--${misplaced} goes with portside tls --workspace.`);
  const [text, ...more] = positionals;
  if (text === undefined || more.length > 0)
    throw new UsageError('bad-usage', 'portside tls takes one HOST or HOST:PORT.');
  const address = readServerAddress(text);
  if ('code' in address) throw new UsageError('bad-usage', address.message);
  const leastDays = values.days === undefined ? null : parseCount('days', values.days, 0);
  const plainPort =
    values['plain-port'] === undefined
      ? address.port === 443
        ? 80
        : null
      : parseCount('plain-port', values['plain-port'], 1, 65_535);
  const kinds = parseProbes(values.probe ?? []);
  const lists = await readRevocationLists(values.crl ?? []);

  const session = openSession(await readTrust(values), Date.now);
  const stop = new AbortController();
  let interrupted: number | null = null;
  const forgetInterrupt = onInterrupt((code) => {
    interrupted = code;
    stop.abort();
  });
  try {
    const target = { ...address, serverName: asciiName(values.servername) };
    const answered = await inspectTls(target, session.connections, { signal: stop.signal, onPhase: null });
    const now = Date.now();
    const listed = await judgeByLists(answered, lists, now);
    const { probes, inspection } = await tlsProbes(kinds, target, listed, session.connections, stop.signal, terminal);
    const findings = examineInspection(inspection, now);
    const scan = values.scan
      ? await tlsScan({ ...target, plainPort }, session.connections, stop.signal, terminal)
      : null;
    const leaf = inspection.connection?.tls?.chain[0] ?? null;
    const left = leaf === null ? null : daysLeft(leaf.notAfter, now);
    const isTooShort = leastDays !== null && left !== null && left < leastDays;
    if (values.json) {
      const report = inspectionReport(inspection, findings, now);
      const asked = { ...(scan === null ? {} : { scan }), ...(kinds.length === 0 ? {} : { probes }) };
      terminal.out(`${JSON.stringify({ ...report, ...asked })}\n`);
    } else {
      const view = presentInspection(inspection, findings, now);
      const lines = [styled(terminal, 'bold', harmlessLine(view.authority)), ...certificateLines(view, terminal)];
      lines.push(...wireLines(view));
      lines.push(...findings.flatMap((finding) => findingLines(finding, terminal)));
      if (inspection.failure && !leaf)
        lines.push(`  ${inspection.failure.code}: ${harmlessLine(inspection.failure.message)}`);
      lines.push(...probeLines(probes, terminal));
      if (scan !== null) lines.push(...scanLines(scan, terminal));
      terminal.out(`${lines.join('\n')}\n`);
    }
    if (isTooShort)
      terminal.err(`portside: the certificate has ${left} days left, fewer than the ${leastDays} of --days.\n`);
    if (interrupted !== null) return interrupted;
    if (leaf === null && inspection.failure && (scan === null || scan.failure)) return exitCodes.noResponse;
    const all = [...findings, ...(scan?.findings ?? [])];
    const isRefused =
      inspection.connection?.tls?.trusted !== true || all.some((finding) => finding.severity === 'error');
    return isRefused || isTooShort ? exitCodes.assertionFalse : exitCodes.fine;
  } finally {
    forgetInterrupt();
    await session.close();
  }
}

/** A name in A-labels, as servers and certificates have it. */
function asciiName(name: string | undefined): string | null {
  return name === undefined ? null : domainToASCII(name) || name;
}
