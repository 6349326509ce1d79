import * as vscode from 'vscode';
import type { ServerQuestion } from '../run/ask-server.ts';
import type { Engine } from '../worker/engine.ts';
import { askAddress } from './ask-address.ts';
import type { TextDocuments } from './text-documents.ts';
import type { Trust } from './trust.ts';

interface Choice extends vscode.QuickPickItem {
  readonly question: ServerQuestion;
}

/** Of a scan, about: how many there will be shows as it goes. */
const usualConnections = 100;

/**
 * "Ask More of a Server…": what one handshake does not tell. Each choice says what will be done before it is; none carries a request. `given`: the
 * host, or host and port, and `asked` the question, for who has said already what it does; a person is asked for what is not given.
 */
export async function askServer(
  engine: Engine,
  trust: Trust,
  textDocuments: TextDocuments,
  id: number,
  given: string | undefined,
  asked: string | undefined,
): Promise<void> {
  const address = await askAddress(vscode.l10n.t('Ask More of a Server'), given);
  if (!address) return;
  const authority = `${address.host}:${address.port}`;
  const choice =
    choices().find(({ question }) => question === asked) ??
    (await vscode.window.showQuickPick(choices(), {
      placeHolder: vscode.l10n.t('What do you want to know of {0}?', authority),
      matchOnDetail: true,
    }));
  if (!choice) return;
  engine.configure(await trust.read());
  const answer = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: choice.question === 'scan' ? vscode.l10n.t('Scanning {0}', authority) : `${choice.label}: ${authority}`,
      cancellable: true,
    },
    (progress, token) => {
      // What was found until then comes as the answer, which says that it is not all.
      token.onCancellationRequested(() => engine.cancel(id));
      return engine.askServer(id, address.host, address.port, choice.question, {
        onScanned: ({ step, connections }) =>
          progress.report({
            message: vscode.l10n.t('{0} connections, {1}', connections, step),
            increment: connections <= usualConnections ? 100 / usualConnections : 0,
          }),
      });
    },
  );
  await textDocuments.show(`${authority.replaceAll(/[^\w.-]+/g, '_')} ${choice.question}.txt`, 'plaintext', answer);
}

function choices(): readonly Choice[] {
  return [
    {
      question: 'scan',
      label: vscode.l10n.t('Which versions, cipher suites and groups it takes'),
      detail: vscode.l10n.t('About a hundred short connections. At port 443 also HEAD / over HTTPS and HTTP.'),
    },
    {
      question: 'issuer',
      label: vscode.l10n.t('Whether its chain can be completed'),
      detail: vscode.l10n.t('Fetches missing certificates over plain HTTP from the addresses in the others.'),
    },
    {
      question: 'revocation',
      label: vscode.l10n.t('Whether its certificates are revoked'),
      detail: vscode.l10n.t('Asks their issuers over plain HTTP. They learn which site you mean.'),
    },
    {
      question: 'old-server',
      label: vscode.l10n.t('What certificate an old server has'),
      detail: vscode.l10n.t('Says hello in TLS 1.2 down to SSL 3.0, and ends when the certificate is there.'),
    },
    {
      question: 'port',
      label: vscode.l10n.t('What answers at the other scheme and port'),
      detail: vscode.l10n.t('One handshake or one HEAD / with nothing in it at the port, 443 and 80 each.'),
    },
    {
      question: 'addresses',
      label: vscode.l10n.t('Who answers at each of its addresses'),
      detail: vscode.l10n.t('One handshake with each address of the name.'),
    },
    {
      question: 'no-sni',
      label: vscode.l10n.t('What it shows without its name'),
      detail: vscode.l10n.t('Two handshakes, with and without the name of the server.'),
    },
  ];
}
