import type { DynamicVariable } from './dynamic-variable.ts';

/** `{{$placeholder}}`: a gap that is to be filled in before the request can be sent. */
export const placeholder: DynamicVariable = () => ({
  code: 'placeholder-not-filled',
  trouble: 'It marks a gap: write here what is to be sent.',
});
