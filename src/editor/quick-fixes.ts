import { basename } from 'node:path';
import * as vscode from 'vscode';
import { definitionEdit } from '../language/definition-place.ts';
import type { Fix, Problem, RequestBlock, TextEdit } from '../language/document.ts';
import { harmlessFixes } from '../language/harmless-fixes.ts';
import { blockAt, holdsRequest } from '../language/look-up.ts';
import { placeholdersIn } from '../language/placeholders.ts';
import { variableEdits } from '../request/environment/variable-edit.ts';
import { ProblemDiagnostic } from './diagnostics.ts';
import type { ChosenEnvironment } from './environments.ts';
import { fixAllKind } from './fix-all-kind.ts';
import type { Insight } from './insight.ts';
import { type ParsedDocuments, rangeIn } from './parsed-documents.ts';

/** What problems can be mended by: those that are underlined, and those that would keep a request from being sent. */
export function createQuickFixes(
  parsedDocuments: ParsedDocuments,
  insight: Insight,
  environment: ChosenEnvironment,
): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, range, { diagnostics }) {
      const parsed = parsedDocuments.of(document);
      const offset = document.offsetAt(range.start);
      const underlined = diagnostics.filter((one) => one instanceof ProblemDiagnostic);
      const actions = underlined.flatMap((one) => fixAction(document, one.problem, one));
      const block = blockAt(parsed, offset);
      if (!block || !holdsRequest(block)) return actions;
      const { resolution } = await insight.peek(document, parsed, block, 'text');
      const problems = resolution.problems.filter((one) => one.range.start <= offset && offset <= one.range.end);
      const isUnderlined = (one: Problem): boolean =>
        underlined.some(({ problem }) => problem.code === one.code && problem.range.start === one.range.start);
      for (const one of problems) if (!isUnderlined(one)) actions.push(...fixAction(document, one, null));
      const missing = problems.find(({ code }) => code === 'undefined-variable');
      const name = missing && missingName(parsed.text.slice(missing.range.start, missing.range.end));
      if (!name) return actions;
      const known = await insight.variablesAt(document, offset);
      if (known.some((variable) => variable.name === name)) return actions;
      const more = [defineAction(document, block, name), ...(await environmentActions(document, name))];
      const diagnostic = underlined.find(({ problem }) => problem.code === 'undefined-variable');
      for (const action of more) if (diagnostic) action.diagnostics = [diagnostic];
      return [...actions, ...more];
    },
  };

  function defineAction(document: vscode.TextDocument, block: RequestBlock, name: string): vscode.CodeAction {
    const { range, newText } = definitionEdit(parsedDocuments.of(document), block, { name, value: '', beside: false });
    const action = new vscode.CodeAction(
      vscode.l10n.t('Define “{0}” in this file', name),
      vscode.CodeActionKind.QuickFix,
    );
    action.edit = new vscode.WorkspaceEdit();
    // With the cursor where the value goes.
    const line = newText.trimEnd();
    const snippet = new vscode.SnippetString()
      .appendText(`${line} `)
      .appendTabstop(0)
      .appendText(newText.slice(line.length + 1));
    action.edit.set(document.uri, [new vscode.SnippetTextEdit(rangeIn(document, range), snippet)]);
    return action;
  }

  /** One for each chosen environment that a file has. */
  async function environmentActions(document: vscode.TextDocument, name: string): Promise<vscode.CodeAction[]> {
    const environments = await environment.read(document);
    const actions: vscode.CodeAction[] = [];
    for (const chosen of environment.namesFor(environments)) {
      const holding = environments.files.filter(({ path, environments: ones }) => path !== '' && ones.has(chosen));
      const file = holding.find(({ isPrivate }) => !isPrivate) ?? holding[0];
      if (!file?.path.match(/\.json(?:\.user)?$/)) continue;
      const target = await vscode.workspace.openTextDocument(vscode.Uri.file(file.path));
      const edits = variableEdits(target.getText(), chosen, name);
      const [first] = edits ?? [];
      if (!edits || !first) continue;
      const title = vscode.l10n.t('Add “{0}” to the environment {1} ({2})', name, chosen, basename(file.path));
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.edit = workspaceEdit(target, edits);
      const place = target.positionAt(first.range.start);
      action.command = {
        command: 'vscode.open',
        title,
        arguments: [target.uri, { selection: new vscode.Range(place, place) }],
      };
      actions.push(action);
    }
    return actions;
  }
}

/** For `editor.codeActionsOnSave` and "Fix All": only what changes nothing that is sent. */
export function createFixAll(parsedDocuments: ParsedDocuments): vscode.CodeActionProvider {
  return {
    provideCodeActions(document) {
      const edits = harmlessFixes(parsedDocuments.of(document));
      if (edits.length === 0) return [];
      const action = new vscode.CodeAction(vscode.l10n.t('Fix all that changes nothing that is sent'), fixAllKind);
      action.edit = workspaceEdit(document, edits);
      return [action];
    },
  };
}

export function workspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(document.uri, rangeIn(document, range), newText);
  return edit;
}

function fixAction(
  document: vscode.TextDocument,
  problem: { readonly fix: Fix | null },
  diagnostic: vscode.Diagnostic | null,
): vscode.CodeAction[] {
  if (problem.fix === null) return [];
  const action = new vscode.CodeAction(problem.fix.title, vscode.CodeActionKind.QuickFix);
  if (diagnostic) action.diagnostics = [diagnostic];
  action.isPreferred = true;
  action.edit = workspaceEdit(document, problem.fix.edits);
  return [action];
}

/** The variable of a placeholder, when it is a name that a file can define. */
function missingName(written: string): string | null {
  const [only] = placeholdersIn(written, 0);
  if (only?.range.start !== 0 || only.range.end !== written.length) return null;
  const name = only.inner.text.replace(/^%/, '');
  return /^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u.test(name) ? name : null;
}
