import type { AnswerHolds } from '../asking.ts';
import { type DynamicValue, type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { notAnswered } from './not-answered.ts';
import { writtenQuestion } from './question-text.ts';

/** `{{$input Your name? $value: Ada}}` and `{{$prompt Your name?}}`: asks each time a request is resolved. */
export const input = asking({ isSecret: false, holds: 'request' });

/** `{{$input-askonce …}}`: asks once in a session. */
export const inputOnce = asking({ isSecret: false, holds: 'session' });

/** `{{$password Your password?}}`: asks without showing what is typed, and masks it. */
export const password = asking({ isSecret: true, holds: 'request' });

/** `{{$password-askonce …}}`: the same once in a session. */
export const passwordOnce = asking({ isSecret: true, holds: 'session' });

function asking({ isSecret, holds }: { readonly isSecret: boolean; readonly holds: AnswerHolds }): DynamicVariable {
  return async ({ name, rest }, { resolving }): Promise<DynamicValue> => {
    const { text, value } = writtenQuestion(rest);
    if (text === '') return wrongArguments(`It takes a question: {{$${name} Your name?}}.`);
    const answer = await resolving.ask({ name: null, text, suggestion: value, choices: null, isSecret }, holds);
    return answer === null ? notAnswered(text) : { value: answer };
  };
}
