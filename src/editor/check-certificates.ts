import * as vscode from 'vscode';
import { decodableCodings } from '../exchange/decodable-codings.ts';
import { type HttpsHost, type HttpsHosts, httpsHosts, joinedHosts } from '../request/https-hosts.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { type HostReport, hostReport, hostsSummary } from '../view/host-report.ts';
import { hostsTable } from '../view/hosts-table.ts';
import type { Engine } from '../worker/engine.ts';
import type { ChosenEnvironment } from './environments.ts';
import { isRequestFile, type ParsedDocuments } from './parsed-documents.ts';
import { readSettings, requestOptions } from './settings.ts';
import type { TextDocuments } from './text-documents.ts';
import type { Trust } from './trust.ts';

export interface CertificateCheck {
  readonly engine: Engine;
  readonly trust: Trust;
  readonly environment: ChosenEnvironment;
  readonly surroundings: Surroundings;
  readonly parsedDocuments: ParsedDocuments;
  readonly textDocuments: TextDocuments;
  readonly userAgent: string;
  readonly nextId: () => number;
}

/** So many servers are asked at once. */
const width = 8;

/** Each certificate is to be valid so many days at least. */
const leastDays = 21;

/**
 * "Check Certificates of This Workspace": a handshake with every server that its request files name over HTTPS, and no
 * request. Shows a table, the worst first.
 */
export async function checkCertificates(check: CertificateCheck): Promise<void> {
  const { engine, trust, textDocuments } = check;
  engine.configure(await trust.read());
  const { hosts, unknown } = await hostsOfWorkspace(check);
  const reports = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Checking certificates'),
      cancellable: true,
    },
    (progress, token) => inspectAll(check, hosts, progress, token),
  );
  if (reports === null) return;
  const report = { hosts: reports, unknown, days: leastDays };
  await textDocuments.show(vscode.l10n.t('Certificates of this workspace'), 'plaintext', hostsTable(report));
  void vscode.window.showInformationMessage(`${hostsSummary(report)}.`);
}

async function hostsOfWorkspace(check: CertificateCheck): Promise<HttpsHosts> {
  const { environment, parsedDocuments, surroundings, userAgent } = check;
  const uris = await vscode.workspace.findFiles('**/*.{http,rest}', '**/node_modules/**');
  const open = vscode.workspace.textDocuments.filter(
    (document) => isRequestFile(document) && !uris.some((uri) => uri.toString() === document.uri.toString()),
  );
  const documents = [...(await Promise.all(uris.map((uri) => vscode.workspace.openTextDocument(uri)))), ...open];
  const found: HttpsHosts[] = [];
  for (const document of documents.toSorted((one, other) => (one.uri.path < other.uri.path ? -1 : 1))) {
    const environments = await environment.read(document);
    found.push(
      await httpsHosts(
        vscode.workspace.asRelativePath(document.uri),
        parsedDocuments.of(document),
        { ...surroundings, secret: () => Promise.resolve(null) },
        {
          file: document.uri.scheme === 'untitled' ? null : document.uri.fsPath,
          chosenEnvironments: environment.namesFor(environments),
          environments,
          variables: {},
          answers: new Map(),
          sendingAnswers: new Map(),
          exchangeOf: () => Promise.resolve(null),
          defaults: requestOptions(readSettings(document.uri)),
          userAgent,
          acceptEncoding: decodableCodings,
        },
      ),
    );
  }
  return joinedHosts(found);
}

/** `null` when a person has stopped it. */
async function inspectAll(
  { engine, nextId }: CertificateCheck,
  hosts: readonly HttpsHost[],
  progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>,
  token: vscode.CancellationToken,
): Promise<readonly HostReport[] | null> {
  const reports: HostReport[] = [];
  const running = new Set<number>();
  token.onCancellationRequested(() => {
    for (const id of running) engine.cancel(id);
  });
  let next = 0;
  const work = async (): Promise<void> => {
    for (let one = hosts[next]; one !== undefined && !token.isCancellationRequested; one = hosts[next]) {
      next += 1;
      const id = nextId();
      running.add(id);
      await engine.inspect(id, one.host, one.port);
      running.delete(id);
      const inspected = await engine.connectionReport(id);
      if (inspected !== null) reports.push(hostReport(one, inspected, leastDays));
      progress.report({ message: one.host, increment: 100 / hosts.length });
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, hosts.length) }, work));
  return token.isCancellationRequested ? null : reports;
}
