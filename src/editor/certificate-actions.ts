import * as vscode from 'vscode';
import type { HttpDocument, RequestBlock, TextEdit } from '../language/document.ts';
import { escapedPattern } from '../language/escaped-pattern.ts';
import { insertion, replacement } from '../language/problem.ts';
import { schemeEdit } from '../language/scheme-edit.ts';
import type { CertificateAction } from '../view/certificate-view.ts';
import { commands } from './commands.ts';
import type { Insight } from './insight.ts';
import { blockWithKey, type ParsedDocuments, rangeIn } from './parsed-documents.ts';
import type { Runs } from './runs.ts';
import type { ShownCertificate } from './shown-certificate.ts';
import { trustAuthority } from './trust-authority.ts';

/** The buttons below the findings. What changes a request is an edit that a person sees and can undo; nothing is sent. */
export interface CertificateActions {
  readonly run: (action: CertificateAction, shown: ShownCertificate) => Promise<void>;
}

/** The request of a run, as it stands in its file now. */
interface Place {
  readonly document: vscode.TextDocument;
  readonly parsed: HttpDocument;
  readonly block: RequestBlock;
}

export function createCertificateActions(
  parsedDocuments: ParsedDocuments,
  runs: Runs,
  insight: Pick<Insight, 'variablesAt'>,
  /** Reads anew whom the settings trust. */
  applyTrust: () => Promise<void>,
): CertificateActions {
  const placeOf = async (id: number): Promise<Place | null> => {
    const record = runs.get(id);
    if (record) {
      const document = await vscode.workspace.openTextDocument(record.uri);
      const parsed = parsedDocuments.of(document);
      const block = blockWithKey(parsed, record.key);
      if (block) return { document, parsed, block };
    }
    void vscode.window.showInformationMessage(vscode.l10n.t('The request is no longer in its file.'));
    return null;
  };

  const changeScheme = async (place: Place, scheme: 'http' | 'https'): Promise<void> => {
    const { document, parsed, block } = place;
    const change = schemeEdit(parsed, block, scheme);
    if (change.kind === 'edit') {
      await edit(document, change.edit);
      return;
    }
    if (change.kind === 'variable' && (await changeVariable(place, change.name, scheme))) return;
    await reveal(document, rangeIn(document, block.request.target.range));
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The scheme does not stand in the request. Write {0} where its address is made.', `${scheme}://`),
    );
  };

  /** In the line where a variable of another file has its value; false when that is not known. */
  const changeVariable = async (
    { document, block }: Place,
    name: string,
    scheme: 'http' | 'https',
  ): Promise<boolean> => {
    const variables = await insight.variablesAt(document, block.request.range.start);
    const origin = variables.find((one) => one.name === name)?.origin;
    if ((origin?.kind !== 'environment' && origin?.kind !== 'definition') || origin.file === null) return false;
    const other = await vscode.workspace.openTextDocument(vscode.Uri.file(origin.file));
    const line = origin.kind === 'environment' ? origin.line : other.positionAt(origin.range.start).line;
    if (line === null) return false;
    const { text, range } = other.lineAt(line);
    const written = new RegExp(`${escapedPattern(name)}\\W+?(https?)://`, 'd').exec(text)?.indices?.[1];
    if (!written) {
      await reveal(other, range);
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The address comes from the variable {0}, which has its value here.', name),
      );
      return true;
    }
    const start = other.offsetAt(range.start);
    await edit(other, replacement({ start: start + written[0], end: start + written[1] }, scheme));
    return true;
  };

  return {
    async run(action, shown) {
      switch (action.kind) {
        case 'copy-openssl':
          await vscode.env.clipboard.writeText(action.value);
          return;
        case 'scan':
          await vscode.commands.executeCommand(commands.askServer, shown.view.authority, 'scan');
          return;
        case 'trust-authority': {
          const node = shown.view.chain.find(({ fingerprint256 }) => fingerprint256 === action.value);
          if (node) await trustAuthority(node, runs.get(shown.id)?.uri ?? null, applyTrust);
          return;
        }
        case 'use-http':
        case 'use-https': {
          const place = await placeOf(shown.id);
          if (place) await changeScheme(place, action.kind === 'use-http' ? 'http' : 'https');
          return;
        }
        case 'skip-check': {
          const place = await placeOf(shown.id);
          if (place) await edit(place.document, skipCheckEdit(place));
          return;
        }
      }
    },
  };
}

function skipCheckEdit({ document, block }: Place): TextEdit {
  const line = document.positionAt(block.request.range.start).line;
  const lineEnd = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  return insertion(document.offsetAt(new vscode.Position(line, 0)), `# @no-reject-unauthorized${lineEnd}`);
}

/** Makes the edit and shows its place, with the new text selected. */
async function edit(document: vscode.TextDocument, { range, newText }: TextEdit): Promise<void> {
  const made = new vscode.WorkspaceEdit();
  made.replace(document.uri, rangeIn(document, range), newText);
  if (!(await vscode.workspace.applyEdit(made))) return;
  await reveal(document, rangeIn(document, { start: range.start, end: range.start + newText.trimEnd().length }));
}

async function reveal(document: vscode.TextDocument, range: vscode.Range): Promise<void> {
  const open = vscode.window.visibleTextEditors.find((one) => one.document === document);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: open?.viewColumn ?? vscode.ViewColumn.Active,
  });
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
