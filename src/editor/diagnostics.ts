import * as vscode from 'vscode';
import type { Problem } from '../language/document.ts';
import { harmlessFixes } from '../language/harmless-fixes.ts';
import { type KnownDifferences, portabilityProblems } from '../language/portability/portability.ts';
import { isRequestFile, type ParsedDocuments, rangeIn } from './parsed-documents.ts';
import { readSettings, settingsSection } from './settings.ts';

const severities: Readonly<Record<Problem['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Milliseconds of rest after a keystroke before the squiggles are drawn anew. */
const rest = 150;

/** Problems of a file as squiggles: those of the text at once, those of a send until the text changes. */
export interface Diagnostics extends vscode.Disposable {
  readonly showSendProblems: (document: vscode.TextDocument, problems: readonly Problem[]) => void;
}

/** A diagnostic that knows how to mend what it names. */
class ProblemDiagnostic extends vscode.Diagnostic {
  readonly problem: Problem;

  constructor(document: vscode.TextDocument, problem: Problem) {
    super(rangeIn(document, problem.range), problem.message, severities[problem.severity]);
    this.problem = problem;
    this.source = 'Portside';
    this.code = problem.code;
  }
}

export function registerDiagnostics(parsedDocuments: ParsedDocuments): Diagnostics {
  const ofText = vscode.languages.createDiagnosticCollection('portside');
  const ofSend = vscode.languages.createDiagnosticCollection('portside-send');
  const waiting = new Map<string, NodeJS.Timeout>();
  const knownDifferences: KnownDifferences = new WeakMap();

  const draw = (document: vscode.TextDocument): void => {
    const parsed = parsedDocuments.of(document);
    const differences = readSettings(document.uri).portabilityHints
      ? portabilityProblems(parsed, knownDifferences)
      : [];
    ofText.set(
      document.uri,
      [...parsed.problems, ...differences].map((problem) => new ProblemDiagnostic(document, problem)),
    );
  };

  const drawSoon = (document: vscode.TextDocument): void => {
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    waiting.set(
      key,
      setTimeout(() => {
        waiting.delete(key);
        if (!document.isClosed) draw(document);
      }, rest),
    );
  };

  for (const document of vscode.workspace.textDocuments) if (isRequestFile(document)) draw(document);

  const listeners = vscode.Disposable.from(
    ofText,
    ofSend,
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (isRequestFile(document)) draw(document);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!isRequestFile(document) || contentChanges.length === 0) return;
      ofSend.delete(document.uri);
      drawSoon(document);
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(settingsSection)) return;
      for (const document of vscode.workspace.textDocuments) if (isRequestFile(document)) draw(document);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      ofText.delete(document.uri);
      ofSend.delete(document.uri);
    }),
  );

  return {
    showSendProblems(document, problems) {
      const known = new Set(
        parsedDocuments.of(document).problems.map((problem) => `${problem.code}@${problem.range.start}`),
      );
      const fresh = problems.filter((problem) => !known.has(`${problem.code}@${problem.range.start}`));
      ofSend.set(
        document.uri,
        fresh.map((problem) => new ProblemDiagnostic(document, problem)),
      );
    },
    dispose() {
      for (const timer of waiting.values()) clearTimeout(timer);
      listeners.dispose();
    },
  };
}

/** The fixes that problems bring along, as quick fixes, and the harmless ones all at once. */
export function registerFixes(parsedDocuments: ParsedDocuments): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, _range, context) {
      return context.diagnostics.flatMap((diagnostic) => {
        if (!(diagnostic instanceof ProblemDiagnostic) || diagnostic.problem.fix === null) return [];
        const { fix } = diagnostic.problem;
        const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
        action.diagnostics = [diagnostic];
        action.isPreferred = true;
        action.edit = new vscode.WorkspaceEdit();
        for (const edit of fix.edits) action.edit.replace(document.uri, rangeIn(document, edit.range), edit.newText);
        return [action];
      });
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider({ language: 'http' }, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    registerFixAll(parsedDocuments),
  );
}

/** For `editor.codeActionsOnSave` and "Fix All": only what changes nothing that is sent. */
function registerFixAll(parsedDocuments: ParsedDocuments): vscode.Disposable {
  const kind = vscode.CodeActionKind.SourceFixAll.append('portside');
  return vscode.languages.registerCodeActionsProvider(
    { language: 'http' },
    {
      provideCodeActions(document) {
        const edits = harmlessFixes(parsedDocuments.of(document));
        if (edits.length === 0) return [];
        const action = new vscode.CodeAction(vscode.l10n.t('Fix all that changes nothing that is sent'), kind);
        action.edit = new vscode.WorkspaceEdit();
        for (const { range, newText } of edits) action.edit.replace(document.uri, rangeIn(document, range), newText);
        return [action];
      },
    },
    { providedCodeActionKinds: [kind] },
  );
}
