import * as vscode from 'vscode';
import { jsonBodyEdit } from '../language/json-body-edit.ts';
import { blockAt, holdsRequest } from '../language/look-up.ts';
import { mentionAt } from '../language/mentions.ts';
import { type Extraction, extractions } from '../request/extract-variable.ts';
import { inlineEdits } from '../request/inline-variable.ts';
import type { Insight } from './insight.ts';
import { type NameSearch, rangesOf } from './name-search.ts';
import type { ParsedDocuments } from './parsed-documents.ts';
import { workspaceEdit } from './quick-fixes.ts';

/** An action whose edits are worked out when it is chosen. */
class Inlining extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;

  constructor(document: vscode.TextDocument, position: vscode.Position, name: string) {
    super(vscode.l10n.t('Inline the variable “{0}”', name), vscode.CodeActionKind.RefactorInline);
    this.document = document;
    this.position = position;
  }
}

/** What a person may ask for that changes the text and not what is sent; but for the body, which is sent as it is written. */
export function createRefactorings(
  parsedDocuments: ParsedDocuments,
  search: NameSearch,
  insight: Insight,
): Required<vscode.CodeActionProvider> {
  const { RefactorRewrite } = vscode.CodeActionKind;
  return {
    async provideCodeActions(document, range) {
      const parsed = parsedDocuments.of(document);
      const selection = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      const actions: vscode.CodeAction[] = [];
      if (!range.isEmpty) {
        const taken = new Set((await insight.variablesAt(document, parsed.text.length)).map(({ name }) => name));
        for (const name of parsed.definitions.keys()) taken.add(name);
        for (const one of extractions(parsed, selection, taken)) actions.push(extractAction(document, one));
      }
      const mention = mentionAt(parsed, selection.start);
      const name = mention?.written.text ?? '';
      if (mention && (mention.kind === 'placeholder' || mention.kind === 'variable-definition'))
        if (parsed.definitions.get(name)?.length === 1) actions.push(new Inlining(document, range.start, name));
      const block = blockAt(parsed, selection.start);
      if (block && holdsRequest(block) && isWithin(block.request.body?.range ?? null, selection.start)) {
        const edit = jsonBodyEdit(parsed, block);
        if (edit) {
          const action = new vscode.CodeAction(vscode.l10n.t('Format the body as JSON'), RefactorRewrite);
          action.edit = workspaceEdit(document, [edit]);
          actions.push(action);
        }
      }
      if (block && holdsRequest(block) && isWithin(block.request.curl, selection.start)) {
        const { curlToRequestEdit } = await import('../convert/print-request.ts');
        const edit = await curlToRequestEdit(parsed, block);
        if (edit) {
          const action = new vscode.CodeAction(
            vscode.l10n.t('Write the command for curl as a request'),
            RefactorRewrite,
          );
          action.edit = workspaceEdit(document, [edit]);
          actions.push(action);
        }
      }
      return actions;
    },
    async resolveCodeAction(action) {
      if (!(action instanceof Inlining)) return action;
      const { document, position } = action;
      const found = await search.at(document, position);
      const edits = found?.target.kind === 'variable' ? inlineEdits(found.target, found.world) : null;
      const others = found ? (await search.files(document, found)).filter((one) => one.document !== document) : [];
      const isUsedElsewhere = found !== null && others.some((file) => rangesOf(found, file).length > 0);
      if (edits && !isUsedElsewhere) action.edit = workspaceEdit(document, edits);
      else
        void vscode.window.showInformationMessage(
          isUsedElsewhere
            ? vscode.l10n.t('The variable is used in other files too, so it stays.')
            : vscode.l10n.t('The variable stays: in one of its places its value would mean something else.'),
        );
      return action;
    },
  };
}

function extractAction(document: vscode.TextDocument, { edits, places, nameStart }: Extraction): vscode.CodeAction {
  const title =
    places === 1
      ? vscode.l10n.t('Extract to a variable')
      : vscode.l10n.t('Extract to a variable, in {0} places', places);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorExtract);
  action.edit = workspaceEdit(document, edits);
  // The definition is the first of the edits, at the beginning of a line, so that nothing before the name moves.
  const start = document.positionAt(nameStart - 1);
  action.command = {
    command: 'editor.action.rename',
    title,
    arguments: [[document.uri, new vscode.Position(start.line, start.character + 1)]],
  };
  return action;
}

function isWithin(range: { readonly start: number; readonly end: number } | null, offset: number): boolean {
  return range !== null && range.start <= offset && offset <= range.end;
}
