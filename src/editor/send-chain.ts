import * as vscode from 'vscode';
import { problem } from '../language/problem.ts';
import { type Resolution, resolve } from '../request/resolve.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { waitsOnly } from '../request/waits-only.ts';
import { meetNeeds } from '../run/meet-needs.ts';
import type { Diagnostics } from './diagnostics.ts';
import { beside, keptAs, keptKey, nameOf, type Outgoing, ringText, type Sent } from './outgoing.ts';
import { saveBody } from './save-body.ts';
import { readSettings } from './settings.ts';
import { tellWhyNotSent } from './tell-why-not-sent.ts';
import { type Transmission, transmit } from './transmit.ts';

export interface Chain extends Transmission {
  readonly surroundings: Surroundings;
  readonly diagnostics: Diagnostics;
}

/** Sends a request behind those that it needs. Only its own response is shown, unless one of the others has none. */
export async function sendChain(chain: Chain, outgoing: Outgoing): Promise<Sent> {
  const look = await lookAt(chain, outgoing);
  if (!look.request && !waitsOnly(look)) return refuse(chain, outgoing, look);
  if (look.needs.length === 0) return sendOne(chain, outgoing, look, true);
  const met = await meetNeeds(outgoing, {
    keyOf: ({ uri, block }) => `${uri.toString()}\n${block.index}`,
    nameOf,
    needsOf: async (one) => (one === outgoing ? look : await lookAt(chain, one)).needs,
    requestFor: (from, need) => beside(from, need.request, vscode.Uri.file),
    wasAnswered: async (one) => {
      const key = keptAs(one);
      return key !== null && (await chain.engine.kept(key))?.response != null;
    },
    mayRun,
    run: async (one) => (await sendOne(chain, one, await lookAt(chain, one), false)) === 'answered',
  });
  switch (met.kind) {
    case 'met':
      return sendOne(chain, outgoing, await lookAt(chain, outgoing), true);
    case 'declined':
      return 'not-sent';
    case 'unanswered':
      void vscode.window.showErrorMessage(
        vscode.l10n.t(
          '“{0}” was not sent: “{1}”, which it needs, got no complete response.',
          nameOf(met.for),
          nameOf(met.needed),
        ),
      );
      return 'not-sent';
    case 'ring': {
      const { range } = look.needs[0] ?? outgoing.block.request;
      const text = vscode.l10n.t(
        'These requests wait for each other: {0}. One of them must do without.',
        ringText(met.names),
      );
      return refuse(chain, outgoing, {
        ...look,
        problems: [...look.problems, problem('request-cycle', 'error', range, text)],
      });
    }
  }
}

function lookAt({ surroundings, engine }: Chain, { document, block, uri, context }: Outgoing): Promise<Resolution> {
  return resolve(document, block, surroundings, {
    ...context,
    exchangeOf: (name, file) => engine.kept(keptKey(file === null ? uri : vscode.Uri.file(file), name)),
  });
}

/** Sends it as it was resolved, when a person agrees. */
async function sendOne(chain: Chain, outgoing: Outgoing, resolution: Resolution, inPanel: boolean): Promise<Sent> {
  const { request, confirmations } = resolution;
  if (!request) return refuse(chain, outgoing, resolution);
  await showProblems(chain, outgoing, resolution);
  for (const question of confirmations) {
    const sendIt = vscode.l10n.t('Send');
    if ((await vscode.window.showWarningMessage(question, { modal: true }, sendIt)) !== sendIt) return 'not-sent';
  }
  const view = await transmit(chain, outgoing, request, inPanel);
  if (view === null) return 'not-sent';
  if (view.failure === null) {
    if (resolution.outputs.length > 0) await saveBody(chain, view.id, resolution);
    return 'answered';
  }
  if (!inPanel) chain.panel.show(view);
  return 'unanswered';
}

async function refuse(chain: Chain, outgoing: Outgoing, resolution: Resolution): Promise<Sent> {
  // What is not there yet comes with what is sent before, once nothing else is in the way.
  const problems = resolution.problems.filter(({ code }) => code !== 'request-not-run');
  const document = await showProblems(chain, outgoing, { ...resolution, problems });
  void tellWhyNotSent(document, problems);
  return 'not-sent';
}

async function showProblems(
  { diagnostics }: Chain,
  { uri }: Outgoing,
  { problems }: Resolution,
): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  diagnostics.showSendProblems(
    document,
    problems.filter(({ code }) => code !== 'not-answered'),
  );
  return document;
}

/** A person agreed for good by a setting, or agrees now. */
async function mayRun(from: Outgoing, needed: Outgoing): Promise<boolean> {
  if (readSettings(from.uri).autoRunDependencies) return true;
  const first = vscode.l10n.t('Send “{0}” first', nameOf(needed));
  const question = vscode.l10n.t(
    '“{0}” needs the response of “{1}”, which has not been sent yet.',
    nameOf(from),
    nameOf(needed),
  );
  return (await vscode.window.showInformationMessage(question, first, vscode.l10n.t('Cancel'))) === first;
}
