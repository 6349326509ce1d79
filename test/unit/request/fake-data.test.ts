import assert from 'node:assert/strict';
import { dynamicVariableDescriptions } from '../../../src/request/dynamic/dynamic-variables.ts';
import { fakeData } from '../../../src/request/dynamic/fake-data.ts';
import { fakerOf, localeNames } from '../../../src/request/dynamic/faker-of.ts';
import { resolveText, type World } from './world.ts';

async function valuesOf(placeholders: string, world: World = {}): Promise<string> {
  const { request, problems } = await resolveText(`POST https://x\n\n${placeholders}`, world);
  assert.deepEqual(
    problems.map(({ message }) => message),
    [],
  );
  return new TextDecoder().decode(request?.body ?? new Uint8Array());
}

const check = async (placeholder: string, expected: RegExp, world: World = {}): Promise<void> =>
  assert.match(await valuesOf(placeholder, world), expected);

async function refuses(placeholder: string, code: string, message: RegExp): Promise<void> {
  const { request, problems } = await resolveText(`POST https://x\n\n${placeholder}`);
  assert.equal(request, null);
  assert.deepEqual(
    problems.map((problem) => problem.code),
    [code],
  );
  assert.match(problems[0]?.message ?? '', message);
}

describe('made-up data', () => {
  for (const name of fakeData.keys())
    it(`gives ${name}`, async () => {
      const value = await valuesOf(`{{$${name}}}`);
      assert.match(value, /\S/);
      assert.doesNotMatch(value, /\{\{|\$\d|undefined|\[object|NaN/);
    });
  it('depends on the randomness of the surroundings only, and differs from place to place', async () => {
    const text = '{{$random.name.fullName}}|{{$random.name.fullName}}|{{$fake.sentence}}';
    const first = await valuesOf(text);
    assert.equal(await valuesOf(text), first);
    assert.notEqual(first.split('|')[0], first.split('|')[1]);
  });
  it('has the groups of JetBrains', () => {
    const groups =
      'address beer bool business ChuckNorris code color commerce company crypto educator finance hacker idNumber internet lorem name number phoneNumber shakespeare superhero team university';
    for (const group of groups.split(' '))
      assert.ok(
        [...fakeData.keys()].some((name) => name.startsWith(`random.${group}.`)),
        group,
      );
  });
  it('writes to nobody', () =>
    check('{{$random.email}} {{$randomEmail}} {{$fake.email}}', /^(?:\S+@example\.(?:com|net|org) ?){3}$/));
  it('takes numbers, and variables that hold one', async () => {
    await check('{{$random.lorem.words(2)}}', /^\w+ \w+$/);
    await check('{{$random.lorem.words n}}', /^(?:\w+ ){3}\w+$/, { variables: { n: '4' } });
    await check('{{$random.number.digits(7)}}', /^\d{7}$/);
    await check('{{$random.number.numberBetween(5, 5)}}', /^5$/);
    await check('{{$random.lorem.characters(3)}}', /^[a-z0-9]{3}$/);
  });
  it('does not take other arguments', async () => {
    await refuses('{{$random.name.fullName(2)}}', 'dynamic-variable-arguments', /no argument/);
    await refuses('{{$random.lorem.words(1, 2)}}', 'dynamic-variable-arguments', /at most one whole number/);
    await refuses('{{$random.lorem.words(99999999)}}', 'dynamic-variable-arguments', /up to 10000/);
    await refuses('{{$random.number.numberBetween(9, 5)}}', 'dynamic-variable-arguments', /not be below/);
  });
  it('does not read arguments as a pattern', () =>
    refuses(
      '{{$random.lorem.words("{{helpers.fake}}")}}'.replace('{{helpers.fake}}', 'x'),
      'dynamic-variable-arguments',
      /number/,
    ));
  it('says what is near', async () => {
    await refuses('{{$random.name.fulName}}', 'unknown-dynamic-variable', /Did you mean random\.name\.fullName/);
    await refuses('{{$fake.constructor}}', 'unknown-dynamic-variable', /There is no/);
  });
  it('is described like other variables', () => {
    const description = dynamicVariableDescriptions.find(({ name }) => name === 'random.lorem.words');
    assert.equal(description?.meaning, 'Made-up data: lorem, words.');
    assert.deepEqual(
      description?.parameters.map(({ kind, isOptional }) => [kind, isOptional]),
      [['integer', true]],
    );
  });
});

describe('made-up data in a language', () => {
  it('knows every language it names', async () => {
    for (const name of localeNames) {
      const faker = await fakerOf(name);
      assert.ok(faker, name);
      assert.match(faker.person.fullName(), /\S/);
    }
  }).timeout(10_000);
  it('takes a language with or without a region, in any case', async () => {
    for (const language of ['"fr"', '"fr-FR"', '"fr_CA"', "'FR'", 'fr'])
      await check(`{{$random.locale.name.fullName(${language})}}`, /\S+ \S+/);
    assert.equal(await fakerOf('fr-FR'), await fakerOf('fr'));
    assert.notEqual(await fakerOf('fr-CA'), await fakerOf('fr'));
  });
  it('writes in that language', () => check('{{$random.locale.name.lastName("ja")}}', /^[^\x00-\x7f]+$/));
  it('takes a number behind the language', () => check('{{$random.locale.lorem.words("de", 2)}}', /^\S+ \S+$/));
  it('does not take other languages', async () => {
    await refuses('{{$random.locale.name.fullName("xx")}}', 'dynamic-variable-arguments', /There is for en, .*fr-CA/);
    await refuses('{{$random.locale.name.fullName("__proto__")}}', 'dynamic-variable-arguments', /no data/);
    await refuses('{{$random.locale.name.fullName}}', 'dynamic-variable-arguments', /takes a language/);
    await refuses('{{$random.locale.nobody.name("fr")}}', 'unknown-dynamic-variable', /There is no/);
  });
});
