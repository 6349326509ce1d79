import { secretForms, secretPattern } from '../request/mask.ts';
import type { ShellPiece } from './shell-word.ts';

/** A value that is not to be written down, and the variable of the shell that stands for it. */
export interface HiddenValue {
  readonly value: string;
  /** A name that a shell takes, such as `API_TOKEN`. */
  readonly variable: string;
}

/** Cuts a text at the secrets in it. */
export type CutSecrets = (text: string) => readonly ShellPiece[];

/**
 * Finds the values in every form that `secretForms` gives. A form that is not the value itself, such as the
 * percent-encoded one, has a variable of its own, `API_TOKEN_2`: the shell puts in what it holds as it is.
 */
export function secretCutter(hidden: readonly HiddenValue[]): {
  readonly cut: CutSecrets;
  /** Those that have been put in so far. */
  readonly variables: () => readonly string[];
} {
  const values = hidden.filter(({ value }) => value !== '');
  const pattern = secretPattern(values.map(({ value }) => value));
  const known = new Map<string, string>(values.map(({ value, variable }) => [value, variable]));
  const used = new Set<string>();
  const variableFor = (form: string): string => {
    const variable = known.get(form) ?? newVariable(form);
    used.add(variable);
    return variable;
  };
  const newVariable = (form: string): string => {
    const owner = values.find(({ value }) => secretForms(value).includes(form))?.variable ?? 'SECRET';
    const taken = new Set(known.values());
    let count = 2;
    while (taken.has(`${owner}_${count}`)) count += 1;
    known.set(form, `${owner}_${count}`);
    return `${owner}_${count}`;
  };
  const cut: CutSecrets = (text) => {
    if (text !== '' && known.has(text)) return [{ kind: 'variable', name: variableFor(text) }];
    const pieces: ShellPiece[] = [];
    let from = 0;
    if (pattern)
      for (const match of text.matchAll(pattern)) {
        if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) });
        pieces.push({ kind: 'variable', name: variableFor(match[0]) });
        from = match.index + match[0].length;
      }
    if (from < text.length || pieces.length === 0) pieces.push({ kind: 'text', text: text.slice(from) });
    return pieces;
  };
  return { cut, variables: () => [...used] };
}
