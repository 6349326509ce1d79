import * as vscode from 'vscode';
import { createEngine } from '../worker/engine.ts';
import { createCertificateActions } from './certificate-actions.ts';
import { registerCertificatePanel } from './certificate-panel.ts';
import { commands } from './commands.ts';
import { compareCertificates, compareLastVisits } from './compare-certificates.ts';
import { registerCompletion } from './completion.ts';
import { copyAsCurl } from './copy-as-curl.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerDocumentLinks } from './document-links.ts';
import { createChosenEnvironment } from './environments.ts';
import { createEnvironmentsView } from './environments-view.ts';
import { exportCertificate } from './export-certificate.ts';
import { registerFormatting } from './formatting.ts';
import { chooseFromHistory } from './history.ts';
import { registerHover } from './hover.ts';
import { registerInlayHints } from './inlay-hints.ts';
import { createInsight } from './insight.ts';
import { inspectCertificate } from './inspect-certificate.ts';
import { createNameSearch } from './name-search.ts';
import { registerNavigation } from './navigation.ts';
import { newRequestFile } from './new-request-file.ts';
import { registerOutline } from './outline.ts';
import { createParsedDocuments, isRequestFile } from './parsed-documents.ts';
import { pasteCurl } from './paste-curl.ts';
import { createPreview } from './preview.ts';
import { probeServer } from './probe-server.ts';
import { registerQuickFixes } from './quick-fixes.ts';
import { registerRefactorings } from './refactorings.ts';
import { createResponsePanel } from './response-panel.ts';
import { createRuns, type Runs } from './runs.ts';
import { createSecrets } from './secrets.ts';
import { registerSelectionRanges } from './selection-ranges.ts';
import { registerSemanticTokens } from './semantic-tokens.ts';
import { registerSendLens } from './send-lens.ts';
import { createSender, openSource } from './send-request.ts';
import { registerSignatureHelp } from './signature-help.ts';
import { registerStatusBar } from './status-bar.ts';
import { editorSurroundings } from './surroundings.ts';
import { createTextDocuments } from './text-documents.ts';
import { createTrust, trustSections } from './trust.ts';
import { createVisits } from './visits.ts';

