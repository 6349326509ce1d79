import * as vscode from 'vscode';
import type { RequestBlock } from '../language/document.ts';
import { blockWithIndex, hasRuns, holdsRequest, positionAt } from '../language/look-up.ts';
import type { PreviewLink, PreviewText } from '../view/preview-text.ts';
import type { Insight } from './insight.ts';
import { originLocation, originText } from './origin-text.ts';
import { blockKey, blockWithKey, isRequestFile, type ParsedDocuments, requestAt } from './parsed-documents.ts';
import { previewScheme } from './preview-scheme.ts';
import { requestHere } from './request-here.ts';

/** The name, on the tab, is what gives the document its language in package.json. */
const address = vscode.Uri.from({ scheme: previewScheme, path: '/What will be sent' });

/** Milliseconds of rest after a change before the preview follows. */
const rest = 200;

/** A document beside the request file that says what would go out, and where each part comes from. It follows the cursor. */
export interface Preview extends vscode.Disposable {
  /** Without arguments: of the request at the cursor of the active editor. */
  readonly open: (uri?: vscode.Uri, blockIndex?: number) => Promise<void>;
}

/** The request that is shown, remembered so that it is found again while its file is edited. */
interface Shown {
  readonly document: vscode.TextDocument;
  readonly key: string;
  readonly index: number;
}

export function createPreview(parsedDocuments: ParsedDocuments, insight: Insight): Preview {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let shown: Shown | null = null;
  let links: readonly PreviewLink[] = [];
  let timer: NodeJS.Timeout | null = null;
  let last: Promise<string> = Promise.resolve('');

  const isOpen = (): boolean =>
    vscode.workspace.textDocuments.some(({ uri, isClosed }) => uri.toString() === address.toString() && !isClosed);

  const refreshSoon = (): void => {
    if (shown === null || !isOpen()) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => changed.fire(address), rest);
  };

  const remember = (document: vscode.TextDocument, block: RequestBlock): void => {
    shown = { document, key: blockKey(parsedDocuments.of(document), block), index: block.index };
  };

  const makeText = async (before: string): Promise<string> => {
    if (shown === null || shown.document.isClosed) return before;
    const { document, key, index } = shown;
    const parsed = parsedDocuments.of(document);
    const block = blockWithKey(parsed, key) ?? blockWithIndex(parsed, index);
    if (!block) {
      links = [];
      return vscode.l10n.t('The request is no longer in its file.');
    }
    remember(document, block);
    const { resolution, asked, environments, sendings } = await insight.peek(document, parsed, block, 'all');
    const { start, end } = block.request.range;
    const { previewText } = await import('../view/preview-text.ts');
    const made: PreviewText = await previewText({
      resolution,
      written: { text: parsed.text.slice(start, end), start },
      asked: [...asked],
      environments,
      sendings,
      runsOthers: hasRuns(block),
      lineOf: (offset) => positionAt(parsed, offset).line,
      rangeOfLine: (line) => {
        const at = parsed.lineStarts[line] ?? 0;
        return { start: at, end: at };
      },
      originText: (origin) => originText(origin, document),
    });
    links = made.links;
    return made.text;
  };

  const follow = (editor: vscode.TextEditor | undefined): void => {
    if (!editor || !isRequestFile(editor.document) || shown === null || !isOpen()) return;
    const parsed = parsedDocuments.of(editor.document);
    const block = requestAt(parsed, editor.document.offsetAt(editor.selection.active));
    if (!block || !holdsRequest(block)) return;
    if (shown.document === editor.document && shown.key === blockKey(parsed, block)) return;
    remember(editor.document, block);
    refreshSoon();
  };

  const listeners = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(previewScheme, {
      onDidChange: changed.event,
      provideTextDocumentContent() {
        // One behind the other, so that an older text never comes after a newer one.
        last = last.then(makeText, () => makeText(''));
        return last;
      },
    }),
    vscode.languages.registerDocumentLinkProvider(
      { scheme: previewScheme },
      {
        provideDocumentLinks(document) {
          const from = shown?.document;
          if (!from) return [];
          return links.flatMap(({ start, end, to }) => {
            const target = originLocation(to, from);
            const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
            return target ? [new vscode.DocumentLink(range, target)] : [];
          });
        },
      },
    ),
    insight.onDidChange(refreshSoon),
    // A file that the body takes may be the one.
    vscode.workspace.onDidSaveTextDocument(refreshSoon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === shown?.document) refreshSoon();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
    vscode.window.onDidChangeActiveTextEditor(follow),
  );

  return {
    async open(uri, blockIndex) {
      const here = await requestHere(
        parsedDocuments,
        vscode.l10n.t('Open a request file (.http or .rest) to see what a request would send.'),
        uri,
        blockIndex,
      );
      if (!here) return;
      remember(here.document, here.block);
      const isThere = isOpen();
      const preview = await vscode.workspace.openTextDocument(address);
      if (isThere) changed.fire(address);
      const tab = vscode.window.tabGroups.all.find(({ tabs }) =>
        tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === address.toString()),
      );
      await vscode.window.showTextDocument(preview, {
        viewColumn: tab?.viewColumn ?? vscode.ViewColumn.Beside,
        preserveFocus: true,
        preview: false,
      });
    },
    dispose() {
      if (timer) clearTimeout(timer);
      listeners.dispose();
    },
  };
}
