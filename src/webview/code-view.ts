import { defaultKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  syntaxHighlighting,
} from '@codemirror/language';
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { BodyLanguage } from '../view/body-view.ts';

/** A text that is read, folded, searched and copied, and not changed. */
export interface CodeView {
  readonly show: (text: string, language: BodyLanguage | 'hex') => void;
  readonly append: (text: string) => void;
  readonly setWrap: (wrap: boolean) => void;
  readonly find: () => void;
  readonly dispose: () => void;
}

/** UTF-16 code units above which a text is not parsed for colours and folds. */
const parseLimit = 5_000_000;

const theme = EditorView.theme({
  '&': { color: 'var(--code-foreground)', backgroundColor: 'transparent', height: '100%' },
  '&.cm-focused': { outline: '1px solid var(--focus)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--code-font)', fontSize: 'var(--code-size)', lineHeight: '1.5', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--vscode-editorCursor-foreground, currentColor)', padding: '6px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--vscode-editorCursor-foreground, currentColor)' },
  '.cm-gutters': { backgroundColor: 'var(--panel-background)', color: 'var(--line-number)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 4px 0 12px', minWidth: '3ch' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--line-number-active)' },
  '.cm-foldGutter .cm-gutterElement': { padding: '0 4px', cursor: 'pointer' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--vscode-editor-foldBackground, transparent)',
    border: '1px solid var(--border)',
    color: 'inherit',
    padding: '0 4px',
    margin: '0 2px',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--vscode-editor-selectionBackground, Highlight)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--vscode-editor-selectionHighlightBackground, transparent)' },
  '.cm-searchMatch': {
    backgroundColor: 'var(--vscode-editor-findMatchHighlightBackground, Mark)',
    outline: '1px solid var(--vscode-editor-findMatchHighlightBorder, transparent)',
  },
  '.cm-searchMatch.cm-searchMatch-selected': {
    backgroundColor: 'var(--vscode-editor-findMatchBackground, Highlight)',
    outline: '1px solid var(--vscode-editor-findMatchBorder, transparent)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--vscode-editorBracketMatch-background, transparent)',
    outline: '1px solid var(--vscode-editorBracketMatch-border, currentColor)',
  },
  '.cm-specialChar': { color: 'var(--token-invalid)' },
  '.cm-panels': {
    backgroundColor: 'var(--widget-background)',
    color: 'var(--foreground)',
    borderBottom: '1px solid var(--border)',
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.attributeName], color: 'var(--token-name)' },
  { tag: [tags.string, tags.attributeValue], color: 'var(--token-string)' },
  { tag: tags.number, color: 'var(--token-number)' },
  { tag: [tags.bool, tags.null, tags.keyword, tags.tagName, tags.angleBracket], color: 'var(--token-keyword)' },
  {
    tag: [tags.comment, tags.processingInstruction, tags.documentMeta],
    color: 'var(--token-comment)',
    fontStyle: 'italic',
  },
  { tag: tags.invalid, color: 'var(--token-invalid)' },
]);

export function createCodeView(parent: HTMLElement, label: string, nonce: string, wrapped: boolean): CodeView {
  const wrap = new Compartment();
  const language = new Compartment();
  const base: Extension = [
    EditorView.cspNonce.of(nonce),
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' }),
    lineNumbers(),
    highlightActiveLineGutter(),
    // Signs that nobody sees, and those that turn text around: a server could make other words of its answer with them.
    highlightSpecialChars({ addSpecialChars: /[\u202a-\u202c\u2068]/ }),
    codeFolding(),
    foldGutter(),
    drawSelection(),
    bracketMatching(),
    highlightSelectionMatches({ maxMatches: 500 }),
    search({ top: true }),
    keymap.of([...searchKeymap, ...foldKeymap, ...defaultKeymap]),
    syntaxHighlighting(colours),
    theme,
  ];
  let current = 0;
  let view: EditorView | null = null;
  let isWrapped = wrapped;

  return {
    show(text, name) {
      current += 1;
      const shown = current;
      const parsed = name !== 'hex' && text.length <= parseLimit;
      const state = EditorState.create({
        doc: text,
        extensions: [
          base,
          wrap.of(isWrapped && name !== 'hex' ? EditorView.lineWrapping : []),
          language.of(parsed && name === 'json' ? json() : []),
        ],
      });
      if (view === null) view = new EditorView({ parent, state });
      else view.setState(state);
      view.scrollDOM.scrollTop = 0;
      if (!parsed || (name !== 'xml' && name !== 'html')) return;
      void loadMarkup(name).then((extension) => {
        if (shown === current) view?.dispatch({ effects: language.reconfigure(extension) });
      });
    },
    append(text) {
      if (view === null) return;
      const end = view.state.doc.length;
      view.dispatch({
        changes: { from: end, insert: text },
        ...(end > parseLimit ? { effects: language.reconfigure([]) } : {}),
      });
    },
    setWrap(on) {
      isWrapped = on;
      view?.dispatch({ effects: wrap.reconfigure(on ? EditorView.lineWrapping : []) });
    },
    find: () => {
      if (view !== null) openSearchPanel(view);
    },
    dispose: () => view?.destroy(),
  };
}

/** Lays out a text nobody sees, so that fonts, styles and code are ready when the first response comes. */
export function warmUp(nonce: string): void {
  const parent = document.createElement('div');
  parent.className = 'warm-up';
  parent.inert = true;
  document.body.append(parent);
  const view = createCodeView(parent, 'Warming up', nonce, true);
  view.show('{ "text": ["a", 1, true, null] }', 'json');
  requestAnimationFrame(() => {
    view.dispose();
    parent.remove();
  });
}

/** Markup is rarer than JSON, and its grammars are larger: they come when they are wanted. */
async function loadMarkup(name: 'xml' | 'html'): Promise<Extension> {
  if (name === 'xml') return (await import('@codemirror/lang-xml')).xml();
  return (await import('@codemirror/lang-html')).html();
}
