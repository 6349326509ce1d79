import * as vscode from 'vscode';
import type { HttpDocument, Problem } from '../language/document.ts';
import { differencesIn, type KnownDifferences, portabilityProblems } from '../language/portability/portability.ts';
import { mayHoldRequests, type ParsedDocuments, rangeIn } from './parsed-documents.ts';
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
  /** What was said of a send may hold no more: another environment is chosen, or its file has changed. */
  readonly forgetSendProblems: () => void;
}

/** A diagnostic that knows how to mend what it names. */
export class ProblemDiagnostic extends vscode.Diagnostic {
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
  const knownDifferences = new WeakMap<vscode.TextDocument, KnownDifferences>();

  const differencesOf = (document: vscode.TextDocument, parsed: HttpDocument): readonly Problem[] => {
    if (!readSettings(document.uri).portabilityHints) return [];
    const known = differencesIn(parsed, knownDifferences.get(document) ?? null);
    knownDifferences.set(document, known);
    return portabilityProblems(parsed, known);
  };

  const draw = (document: vscode.TextDocument): void => {
    const parsed = parsedDocuments.of(document);
    ofText.set(
      document.uri,
      [...parsed.problems, ...differencesOf(document, parsed)].map(
        (problem) => new ProblemDiagnostic(document, problem),
      ),
    );
  };

  const drawAfter = (document: vscode.TextDocument, ms: number): void => {
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    waiting.set(
      key,
      setTimeout(() => {
        waiting.delete(key);
        if (!document.isClosed) draw(document);
      }, ms),
    );
  };

  // Not in the way of the activation.
  for (const document of vscode.workspace.textDocuments) if (mayHoldRequests(document)) drawAfter(document, 0);

  const listeners = vscode.Disposable.from(
    ofText,
    ofSend,
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (mayHoldRequests(document)) draw(document);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!mayHoldRequests(document) || contentChanges.length === 0) return;
      ofSend.delete(document.uri);
      drawAfter(document, rest);
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(settingsSection)) return;
      for (const document of vscode.workspace.textDocuments) if (mayHoldRequests(document)) draw(document);
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
    forgetSendProblems: () => ofSend.clear(),
    dispose() {
      for (const timer of waiting.values()) clearTimeout(timer);
      listeners.dispose();
    },
  };
}
