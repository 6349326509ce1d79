import { type DynamicValue, type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { notAnswered } from './not-answered.ts';
import { writtenQuestion } from './question-text.ts';

/** `{{$input Your name? $value: Ada}}` and `{{$prompt Your name?}}`: asks each time a request is resolved. */
export const input = asking({ isSecret: false, forSession: false });

/** `{{$input-askonce …}}`: asks once in a session. */
export const inputOnce = asking({ isSecret: false, forSession: true });

/** `{{$password Your password?}}`: asks without showing what is typed, and masks it. */
export const password = asking({ isSecret: true, forSession: false });

/** `{{$password-askonce …}}`: the same once in a session. */
export const passwordOnce = asking({ isSecret: true, forSession: true });

function asking({
  isSecret,
  forSession,
}: {
  readonly isSecret: boolean;
  readonly forSession: boolean;
}): DynamicVariable {
  return async ({ name, rest }, { resolving }): Promise<DynamicValue> => {
    const { text, value } = writtenQuestion(rest);
    if (text === '') return wrongArguments(`It takes a question: {{$${name} Your name?}}.`);
    const answer = await resolving.ask({ name: null, text, suggestion: value, choices: null, isSecret }, forSession);
    return answer === null ? notAnswered(text) : { value: answer };
  };
}
