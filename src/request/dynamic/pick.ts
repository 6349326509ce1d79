import type { AnswerHolds } from '../asking.ts';
import { type DynamicValue, type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { notAnswered } from './not-answered.ts';
import { writtenQuestion } from './question-text.ts';

/** `{{$pick Which fruit? $value: apple, pear}}`: lets a person choose, each time a request is resolved. The answers may be the list that a variable holds. */
export const pick = picking('request');

/** `{{$pick-askonce …}}`: once in a session. */
export const pickOnce = picking('session');

function picking(holds: AnswerHolds): DynamicVariable {
  return async ({ name, rest }, { resolving, variable }): Promise<DynamicValue> => {
    const { text, value } = writtenQuestion(rest);
    const written = (value ?? '')
      .split(',')
      .map((choice) => choice.trim())
      .filter((choice) => choice !== '');
    const [only] = written;
    const list = written.length === 1 && only !== undefined ? listIn(await variable(only)) : null;
    const choices = list ?? written;
    if (text === '' || choices.length === 0)
      return wrongArguments(`It takes a question and the answers to choose from: {{$${name} Which? $value: a, b}}.`);
    const answer = await resolving.ask({ name: null, text, suggestion: null, choices, isSecret: false }, holds);
    return answer === null ? notAnswered(text) : { value: answer };
  };
}

/** The items of a list in JSON; `null` for anything else. */
function listIn(value: string | null): readonly string[] | null {
  if (!value?.trimStart().startsWith('[')) return null;
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))) : null;
  } catch {
    return null;
  }
}
