import type * as vscode from 'vscode';
import type { Surroundings } from '../request/surroundings.ts';
import type { CertificateAction } from '../view/certificate-view.ts';
import type { Engine } from '../worker/engine.ts';
import { createCertificateActions } from './certificate-actions.ts';
import type { CertificatePanel } from './certificate-panel.ts';
import { compareCertificates, compareLastVisits } from './compare-certificates.ts';
import { createCompletion } from './completion.ts';
import { copyAsCurl } from './copy-as-curl.ts';
import type { Diagnostics } from './diagnostics.ts';
import { createDocumentLinks } from './document-links.ts';
import type { ChosenEnvironment } from './environments.ts';
import { exportCertificate } from './export-certificate.ts';
import { createFormatting } from './formatting.ts';
import { chooseFromHistory } from './history.ts';
import { createHostOfRequest } from './host-of-request.ts';
import { createHover } from './hover.ts';
import { createInlayHints } from './inlay-hints.ts';
import { createInsight } from './insight.ts';
import { inspectCertificate } from './inspect-certificate.ts';
import { createNameSearch } from './name-search.ts';
import { createNavigation } from './navigation.ts';
import { newRequestFile } from './new-request-file.ts';
import { createOutline } from './outline.ts';
import type { ParsedDocuments } from './parsed-documents.ts';
import { pasteCurl } from './paste-curl.ts';
import { createPreview } from './preview.ts';
import { probeServer } from './probe-server.ts';
import { createFixAll, createQuickFixes } from './quick-fixes.ts';
import { createRefactorings } from './refactorings.ts';
import type { ResponsePanel } from './response-panel.ts';
import type { RunRecord, Runs } from './runs.ts';
import type { Secrets } from './secrets.ts';
import { createSelectionRanges } from './selection-ranges.ts';
import { createSemanticTokens } from './semantic-tokens.ts';
import { createSender, openSource } from './send-request.ts';
import type { ShownCertificate } from './shown-certificate.ts';
import { createSignatureHelp } from './signature-help.ts';
import type { TextDocuments } from './text-documents.ts';
import type { Trust } from './trust.ts';
import type { Visits } from './visits.ts';

/** What is there from the activation on. */
export interface Activated {
  readonly parsedDocuments: ParsedDocuments;
  readonly surroundings: Surroundings;
  readonly environment: ChosenEnvironment;
  readonly engine: Engine;
  readonly runs: Runs;
  readonly secrets: Secrets;
  readonly diagnostics: Diagnostics;
  readonly trust: Trust;
  /** Reads anew whom the settings trust. */
  readonly applyTrust: () => Promise<void>;
  readonly visits: Visits;
  readonly textDocuments: TextDocuments;
  readonly certificatePanel: CertificatePanel;
  readonly responsePanel: ResponsePanel;
  readonly userAgent: string;
  readonly log: vscode.LogOutputChannel;
  readonly subscriptions: vscode.Disposable[];
  /** Hints that were drawn hold no more. */
  readonly redrawHints: () => void;
}

export type Features = ReturnType<typeof createFeatures>;

/** What is loaded when the first of it is asked for, wired in the order in which the parts need each other. */
export function createFeatures(given: Activated) {
  const { parsedDocuments, surroundings, environment, engine, runs, secrets, trust, visits, textDocuments } = given;
  const { certificatePanel, userAgent, subscriptions } = given;
  const insight = createInsight(
    parsedDocuments,
    surroundings,
    environment,
    userAgent,
    engine,
    runs,
    secrets,
    subscriptions,
  );
  const nameSearch = createNameSearch(parsedDocuments, surroundings, environment);
  const preview = createPreview(parsedDocuments, insight);
  const sender = createSender({ ...given, panel: given.responsePanel, certificates: certificatePanel });
  subscriptions.push(preview, insight.onDidChange(given.redrawHints));

  return {
    hover: createHover(parsedDocuments, insight),
    completion: createCompletion(parsedDocuments, surroundings, insight),
    signatureHelp: createSignatureHelp(parsedDocuments),
    outline: createOutline(parsedDocuments),
    semanticTokens: createSemanticTokens(parsedDocuments, insight),
    inlayHints: createInlayHints(parsedDocuments, insight),
    selectionRanges: createSelectionRanges(parsedDocuments),
    documentLinks: createDocumentLinks(parsedDocuments, surroundings),
    navigation: createNavigation(nameSearch, insight),
    quickFixes: createQuickFixes(parsedDocuments, insight, environment),
    fixAll: createFixAll(parsedDocuments),
    refactorings: createRefactorings(parsedDocuments, nameSearch, insight),
    formatting: createFormatting(parsedDocuments),
    certificates: {
      act: createCertificateActions(parsedDocuments, runs, insight, given.applyTrust).run,
      probe: (action: CertificateAction, shown: ShownCertificate) =>
        probeServer(action, shown, engine, sender.nextId()),
      export: (shown: ShownCertificate) => exportCertificate(shown, engine, textDocuments),
      compareVisits: (authority: string) => compareLastVisits(authority, visits, textDocuments),
    },
    hostOfRequest: createHostOfRequest(parsedDocuments, insight),
    openSource: (record: RunRecord) => openSource(record, parsedDocuments),
    chooseFromHistory: () => chooseFromHistory(runs),
    commands: {
      send: sender.send,
      sendAgain: sender.sendAgain,
      cancel: sender.cancel,
      preview: preview.open,
      copyAsCurl: (uri?: vscode.Uri, blockIndex?: number) => copyAsCurl(parsedDocuments, insight, uri, blockIndex),
      pasteCurl: () => pasteCurl(parsedDocuments),
      inspectCertificate: (address?: string) =>
        inspectCertificate(engine, trust, certificatePanel, sender.nextId(), address),
      askServer: async (address?: string, asked?: string) =>
        (await import('./ask-server.ts')).askServer(engine, trust, textDocuments, sender.nextId(), address, asked),
      compareCertificates: () => compareCertificates(visits, textDocuments),
      checkCertificates: async () =>
        (await import('./check-certificates.ts')).checkCertificates({ ...given, nextId: sender.nextId }),
      newFile: newRequestFile,
      explain: async () => (await import('./explain-word.ts')).explainWord(textDocuments),
    },
  };
}
