import * as vscode from 'vscode';
import type { Block, RequestBlock } from '../language/document.ts';
import { holdsRequest } from '../language/look-up.ts';
import { isRunnable } from '../request/planned-runs.ts';
import { authorityOf } from '../view/authority.ts';
import type { CertificateView } from '../view/certificate-view.ts';
import { spanText } from '../view/duration-text.ts';
import type { VerdictTone } from '../view/verdict-tone.ts';
import { commands } from './commands.ts';
import { blockKeys, type ParsedDocuments, rangeIn, requestLanguages } from './parsed-documents.ts';
import type { Runs } from './runs.ts';
import { readSettings, settingsSection } from './settings.ts';
import type { Visits } from './visits.ts';
import { whenText } from './when-text.ts';

/** **Send Request** above every request, and beside it how its last run went. */
export function registerSendLens(parsedDocuments: ParsedDocuments, runs: Runs, visits: Visits): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      const parsed = parsedDocuments.of(document);
      const keys = runs.all().length > 0 ? blockKeys(parsed) : null;
      const showsCertificate = readSettings(document.uri).certificateLens;
      return parsed.blocks.filter(isRunnable).flatMap((block) => {
        if (!holdsRequest(block)) return runLens(document, block);
        const range = rangeIn(document, block.request.lineRange);
        const send = new vscode.CodeLens(range, {
          title: 'Send Request',
          tooltip: vscode.l10n.t('Send this request and show its response'),
          command: commands.send,
          arguments: [document.uri, block.index],
        });
        const last = runs.latestOf(document.uri, keys?.get(block.index) ?? '');
        if (!last) return [send, ...(showsCertificate ? visitLens(block, range) : [])];
        if (last.state.kind === 'running') {
          const title = `$(loading~spin) ${last.state.phase} · ${vscode.l10n.t('Cancel')}`;
          return [send, new vscode.CodeLens(range, { title, command: commands.cancel, arguments: [last.id] })];
        }
        const { view } = last.state;
        const icon = view.tone === 'failure' ? '$(error) ' : '';
        return [
          send,
          new vscode.CodeLens(range, {
            title: `${icon}${view.summary}`,
            tooltip: vscode.l10n.t('Show this response'),
            command: commands.showResponse,
            arguments: [last.id],
          }),
          ...(showsCertificate ? verdictLens(last.id, view.certificate, range) : []),
        ];
      });
    },
  };

  /** Who answered an address that is written out, when it was last asked. */
  const visitLens = (block: RequestBlock, range: vscode.Range): vscode.CodeLens[] => {
    const authority = writtenAuthority(block.request.target.text);
    const visit = authority === null ? null : visits.latest(authority);
    if (!visit) return [];
    const left = visit.tone === 'trusted' && visit.certificate ? visit.certificate.notAfter - Date.now() : null;
    const title =
      left === null ? visit.title : `${visit.title} · ${left > 0 ? spanText(left) : vscode.l10n.t('expired')}`;
    return [
      new vscode.CodeLens(range, {
        title: `${verdictIcons[visit.tone]} ${title}`,
        tooltip: vscode.l10n.t(
          'As it was at {0}. Select to inspect the certificate now.',
          whenText(visit.at, Date.now(), vscode.env.language),
        ),
        command: commands.inspectCertificate,
        arguments: [visit.authority],
      }),
    ];
  };
  /** Above the first `run` line of a block that only runs others. */
  function runLens(document: vscode.TextDocument, block: Block): vscode.CodeLens[] {
    const line = block.imports.find(({ kind }) => kind === 'run');
    if (!line) return [];
    return [
      new vscode.CodeLens(rangeIn(document, line.range), {
        title: 'Send Requests',
        tooltip: vscode.l10n.t('Send the requests that these lines name, one after the other'),
        command: commands.send,
        arguments: [document.uri, block.index],
      }),
    ];
  }

  return vscode.Disposable.from(
    changed,
    runs.onDidChange(() => changed.fire()),
    visits.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${settingsSection}.certificateLens`)) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(requestLanguages, provider),
  );
}

const verdictIcons: Readonly<Record<VerdictTone, string>> = {
  trusted: '$(lock)',
  warning: '$(warning)',
  refused: '$(error)',
  failed: '$(error)',
  plain: '$(unlock)',
  unknown: '$(question)',
};

/** Whether whoever answered is trusted. Nothing for plain HTTP, nor where no handshake came about: the status says so. */
function verdictLens(id: number, { scheme, verdict, chain }: CertificateView, range: vscode.Range): vscode.CodeLens[] {
  if (scheme === 'http' || chain.length === 0) return [];
  return [
    new vscode.CodeLens(range, {
      title: `${verdictIcons[verdict.tone]} ${verdict.badge}`,
      tooltip: verdict.detail,
      command: commands.showCertificate,
      arguments: [id],
    }),
  ];
}

/** `host:port` of a target that is written out; `null` for one with placeholders, and for plain HTTP. */
function writtenAuthority(target: string): string | null {
  const authority = /^https:\/\/([^/?#{}@\s]+)/i.exec(target)?.[1]?.toLowerCase();
  return authority === undefined ? null : authorityOf(`https://${authority}`);
}
