import * as vscode from 'vscode';
import { describeDirective } from '../language/directives.ts';
import { elementAt } from '../language/element-at.ts';
import { explanationText } from './explanation-text.ts';
import { type ParsedDocuments, rangeIn } from './parsed-documents.ts';

/** What stands under the pointer, explained: methods, fields, ports, status codes, directives. */
export function registerHover(parsedDocuments: ParsedDocuments): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: 'http' },
    {
      async provideHover(document, position) {
        const element = elementAt(parsedDocuments.of(document), document.offsetAt(position));
        if (!element) return null;
        const range = rangeIn(document, element.range);
        if (element.kind === 'directive') {
          const directive = describeDirective(element.text);
          return directive && new vscode.Hover(new vscode.MarkdownString().appendText(directive.meaning), range);
        }
        // Read when the first hover asks for it: the explanations are the larger half of the extension.
        const { elementExplanation } = await import('./element-explanation.ts');
        const explanation = elementExplanation(element);
        return explanation && new vscode.Hover(explanationText(explanation), range);
      },
    },
  );
}
