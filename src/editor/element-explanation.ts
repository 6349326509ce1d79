import { explainField } from '../explain/explain-field.ts';
import { explainMethod } from '../explain/explain-method.ts';
import { explainPort } from '../explain/explain-port.ts';
import { explainStatus } from '../explain/explain-status.ts';
import type { Explanation } from '../explain/explanation.ts';
import type { Element } from '../language/element-at.ts';

/** What the standards say of an element; `null` when they say nothing. */
export function elementExplanation(element: Element): Explanation | null {
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
