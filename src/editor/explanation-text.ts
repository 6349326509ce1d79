import * as vscode from 'vscode';
import type { Explanation } from '../explain/explanation.ts';

/** An explanation as Markdown for hovers. Our own words only: nothing of a response comes in here. */
export function explanationText(explanation: Explanation): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**');
  text.appendText(explanation.title);
  text.appendMarkdown('**\n\n');
  text.appendText(explanation.summary);
  text.appendMarkdown('\n\n');
  for (const paragraph of explanation.detail.split('\n\n')) {
    text.appendText(paragraph);
    text.appendMarkdown('\n\n');
  }
  for (const advice of explanation.advice) {
    text.appendMarkdown('- ');
    text.appendText(advice);
    text.appendMarkdown('\n');
  }
  const references = explanation.citations.map(
    ({ document, section, url }) => `[${section ? `${document} section ${section}` : document}](${url})`,
  );
  text.appendMarkdown(`\n${references.join(' · ')}`);
  return text;
}
