import type { Connections } from '../exchange/connections.ts';
import type { Inspection, InspectionTarget } from '../exchange/inspect-tls.ts';
import { judgeByReadings } from '../exchange/probe/judge-by-lists.ts';
import { type ProbeKind, probeKinds, probeSteps } from '../exchange/probe/probe-result.ts';
import { type ProbeView, probeView } from '../view/probe-view.ts';
import { harmlessLine, styled, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { wrapped } from './wrapped.ts';

/** The probes that `--probe` names. */
export function parseProbes(names: readonly string[]): readonly ProbeKind[] {
  return names.map((name) => {
    const kind = probeKinds.find((known) => known === name);
    if (kind === undefined) throw new UsageError('bad-usage', `--probe takes ${probeKinds.join(', ')}, not "${name}".`);
    return kind;
  });
}

/** Runs them one after the other, each said before it goes; and the inspection judged by what they found out. */
export async function tlsProbes(
  kinds: readonly ProbeKind[],
  target: InspectionTarget,
  inspection: Inspection,
  connections: Connections,
  signal: AbortSignal,
  terminal: Terminal,
): Promise<{ readonly probes: readonly ProbeView[]; readonly inspection: Inspection }> {
  if (kinds.length === 0) return { probes: [], inspection };
  // Read only when one is asked for.
  const { runProbe } = await import('../exchange/probe/run-probe.ts');
  const probes: ProbeView[] = [];
  let judged = inspection;
  for (const kind of kinds) {
    if (signal.aborted) break;
    terminal.err(`portside: ${probeSteps[kind]}\n`);
    const now = Date.now();
    const result = await runProbe(kind, target, inspection, connections, signal, now);
    if (result === null) {
      const summary = 'The server showed no certificate to start from.';
      probes.push({ kind, summary, lines: [], certificates: [] });
      continue;
    }
    probes.push(probeView(result));
    if (result.kind !== 'revocation') continue;
    // Where nothing could be found out, nothing is held against the server.
    const known = result.readings.filter(({ status }) => status !== 'missing');
    judged = judgeByReadings(judged, known, now);
  }
  return { probes, inspection: judged };
}

/** What the probes found, for a terminal. */
export function probeLines(probes: readonly ProbeView[], terminal: Terminal): readonly string[] {
  return probes.flatMap(({ kind, summary, lines }) => [
    styled(terminal, 'bold', `  Probe ${kind}`),
    ...wrapped(harmlessLine(summary), terminal.columns, '  '),
    ...lines.flatMap((line) => wrapped(harmlessLine(line), terminal.columns, '    ', '- ')),
  ]);
}
