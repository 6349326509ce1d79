import { type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { offsetForm, withOffset } from './offset.ts';

/** `{{$timestamp}}`: seconds since 1970-01-01 UTC, milliseconds in httpYac. `{{$timestamp -1 d}}`: with an offset, always seconds. */
export const timestamp: DynamicVariable = (call, world) =>
  (call.words.length === 0 && world.resolving.traits.bareTimestamp === 'ms' ? timestampMilliseconds : seconds)(
    call,
    world,
  );

const seconds = moment((time) => String(Math.floor(time / 1000)));

/** `{{$timestampMs}}`: milliseconds since 1970-01-01 UTC. */
export const timestampMilliseconds = moment(String);

/** `{{$isoTimestamp}}` and `{{$timestampISO8601}}`: `2026-03-31T12:00:00.500Z`. */
export const isoTimestamp = moment((time) => new Date(time).toISOString());

/** `{{$date}}`: today where the computer is, `2026-03-31`. */
export const today = moment((time) => {
  const date = new Date(time);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
});

function moment(write: (time: number) => string): DynamicVariable {
  return ({ name, words }, { resolving }) => {
    const time = withOffset(resolving.surroundings.now(), words, 'utc');
    return time === null
      ? wrongArguments(`It takes no argument or ${offsetForm}: {{$${name} -1 d}}.`)
      : { value: write(time) };
  };
}
