import { type DynamicValue, type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { notAnswered } from './not-answered.ts';
import { writtenQuestion } from './question-text.ts';

/** `{{$pick Which fruit? $value: apple, pear}}`: lets a person choose, each time a request is resolved. */
export const pick = picking(false);

/** `{{$pick-askonce …}}`: once in a session. */
export const pickOnce = picking(true);

function picking(forSession: boolean): DynamicVariable {
  return async ({ name, rest }, { resolving }): Promise<DynamicValue> => {
    const { text, value } = writtenQuestion(rest);
    const choices = (value ?? '')
      .split(',')
      .map((choice) => choice.trim())
      .filter((choice) => choice !== '');
    if (text === '' || choices.length === 0)
      return wrongArguments(`It takes a question and the answers to choose from: {{$${name} Which? $value: a, b}}.`);
    const answer = await resolving.ask({ name: null, text, suggestion: null, choices, isSecret: false }, forSession);
    return answer === null ? notAnswered(text) : { value: answer };
  };
}
