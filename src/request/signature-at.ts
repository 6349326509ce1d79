import { completionPlaceAt } from '../language/completion/completion-place-at.ts';
import type { HttpDocument } from '../language/document.ts';
import type { DynamicParameter, DynamicVariableDescription } from './dynamic/description.ts';
import { describeDynamicVariable } from './dynamic/dynamic-variables.ts';

/** The dynamic variable whose arguments are being written. */
export interface Signature {
  readonly description: DynamicVariableDescription;
  /** Like `$randomInt [min] [max]`, or with parentheses when it is written so. */
  readonly label: string;
  /** One for each parameter, within `label`. */
  readonly parameters: readonly { readonly start: number; readonly end: number }[];
  /** 0-based; `parameters.length` behind the last argument that is taken. */
  readonly active: number;
}

/** `null` where no argument is being written, or the variable takes none. */
export function signatureAt(document: HttpDocument, offset: number): Signature | null {
  const place = completionPlaceAt(document, offset);
  if (place?.kind !== 'placeholder') return null;
  const call = /^\$([A-Za-z][\w.-]*)(\(|\s+)(.*)$/s.exec(place.prefix);
  const [, name = '', opening = '', written = ''] = call ?? [];
  const description = describeDynamicVariable(name);
  if (!description || description.parameters.length === 0) return null;
  const inParentheses = opening === '(';
  if (inParentheses && written.includes(')')) return null;
  const texts = description.parameters.map(textOf);
  const label = inParentheses ? `$${name}(${texts.join(', ')})` : `$${name} ${texts.join(' ')}`;
  let at = name.length + 2;
  const parameters = texts.map((text) => {
    const start = at;
    at += text.length + (inParentheses ? 2 : 1);
    return { start, end: start + text.length };
  });
  return { description, label, parameters, active: activeOf(description.parameters, written) };
}

function textOf({ name, isOptional, isRepeated }: DynamicParameter): string {
  const text = isRepeated ? `${name}…` : name;
  return isOptional ? `[${text}]` : text;
}

/** Arguments end at white space and commas; a question at `$value:`, an offset after its unit. */
function activeOf(parameters: readonly DynamicParameter[], written: string): number {
  if (parameters[0]?.kind === 'question') return written.includes('$value:') ? 1 : 0;
  const finished = written.match(/(?:"[^"]*"|'[^']*'|[^\s,"']+)(?=[\s,])/g)?.length ?? 0;
  const open = parameters.findIndex(({ kind, isRepeated }) => kind === 'offset' || isRepeated);
  return Math.min(finished, open === -1 ? parameters.length : open);
}
