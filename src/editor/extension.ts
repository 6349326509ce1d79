import * as vscode from 'vscode';
import { createEngine } from '../worker/engine.ts';
import { registerCertificatePanel } from './certificate-panel.ts';
import { commands } from './commands.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { createChosenEnvironment } from './environments.ts';
import { createEnvironmentsView } from './environments-view.ts';
import type { Features } from './features.ts';
import { createParsedDocuments, isRequestFile } from './parsed-documents.ts';
import { previewScheme } from './preview-scheme.ts';
import { registerFeatures, type WhenAsked } from './register-features.ts';
import { createResponsePanel } from './response-panel.ts';
import { createRuns, type Runs } from './runs.ts';
import { createSecrets } from './secrets.ts';
import { registerSendLens } from './send-lens.ts';
import { registerStatusBar } from './status-bar.ts';
import { editorSurroundings } from './surroundings.ts';
import { createTextDocuments } from './text-documents.ts';
import { createTrust, trustSections } from './trust.ts';
import { createVisits } from './visits.ts';

/**
 * Wires the extension, in the order in which the parts need each other. What no window needs to begin with is loaded when
 * it is first asked for (`features.ts`); nothing of the network is loaded here.
 */
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
  const visits = createVisits(context.globalState);
  const hintsChanged = new vscode.EventEmitter<void>();
  const applyTrust = async (): Promise<void> => {
    trust.forget();
    engine.configure(await trust.read());
  };

  let loading: Promise<Features> | null = null;
  const features = (): Promise<Features> => {
    loading ??= import('./features.ts').then(({ createFeatures }) =>
      createFeatures({
        parsedDocuments,
        surroundings,
        environment,
        engine,
        runs,
        secrets,
        diagnostics,
        trust,
        applyTrust,
        visits,
        textDocuments,
        certificatePanel,
        responsePanel,
        userAgent: `portside/${context.extension.packageJSON.version}`,
        log,
        subscriptions,
        redrawHints: () => hintsChanged.fire(),
      }),
    );
    return loading;
  };
  const whenAsked: WhenAsked =
    (of) =>
    async (...given) =>
      of(await features())(...given);

  const certificatePanel = registerCertificatePanel({
    extensionUri,
    visits,
    act: whenAsked(({ certificates }) => certificates.act),
    compareVisits: whenAsked(({ certificates }) => certificates.compareVisits),
    probe: whenAsked(({ certificates }) => certificates.probe),
    exportCertificate: whenAsked(({ certificates }) => certificates.export),
  });
  const responsePanel = createResponsePanel({
    extensionUri,
    engine,
    runs,
    textDocuments,
    onShown: ({ id, certificate }) => certificatePanel.show({ id, view: certificate }),
    onOpenSource: whenAsked(({ openSource }) => openSource),
  });

  const showRun = (id?: number): void => {
    const record = id === undefined ? runs.all().findLast((one) => one.state.kind === 'done') : runs.get(id);
    if (record?.state.kind === 'done') responsePanel.show(record.state.view);
    // Who asks by the command alone has no pointer on it, and reads with the keys.
    if (id === undefined) responsePanel.focus();
  };
  const handlers: Readonly<Record<keyof typeof commands, (...args: never[]) => unknown>> = {
    send: whenAsked(({ commands }) => commands.send),
    sendAgain: whenAsked(({ commands }) => commands.sendAgain),
    cancel: whenAsked(({ commands }) => commands.cancel),
    preview: whenAsked(({ commands }) => commands.preview),
    copyAsCurl: whenAsked(({ commands }) => commands.copyAsCurl),
    pasteCurl: whenAsked(({ commands }) => commands.pasteCurl),
    chooseEnvironment: environment.choose,
    createEnvironmentFile: environmentsView.createFile,
    useEnvironment: environmentsView.use,
    openVariable: environmentsView.open,
    copyVariableValue: environmentsView.copyValue,
    setSecret: secrets.set,
    deleteSecret: secrets.remove,
    showHistory: async () => showRun((await (await features()).chooseFromHistory())?.id ?? -1),
    showResponse: showRun,
    showCertificate: async (id?: number) => {
      const record = id === undefined ? null : runs.get(id);
      if (record?.state.kind === 'done') certificatePanel.show({ id: record.id, view: record.state.view.certificate });
      else if (record?.state.certificate)
        certificatePanel.showOpened({ id: record.id, view: record.state.certificate }, 'response');
      await certificatePanel.reveal();
    },
    inspectCertificate: whenAsked(({ commands }) => commands.inspectCertificate),
    askServer: whenAsked(({ commands }) => commands.askServer),
    compareCertificates: whenAsked(({ commands }) => commands.compareCertificates),
    checkCertificates: whenAsked(({ commands }) => commands.checkCertificates),
    newFile: whenAsked(({ commands }) => commands.newFile),
    explain: whenAsked(({ commands }) => commands.explain),
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
    visits,
    hintsChanged,
    environment.onDidChange(diagnostics.forgetSendProblems),
    registerSendLens(
      parsedDocuments,
      runs,
      visits,
      whenAsked(({ hostOfRequest }) => hostOfRequest),
      hintsChanged.event,
    ),
    registerFeatures(whenAsked, hintsChanged),
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

  // The worker is started, and the rest loaded, when a request file is looked at, so that the first send waits for neither.
  const warmUp = (editor: vscode.TextEditor | undefined): void => {
    if (editor?.document.uri.scheme === previewScheme) void features();
    if (!editor || !isRequestFile(editor.document)) return;
    void trust.read().then(engine.warmUp);
    void features();
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
