import * as vscode from 'vscode';
import { madeOf } from '../language/found-in-blocks.ts';
import { type SendPlace, sendPlaceSearch } from '../request/send-places.ts';
import { authorityOf } from '../view/authority.ts';
import type { CertificateView } from '../view/certificate-view.ts';
import { spanText } from '../view/duration-text.ts';
import type { VerdictTone } from '../view/verdict-tone.ts';
import { commands } from './commands.ts';
import { documentSearch } from './found-in-document.ts';
import type { HostOfRequest } from './host-of-request.ts';
import { createHostsInSight } from './hosts-in-sight.ts';
import { countedKeys, type ParsedDocuments, requestLanguages } from './parsed-documents.ts';
import { rangeAt } from './range-at.ts';
import type { Runs } from './runs.ts';
import { readSetting, settingsSection } from './settings.ts';
import type { Visits } from './visits.ts';
import { whenText } from './when-text.ts';

/** **Send Request** above every request, and beside it how its last run went. */
export function registerSendLens(
  parsedDocuments: ParsedDocuments,
  runs: Runs,
  visits: Visits,
  hostOf: HostOfRequest,
  valuesChanged: vscode.Event<void>,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const inSight = createHostsInSight(hostOf, valuesChanged);
  const placesIn = documentSearch(parsedDocuments, ({ uri }) =>
    madeOf(sendPlaceSearch, (place) => sendLens(uri, place)),
  );
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      const places = placesIn(document).all;
      const latest = runs.latestIn(document.uri);
      const keys = latest.size > 0 ? keysOf(places.map(({ found }) => found)) : null;
      const showsCertificate = readSetting(document.uri, 'certificateLens');
      const hosts =
        showsCertificate && visits.all().length > 0
          ? await inSight.of(
              document,
              places.map(({ found }) => found),
            )
          : null;
      return places.flatMap(({ found: { index, request }, made: send }) => {
        if (!request) return send;
        const { range } = send;
        const last = latest.get(keys?.get(index) ?? '');
        if (!last)
          return [
            send,
            ...(showsCertificate
              ? visitLens(literalAuthority(request.target) ?? hosts?.get(index) ?? null, range)
              : []),
          ];
        if (last.state.kind === 'running') {
          const title = `$(loading~spin) ${last.state.phase} · ${vscode.l10n.t('Cancel')}`;
          const { certificate } = last.state;
          return [
            send,
            new vscode.CodeLens(range, { title, command: commands.cancel, arguments: [last.id] }),
            ...(showsCertificate && certificate ? verdictLens(last.id, certificate, range) : []),
          ];
        }
        const { view } = last.state;
        const icon = view.tone === 'failure' ? '$(error) ' : view.tone === 'cancelled' ? '$(circle-slash) ' : '';
        const verdict = showsCertificate ? verdictLens(last.id, view.certificate, range) : [];
        return [
          send,
          new vscode.CodeLens(range, {
            // The verdict beside it says more than the version of TLS, and there is little room.
            title: `${icon}${verdict.length > 0 ? view.outcome : view.summary}`,
            tooltip: vscode.l10n.t('Show this response'),
            command: commands.showResponse,
            arguments: [last.id],
          }),
          ...verdict,
        ];
      });
    },
  };

  /** Who answered there when it was last asked. */
  const visitLens = (authority: string | null, range: vscode.Range): vscode.CodeLens[] => {
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

  return vscode.Disposable.from(
    changed,
    inSight,
    inSight.onDidChange(() => changed.fire()),
    runs.onDidChange(() => changed.fire()),
    visits.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${settingsSection}.certificateLens`)) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(requestLanguages, provider),
  );
}

function sendLens(uri: vscode.Uri, { index, range, request }: SendPlace): vscode.CodeLens {
  return new vscode.CodeLens(rangeAt(range), {
    title: request ? 'Send Request' : 'Send Requests',
    tooltip: request
      ? vscode.l10n.t('Send this request and show its response')
      : vscode.l10n.t('Send the requests that these lines name, one after the other'),
    command: commands.send,
    arguments: [uri, index],
  });
}

function keysOf(places: readonly SendPlace[]): ReadonlyMap<number, string> {
  return countedKeys(places.flatMap(({ index, request }) => (request ? { index, label: request.label } : [])));
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
function literalAuthority(target: string): string | null {
  const authority = /^https:\/\/([^/?#{}@\s]+)/i.exec(target)?.[1]?.toLowerCase();
  return authority === undefined ? null : authorityOf(`https://${authority}`);
}