/** Wires the extension, in the order in which the parts need each other. Nothing of the network is loaded here. */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, extensionUri, workspaceState } = context;
  const log = vscode.window.createOutputChannel('Portside', { log: true });
  const secrets = createSecrets(context.secrets, context.globalState);
  const surroundings = editorSurroundings(secrets);
  const parsedDocuments = createParsedDocuments();
  const runs = createRuns(subscriptions);
  const trust = createTrust(log, surroundings, secrets);
  const engine = createEngine(vscode.Uri.joinPath(extensionUri, 'dist').fsPath, trust.current, (reason) =>
    log.error(reason),
  );
  const environment = createChosenEnvironment(workspaceState, surroundings);
  const environmentsView = createEnvironmentsView(environment, parsedDocuments);
  const diagnostics = registerDiagnostics(parsedDocuments);
  const textDocuments = createTextDocuments();
  const userAgent = `portside/${context.extension.packageJSON.version}`;
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
  const applyTrust = async (): Promise<void> => {
    trust.forget();
    engine.configure(await trust.read());
  };
  const visits = createVisits(context.globalState);
  const certificatePanel = registerCertificatePanel({
    extensionUri,
    actions: createCertificateActions(parsedDocuments, runs, insight, applyTrust),
    visits,
    compareVisits: (authority) => compareLastVisits(authority, visits, textDocuments),
    probe: (action, shown) => probeServer(action, shown, engine, sender.nextId()),
    exportCertificate: (shown) => exportCertificate(shown, engine, textDocuments),
  });
  const responsePanel = createResponsePanel({
    extensionUri,
    engine,
    runs,
    textDocuments,
    onShown: ({ id, certificate }) => certificatePanel.show({ id, view: certificate }),
    onOpenSource: (record) => openSource(record, parsedDocuments),
  });
  const nameSearch = createNameSearch(parsedDocuments, surroundings, environment);
  const preview = createPreview(parsedDocuments, insight);
  const sender = createSender({
    parsedDocuments,
    surroundings,
    environment,
    engine,
    runs,
    diagnostics,
    trust,
    userAgent,
    log,
    panel: responsePanel,
    certificates: certificatePanel,
  });

  const showRun = (id?: number): void => {
    const record = id === undefined ? runs.all().findLast((one) => one.state.kind === 'done') : runs.get(id);
    if (record?.state.kind === 'done') responsePanel.show(record.state.view);
  };
  const handlers: Readonly<Record<keyof typeof commands, (...args: never[]) => unknown>> = {
    send: sender.send,
    sendAgain: sender.sendAgain,
    cancel: sender.cancel,
    preview: preview.open,
    copyAsCurl: (uri?: vscode.Uri, blockIndex?: number) => copyAsCurl(parsedDocuments, insight, uri, blockIndex),
    pasteCurl: () => pasteCurl(parsedDocuments),
    chooseEnvironment: environment.choose,
    createEnvironmentFile: environmentsView.createFile,
    useEnvironment: environmentsView.use,
    openVariable: environmentsView.open,
    copyVariableValue: environmentsView.copyValue,
    setSecret: secrets.set,
    deleteSecret: secrets.remove,
    showHistory: async () => showRun((await chooseFromHistory(runs))?.id ?? -1),
    showResponse: showRun,
    showCertificate: async (id?: number) => {
      const record = id === undefined ? null : runs.get(id);
      if (record?.state.kind === 'done') certificatePanel.show({ id: record.id, view: record.state.view.certificate });
      else if (record?.state.certificate)
        certificatePanel.showOpened({ id: record.id, view: record.state.certificate }, 'response');
      await certificatePanel.reveal();
    },
    inspectCertificate: (given?: string) => inspectCertificate(engine, trust, certificatePanel, sender.nextId(), given),
    askServer: async (given?: string, asked?: string) =>
      (await import('./ask-server.ts')).askServer(engine, trust, textDocuments, sender.nextId(), given, asked),
    compareCertificates: () => compareCertificates(visits, textDocuments),
    checkCertificates: async () =>
      (await import('./check-certificates.ts')).checkCertificates({
        engine,
        trust,
        environment,
        surroundings,
        parsedDocuments,
        textDocuments,
        userAgent,
        nextId: sender.nextId,
      }),
    newFile: newRequestFile,
    explain: async () => (await import('./explain-word.ts')).explainWord(textDocuments),
    showLog: () => log.show(),
  };

  subscriptions.push(
    log,
    diagnostics,
    environment,
    environmentsView,
    textDocuments,
    certificatePanel,
    responsePanel,
    preview,
    visits,
    environment.onDidChange(diagnostics.forgetSendProblems),
    registerSendLens(parsedDocuments, runs, visits),
    registerQuickFixes(parsedDocuments, insight, environment),
    registerRefactorings(parsedDocuments, nameSearch, insight),
    registerFormatting(parsedDocuments),
    registerOutline(parsedDocuments),
    registerHover(parsedDocuments, insight),
    registerCompletion(parsedDocuments, surroundings, insight),
    registerSignatureHelp(parsedDocuments),
    registerInlayHints(parsedDocuments, insight),
    registerSemanticTokens(parsedDocuments, insight),
    registerSelectionRanges(parsedDocuments),
    registerDocumentLinks(parsedDocuments, surroundings),
    registerNavigation(nameSearch, insight),
    registerStatusBar(runs),
    ...Object.entries(handlers).map(([name, handler]) =>
      vscode.commands.registerCommand(
        commands[name as keyof typeof commands],
        handler as (...args: unknown[]) => unknown,
      ),
    ),
    keepContextKeys(runs),
    runs.onDidChange(({ id, state }) => {
      if (state.kind === 'done') visits.note(id, state.view.certificate.visit);
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (trustSections.some((section) => change.affectsConfiguration(section))) void applyTrust();
    }),
    { dispose: () => void engine.dispose() },
  );

  // The worker is started when a request file is looked at, so that the first send does not wait for it.
  const warmUp = (editor: vscode.TextEditor | undefined): void => {
    if (editor && isRequestFile(editor.document)) void trust.read().then(engine.warmUp);
  };
  setTimeout(() => warmUp(vscode.window.activeTextEditor), 0);
  subscriptions.push(vscode.window.onDidChangeActiveTextEditor(warmUp));
}

/** What the key bindings and menus of package.json ask for. */
function keepContextKeys(runs: Runs): vscode.Disposable {
  const known = new Map<string, boolean>();
  const set = (key: string, value: boolean): void => {
    if (known.get(key) === value) return;
    known.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const look = (editor: vscode.TextEditor | undefined): void =>
    set('portside.isRequestFile', editor !== undefined && isRequestFile(editor.document));
  look(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const editor = vscode.window.activeTextEditor;
      if (editor?.document === document) look(editor);
    }),
    runs.onDidChange(() => {
      set(
        'portside.running',
        runs.all().some((record) => record.state.kind === 'running'),
      );
      set('portside.hasResponse', runs.all().length > 0);
    }),
  );
}
