import * as vscode from 'vscode';
import type { Visit } from '../view/visit.ts';
import { visitText } from '../view/visit-text.ts';
import type { TextDocuments } from './text-documents.ts';
import type { Visits } from './visits.ts';
import { whenText } from './when-text.ts';

interface VisitItem extends vscode.QuickPickItem {
  readonly visit: Visit;
}

/** "Compare Certificates": two visits, of one server or of two, side by side as text. */
export async function compareCertificates(visits: Visits, textDocuments: TextDocuments): Promise<void> {
  const items = visits.all().map(itemOf);
  if (items.length < 2) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There are no two visits to compare yet. Send requests over HTTPS, or inspect certificates.'),
    );
    return;
  }
  const first = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Compare the certificate of'),
    matchOnDescription: true,
  });
  if (!first) return;
  const second = await vscode.window.showQuickPick(
    items.filter((item) => item !== first),
    { placeHolder: vscode.l10n.t('with that of'), matchOnDescription: true },
  );
  if (second) await showBoth(first.visit, second.visit, textDocuments);
}

/** The two last visits of one server. */
export async function compareLastVisits(
  authority: string,
  visits: Visits,
  textDocuments: TextDocuments,
): Promise<void> {
  const two = visits.lastTwo(authority);
  if (two) await showBoth(...two, textDocuments);
}

async function showBoth(left: Visit, right: Visit, textDocuments: TextDocuments): Promise<void> {
  const named = (visit: Visit): { readonly name: string; readonly text: string } => ({
    name: `${visit.authority} ${spoken(visit)}.txt`,
    text: visitText(visit),
  });
  await textDocuments.compare(
    named(left),
    named(right),
    left.authority === right.authority
      ? vscode.l10n.t('{0}: {1} ↔ {2}', left.authority, spoken(left), spoken(right))
      : `${left.authority} ↔ ${right.authority}`,
  );
}

function itemOf(visit: Visit): VisitItem {
  return {
    label: visit.authority,
    description: [visit.title, visit.protocol].filter((one) => one !== null).join(' · '),
    detail: [spoken(visit), visit.certificate?.issuer].filter((one) => one !== undefined).join(' · '),
    visit,
  };
}

function spoken({ at }: Visit): string {
  return whenText(at, Date.now(), vscode.env.language);
}
