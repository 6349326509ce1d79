import type { CertificateView } from './certificate-view.ts';

const ruler = (title: string): string => `${title}\n${'-'.repeat(title.length)}`;

/** Who answered, as a plain text document: everything the certificate view shows, and the certificates in PEM. */
export function certificateText(view: CertificateView): string {
  const rows = (pairs: readonly { readonly label: string; readonly value: string }[]): string =>
    pairs
      .map(({ label, value }) => `${`${label}:`.padEnd(28)} ${value.replaceAll('\n', `\n${' '.repeat(29)}`)}`)
      .join('\n');
  const parts = [
    `${view.authority}\n${'='.repeat(view.authority.length)}`,
    `${view.verdict.title}\n${view.verdict.detail}`,
    ...view.findings.map((finding) =>
      [
        `${finding.severity}: ${finding.title}`,
        `  ${finding.detail}`,
        ...finding.advice.map((advice) => `  - ${advice}`),
      ].join('\n'),
    ),
    rows(view.facts),
  ];
  if (view.handshake.length > 0) {
    const steps = view.handshake.map(
      (step) => `${step.time.padStart(9)}  ${step.title} (${step.state})\n${' '.repeat(11)}${step.detail}`,
    );
    parts.push([ruler('Handshake'), ...steps].join('\n'));
  }
  for (const node of view.chain) {
    const sections = node.sections.map((section) => `${section.title}\n${rows(section.rows)}`);
    parts.push([ruler(`${node.title} · ${node.subtitle}`), ...sections, node.pem.trimEnd()].join('\n\n'));
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
