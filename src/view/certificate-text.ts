import type { CertificateView, FactRow } from './certificate-view.ts';

/** The certificate view as a plain text, certificates in PEM at the end: for an editor, a file or a message. */
export function certificateText(view: CertificateView): string {
  const { authority, verdict, who, findings, explanation, facts, handshake, chain, chainNotes } = view;
  const parts: string[] = [[authority, verdict.title, verdict.detail, ...rows(who)].join('\n')];
  if (findings.length > 0) {
    parts.push(
      headed(
        'Findings',
        findings.flatMap((finding) => [
          `[${finding.severity}] ${finding.title}`,
          `    ${finding.detail}`,
          ...finding.advice.map((advice) => `    - ${advice}`),
        ]),
      ),
    );
  }
  if (explanation !== null) {
    const { summary, advice } = explanation;
    parts.push(headed('What to do', [summary, ...advice.map((one) => `    - ${one}`)]));
  }
  if (facts.length > 0) parts.push(headed('Session', rows(facts)));
  if (handshake.length > 0) {
    parts.push(
      headed(
        'Handshake',
        handshake.map((step) => `${step.time.padStart(9)}  ${step.title}: ${step.detail}`),
      ),
    );
  }
  if (chainNotes.length > 0) parts.push(headed('Chain', chainNotes));
  for (const [index, node] of chain.entries()) {
    const origin = node.origin === 'store' ? ', from this machine' : '';
    const sections = node.sections.flatMap((section) => [
      `  ${section.title}`,
      ...rows(section.rows).map((line) => `    ${line}`),
    ]);
    parts.push(
      `${headed(`${index + 1}. ${node.title} (${node.subtitle}${origin})`, [...node.faults.map((fault) => `  Fault: ${fault}`), ...sections])}\n\n${node.pem.trimEnd()}`,
    );
  }
  return `${parts.join('\n\n')}\n`;
}

function headed(title: string, lines: readonly string[]): string {
  return [title, '-'.repeat(Math.min(title.length, 72)), ...lines].join('\n');
}

function rows(facts: readonly FactRow[]): readonly string[] {
  if (facts.length === 0) return [];
  const width = Math.max(...facts.map((fact) => fact.label.length)) + 2;
  return facts.map((fact) => `${`${fact.label}:`.padEnd(width)}${fact.value}`);
}
