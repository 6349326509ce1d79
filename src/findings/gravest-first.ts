import type { Finding } from './finding.ts';

/** By severity, in the given order within one; what is found several times is said once. */
export function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  const once = new Map<string, Finding>();
  for (const finding of findings) once.set(`${finding.id} ${finding.title}`, finding);
  const rank = { error: 0, warning: 1, notice: 2 } as const;
  return [...once.values()].toSorted((a, b) => rank[a.severity] - rank[b.severity]);
}
