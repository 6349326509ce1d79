import * as vscode from 'vscode';
import { markdownText } from '../explain/markdown-text.ts';
import { maskText } from '../request/mask.ts';
import type { Origin } from '../request/origin.ts';
import type { PlaceholderMeaning } from '../request/placeholder-meaning.ts';
import { originLocation, originText } from './origin-text.ts';

/** UTF-16 units of a value that a hover shows. */
const longest = 500;

/** What a placeholder stands for, as Markdown for a hover. Values are text, whatever is in them. */
export function meaningText(
  { inner, value, origin, shadowed, dynamic }: PlaceholderMeaning,
  document: vscode.TextDocument,
  masked: (text: string) => string,
): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  const paragraph = (words: string): void => {
    text.appendMarkdown(markdownText(words));
    text.appendMarkdown('\n\n');
  };
  const block = (words: string): void => void text.appendCodeblock(shortened(masked(words)), 'text');
  if (dynamic) paragraph(dynamic.meaning);
  switch (value.kind) {
    case 'known':
      block(value.text);
      break;
    case 'written':
      block(value.text === '' ? ' ' : value.text);
      if (value.text === '') paragraph(vscode.l10n.t('An empty text.'));
      break;
    case 'example':
      paragraph(vscode.l10n.t('Another value each time, for example:'));
      block(value.text);
      break;
    case 'secret':
      block(maskText);
      break;
    case 'asked':
      paragraph(vscode.l10n.t('You are asked for it when you send the request.'));
      break;
    case 'later':
      paragraph(vscode.l10n.t('Taken from the last run of “{0}” when it is used.', value.request));
      break;
    case 'none':
      paragraph(value.why ?? vscode.l10n.t('Nothing gives “{0}” a value here.', inner));
      break;
  }
  if (dynamic) {
    text.appendMarkdown(`${vscode.l10n.t('Written like')} \`${dynamic.example}\`\n\n`);
    return text;
  }
  if (origin) place(text, vscode.l10n.t('From'), origin, document);
  for (const weaker of shadowed) place(text, vscode.l10n.t('Hides'), weaker, document);
  return text;
}

function place(text: vscode.MarkdownString, word: string, origin: Origin, document: vscode.TextDocument): void {
  text.appendMarkdown(markdownText(`${word} `));
  const location = originLocation(origin, document);
  if (location) {
    text.appendMarkdown('[');
    text.appendMarkdown(markdownText(originText(origin, document)));
    text.appendMarkdown(`](${location.toString()})`);
  } else text.appendMarkdown(markdownText(originText(origin, document)));
  text.appendMarkdown('\n\n');
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
