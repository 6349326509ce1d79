import { type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { fakeData } from './fake-data.ts';
import { fakerOf, localeNames } from './faker-of.ts';
import { integerArguments } from './number-argument.ts';

const localePrefix = 'random.locale.';

/** Words, sentences or characters that one placeholder may make. */
const most = 10_000;

/** Whether `name` is one of made-up data, in a language of its own or not. */
export function isFake(name: string): boolean {
  return fakeData.has(name.startsWith(localePrefix) ? `random.${name.slice(localePrefix.length)}` : name);
}

/**
 * `{{$random.name.fullName}}`, `{{$random.locale.name.fullName("fr")}}`, `{{$fake.email}}`: made-up data. What is made
 * depends on the randomness of the surroundings only.
 */
export const fake: DynamicVariable = async ({ name, words }, world) => {
  const isLocal = name.startsWith(localePrefix);
  const data = fakeData.get(isLocal ? `random.${name.slice(localePrefix.length)}` : name);
  if (!data) return wrongArguments('There is no such data.');
  const [language, ...others] = isLocal ? words : [{ text: 'en', isQuoted: true }, ...words];
  if (!language) return wrongArguments(`It takes a language: {{$${name}("fr")}}.`);
  const given = others.length > data.defaults.length ? null : await integerArguments(others, world);
  if (!given || given.some((number) => number < 0 || number > most))
    return wrongArguments(
      data.defaults.length === 0
        ? `It takes no argument${isLocal ? ' but a language' : ''}.`
        : `It takes at most ${data.defaults.length === 1 ? 'one whole number' : `${data.defaults.length} whole numbers`} up to ${most}.`,
    );
  const faker = await fakerOf(language.text);
  if (!faker)
    return wrongArguments(
      `There is no data for the language “${language.text}”. There is for ${localeNames.join(', ')}.`,
    );
  const numbers = data.defaults.map((usual, index) => given[index] ?? usual);
  const [low, high] = numbers;
  if (low !== undefined && high !== undefined && high < low)
    return wrongArguments(`Its second number must not be below the first, ${low}.`);
  faker.seed([...world.resolving.surroundings.randomBytes(16)]);
  const text = typeof data.text === 'string' ? data.text : faker.helpers.arrayElement(data.text);
  return {
    value: faker.helpers.fake(text.replace(/\$([12])/g, (_, place: string) => String(numbers[Number(place) - 1]))),
  };
};
