import * as vscode from 'vscode';
import { explainField } from '../explain/explain-field.ts';
import { explainMethod } from '../explain/explain-method.ts';
import { explainPort } from '../explain/explain-port.ts';
import { explainStatus } from '../explain/explain-status.ts';
import type { Explanation } from '../explain/explanation.ts';
import { describeDirective } from '../language/directives.ts';
import { type Element, elementAt } from '../language/element-at.ts';
import { explanationText } from './explanation-text.ts';
import { type ParsedDocuments, rangeIn } from './parsed-documents.ts';

function explanationOf(element: Element): Explanation | null {
  switch (element.kind) {
    case 'method':
      return explainMethod(element.text);
    case 'field-name':
      return explainField(element.text);
    case 'port':
      return explainPort(Number(element.text));
    case 'status':
      return explainStatus(Number(element.text));
    default:
      return null;
  }
}

/** What stands under the pointer, explained: methods, fields, ports, status codes, directives. */
export function registerHover(parsedDocuments: ParsedDocuments): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: 'http' },
    {
      provideHover(document, position) {
        const element = elementAt(parsedDocuments.of(document), document.offsetAt(position));
        if (!element) return null;
        const range = rangeIn(document, element.range);
        if (element.kind === 'directive') {
          const directive = describeDirective(element.text);
          return directive && new vscode.Hover(new vscode.MarkdownString().appendText(directive.meaning), range);
        }
        const explanation = explanationOf(element);
        return explanation && new vscode.Hover(explanationText(explanation), range);
      },
    },
  );
}
