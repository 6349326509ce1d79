import { basename } from 'node:path';
import * as vscode from 'vscode';
import { explanationMarkdown } from '../explain/explanation-markdown.ts';
import { markdownText } from '../explain/markdown-text.ts';
import { type DirectiveDescription, describeDirective } from '../language/directives.ts';
import type { RequestBlock } from '../language/document.ts';
import { type Element, elementAt } from '../language/element-at.ts';
import { blockAt, holdsRequest, positionAt } from '../language/look-up.ts';
import { mentionAt } from '../language/mentions.ts';
import { methodOf } from '../language/methods.ts';
import { secretMask } from '../request/mask.ts';
import { placeholderMeaning } from '../request/placeholder-meaning.ts';
import { commands } from './commands.ts';
import type { Insight } from './insight.ts';
import { type ParsedDocuments, rangeIn } from './parsed-documents.ts';
import { meaningText } from './placeholder-text.ts';

/** UTF-16 units of a target that are shown. */
const longestTarget = 500;

/** What stands under the pointer, explained: values of placeholders, methods, fields, ports, status codes, directives. */
export function createHover(parsedDocuments: ParsedDocuments, insight: Insight): vscode.HoverProvider {
  return {
    async provideHover(document, position) {
      const parsed = parsedDocuments.of(document);
      const offset = document.offsetAt(position);
      const element = elementAt(parsed, offset);
      if (!element) {
        const mention = mentionAt(parsed, offset);
        if (mention?.kind !== 'request-use') return null;
        const { text, range } = mention.written;
        return new vscode.Hover(await requestText(document, text), rangeIn(document, range));
      }
      const text = await textFor(document, element);
      return text && new vscode.Hover(text, rangeIn(document, element.range));
    },
  };

  async function textFor(document: vscode.TextDocument, element: Element): Promise<vscode.MarkdownString | null> {
    switch (element.kind) {
      case 'directive': {
        const directive = describeDirective(element.text);
        return directive && directiveText(directive);
      }
      case 'placeholder':
      case 'variable':
        return placeholderText(document, element);
      case 'target':
        return targetText(document, element);
      default: {
        // Read when the first hover asks for it: the explanations are the larger half of the extension.
        const { elementExplanation } = await import('./element-explanation.ts');
        const explanation = elementExplanation(element);
        return explanation && new vscode.MarkdownString(explanationMarkdown(explanation, 0));
      }
    }
  }

  async function placeholderText(
    document: vscode.TextDocument,
    { kind, text, range }: Element,
  ): Promise<vscode.MarkdownString> {
    const parsed = parsedDocuments.of(document);
    const block = blockAt(parsed, range.start);
    // A definition is asked about by its name: what a placeholder behind it would get.
    const at = kind === 'variable' ? range.end : range.start;
    const [peek, visible] = await Promise.all([
      block && holdsRequest(block) && kind === 'placeholder' ? insight.peek(document, parsed, block, 'text') : null,
      insight.variablesAt(document, at),
    ]);
    const meaning = placeholderMeaning(text, range, {
      substitutions: peek?.resolution.substitutions ?? [],
      problems: peek?.resolution.problems ?? [],
      asked: peek?.asked ?? new Set(),
      visible,
    });
    return meaningText(meaning, document, secretMask(peek?.resolution.secrets ?? []));
  }

  /** The request that `# @ref` or `run` names. */
  async function requestText(document: vscode.TextDocument, name: string): Promise<vscode.MarkdownString> {
    const [found, exchange] = await Promise.all([insight.request(document, name), insight.exchange(document, name)]);
    const text = new vscode.MarkdownString();
    if (!found) return text.appendMarkdown(markdownText(vscode.l10n.t('There is no request named “{0}”.', name)));
    const { request } = found.block;
    text.appendCodeblock(`${methodOf(request)} ${request.target.text.slice(0, longestTarget)}`, 'http');
    const line = positionAt(found.document, request.lineRange.start).line + 1;
    text.appendMarkdown(
      markdownText(
        found.file === null
          ? vscode.l10n.t('Line {0} of this file.', line)
          : vscode.l10n.t('Line {0} of {1}.', line, basename(found.file)),
      ),
    );
    const sent = exchange
      ? vscode.l10n.t('It has been sent, and its response is known.')
      : vscode.l10n.t('It has not been sent yet.');
    return text.appendMarkdown(markdownText(` ${sent}`));
  }

  /** The whole address, or why there is none. */
  async function targetText(document: vscode.TextDocument, { range }: Element): Promise<vscode.MarkdownString | null> {
    const parsed = parsedDocuments.of(document);
    const block = blockAt(parsed, range.start);
    if (!block || !holdsRequest(block)) return null;
    const { resolution, asked } = await insight.peek(document, parsed, block, 'target');
    const text = new vscode.MarkdownString();
    const { request, problems } = resolution;
    const mask = secretMask(resolution.secrets);
    if (request) {
      text.appendCodeblock(`${request.method} ${mask(request.url)}`, 'http');
      if (asked.size > 0) {
        text.appendMarkdown(
          markdownText(vscode.l10n.t('You are asked for {0} when you send it.', [...asked].join(', '))),
        );
        text.appendMarkdown('\n\n');
      }
      return withPreviewLink(text, document, block);
    }
    const error = problems.find(({ severity }) => severity === 'error');
    return error
      ? text.appendMarkdown(markdownText(vscode.l10n.t('It cannot be sent yet. {0}', mask(error.message))))
      : null;
  }
}

function withPreviewLink(
  text: vscode.MarkdownString,
  { uri }: vscode.TextDocument,
  { index }: RequestBlock,
): vscode.MarkdownString {
  text.isTrusted = { enabledCommands: [commands.preview] };
  const given = encodeURIComponent(JSON.stringify([uri, index]));
  return text.appendMarkdown(`[${vscode.l10n.t('Show what will be sent')}](command:${commands.preview}?${given})`);
}

function directiveText({ name, argument, meaning, effect }: DirectiveDescription): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendCodeblock(`# @${name} ${argument}`.trimEnd(), 'http');
  text.appendMarkdown(markdownText(meaning));
  if (effect === 'later') text.appendMarkdown(markdownText(` ${vscode.l10n.t('This is not built yet.')}`));
  return text;
}
