import * as vscode from 'vscode';
import type { Features } from './features.ts';
import { fixAllKind } from './fix-all-kind.ts';
import { isRequestFile, requestLanguages } from './parsed-documents.ts';
import { semanticTokensLegend } from './semantic-tokens-legend.ts';
import { settingsSection } from './settings.ts';

/** A function of the features, which are loaded when the first of their functions is called. */
export type WhenAsked = <Given extends readonly unknown[], Answer>(
  of: (features: Features) => (...given: Given) => Answer | PromiseLike<Answer>,
) => (...given: Given) => Promise<Answer>;

const httpOnly: vscode.DocumentFilter = { language: 'http' };

/** Characters that bring up completion. */
const completionTriggers = ['{', '$', '.', '@', '#', ':', '/', '<', ' '];

/** Characters that bring up the arguments of a dynamic variable. */
const signatureTriggers = [' ', '(', ','];

/** Tells VS Code what can be asked of a request file. `onDidChangeHints`: those that were drawn hold no more. */
export function registerFeatures(whenAsked: WhenAsked, onDidChangeHints: vscode.EventEmitter<void>): vscode.Disposable {
  const { languages, CodeActionKind } = vscode;
  // Most Markdown holds no request, and asks for nothing then.
  const inRequests =
    <Given extends readonly unknown[], Answer>(
      of: (features: Features) => (document: vscode.TextDocument, ...given: Given) => vscode.ProviderResult<Answer>,
    ) =>
    (document: vscode.TextDocument, ...given: Given): vscode.ProviderResult<Answer> =>
      isRequestFile(document) ? whenAsked(of)(document, ...given) : null;
  return vscode.Disposable.from(
    languages.registerCodeActionsProvider(
      requestLanguages,
      { provideCodeActions: inRequests(({ quickFixes }) => quickFixes.provideCodeActions) },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
    languages.registerCodeActionsProvider(
      httpOnly,
      { provideCodeActions: whenAsked(({ fixAll }) => fixAll.provideCodeActions) },
      { providedCodeActionKinds: [fixAllKind] },
    ),
    languages.registerCodeActionsProvider(
      requestLanguages,
      {
        provideCodeActions: inRequests(({ refactorings }) => refactorings.provideCodeActions),
        resolveCodeAction: whenAsked(({ refactorings }) => refactorings.resolveCodeAction),
      },
      {
        providedCodeActionKinds: [
          CodeActionKind.RefactorExtract,
          CodeActionKind.RefactorInline,
          CodeActionKind.RefactorRewrite,
        ],
      },
    ),
    languages.registerDocumentFormattingEditProvider(httpOnly, {
      provideDocumentFormattingEdits: whenAsked(({ formatting }) => formatting.provideDocumentFormattingEdits),
    }),
    languages.registerDocumentRangeFormattingEditProvider(httpOnly, {
      provideDocumentRangeFormattingEdits: whenAsked(
        ({ formatting }) => formatting.provideDocumentRangeFormattingEdits,
      ),
    }),
    languages.registerDocumentSymbolProvider(httpOnly, {
      provideDocumentSymbols: whenAsked(({ outline }) => outline.provideDocumentSymbols),
    }),
    languages.registerFoldingRangeProvider(httpOnly, {
      provideFoldingRanges: whenAsked(({ outline }) => outline.provideFoldingRanges),
    }),
    languages.registerHoverProvider(requestLanguages, {
      provideHover: inRequests(({ hover }) => hover.provideHover),
    }),
    languages.registerCompletionItemProvider(
      requestLanguages,
      { provideCompletionItems: inRequests(({ completion }) => completion.provideCompletionItems) },
      ...completionTriggers,
    ),
    languages.registerSignatureHelpProvider(
      requestLanguages,
      { provideSignatureHelp: inRequests(({ signatureHelp }) => signatureHelp.provideSignatureHelp) },
      ...signatureTriggers,
    ),
    languages.registerInlayHintsProvider(requestLanguages, {
      onDidChangeInlayHints: onDidChangeHints.event,
      provideInlayHints: inRequests(({ inlayHints }) => inlayHints.provideInlayHints),
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingsSection)) onDidChangeHints.fire();
    }),
    languages.registerDocumentRangeSemanticTokensProvider(
      httpOnly,
      {
        provideDocumentRangeSemanticTokens: whenAsked(
          ({ semanticTokens }) => semanticTokens.provideDocumentRangeSemanticTokens,
        ),
      },
      semanticTokensLegend,
    ),
    languages.registerSelectionRangeProvider(httpOnly, {
      provideSelectionRanges: whenAsked(({ selectionRanges }) => selectionRanges.provideSelectionRanges),
    }),
    languages.registerDocumentLinkProvider(requestLanguages, {
      provideDocumentLinks: inRequests(({ documentLinks }) => documentLinks.provideDocumentLinks),
      resolveDocumentLink: whenAsked(({ documentLinks }) => documentLinks.resolveDocumentLink),
    }),
    languages.registerDefinitionProvider(requestLanguages, {
      provideDefinition: inRequests(({ navigation }) => navigation.provideDefinition),
    }),
    languages.registerReferenceProvider(requestLanguages, {
      provideReferences: inRequests(({ navigation }) => navigation.provideReferences),
    }),
    languages.registerRenameProvider(requestLanguages, {
      prepareRename: inRequests(({ navigation }) => navigation.prepareRename),
      provideRenameEdits: inRequests(({ navigation }) => navigation.provideRenameEdits),
    }),
  );
}
