import * as vscode from 'vscode';
import { decodableCodings } from '../exchange/decodable-codings.ts';
import { type HttpsHost, type HttpsHosts, httpsHosts, joinedHosts } from '../request/https-hosts.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { inspectHosts } from '../run/inspect-hosts.ts';
import { type HostReport, hostsSummary, usualDays } from '../view/host-report.ts';
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
  const report = { hosts: reports, unknown: unknown.map(toldInEditor), days: usualDays };
  await textDocuments.show(vscode.l10n.t('Certificates of this workspace'), 'plaintext', hostsTable(report));
  void vscode.window.showInformationMessage(`${hostsSummary(report)}.`);
}

/** The command is told to give the answer with an option, which there is none of here. */
function toldInEditor(one: HttpsHosts['unknown'][number]): HttpsHosts['unknown'][number] {
  if (one.code !== 'not-answered') return one;
  return { ...one, reason: vscode.l10n.t('Where it goes is asked for when it is sent.') };
}

async function hostsOfWorkspace(check: CertificateCheck): Promise<HttpsHosts> {
  const { environment, parsedDocuments, surroundings, userAgent } = check;
  const uris = await vscode.workspace.findFiles('**/*.{http,rest}', '**/node_modules/**');
  // VS Code keeps documents for a while whose editors were closed, those of deleted files as well.
  const inTabs = new Set(
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : [])),
  );
  const open = vscode.workspace.textDocuments.filter(
    (document) =>
      isRequestFile(document) &&
      inTabs.has(document.uri.toString()) &&
      !uris.some((uri) => uri.toString() === document.uri.toString()),
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
  const running = new Set<number>();
  token.onCancellationRequested(() => {
    for (const id of running) engine.cancel(id);
  });
  const reports = await inspectHosts({
    hosts,
    days: usualDays,
    async inspect({ host, port }) {
      const id = nextId();
      running.add(id);
      await engine.inspect(id, host, port);
      running.delete(id);
      return engine.connectionReport(id);
    },
    isStopped: () => token.isCancellationRequested,
    onDone: ({ host }) => progress.report({ message: host, increment: 100 / hosts.length }),
  });
  return token.isCancellationRequested ? null : reports;
}
