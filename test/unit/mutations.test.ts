import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { requestBlocks } from '../../src/language/look-up.ts';
import { parse } from '../../src/language/parse.ts';
import { profiles } from '../../src/language/profile.ts';
import { checkSound } from './language/sound.ts';
import { resolveText } from './request/world.ts';

/** Mutants of each kind; more by the environment: `npm run fuzz`. */
const numRuns = Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 150);
/** So many characters of a file are mutated at the most. */
const longest = 4000;

const root = join(import.meta.dirname, '../..');
const corpus = join(root, '../shared/corpus/files');
const folders = [join(root, 'examples'), ...(existsSync(corpus) ? [corpus] : [])];
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:http|rest)$/.test(name))
    .sort()
    .map((name) => join(folder, name))
    // A folder may be called .http as well.
    .filter((path) => statSync(path).isFile()),
);

/** What the constructs begin and end with, to be put where it does not belong. */
const signs = [
  ...['###', '\n', '\r', '\r\n', '\n\n', '\0', '\ufeff', '\ud800', '{{', '}}', '{%', '%}', '> {%', '< ', '>> ', '?? '],
  ...['/*', '*/', '# @', '@', '=', ':', "'", '"', '\\', 'curl ', '...', 'GET ', '  ', '\t', '# @dialect jetbrains\n'],
  ...[
    '{{a}}',
    '{{$uuid}}',
    '{{b.response.body.$.x}}',
    '# @prompt x\n',
    '# @ref b\n',
    'import ./x\n',
    'run #b\n',
    '@a={{a}}\n',
  ],
];

/** One way to damage a text; the numbers choose the place. */
type Mutation = (text: string, from: number, length: number, other: string) => string;

const mutations: readonly Mutation[] = [
  (text, from, length) => text.slice(0, from) + text.slice(from + length),
  (text, from, length) => text.slice(0, from + length) + text.slice(from),
  (text, from, length, other) => text.slice(0, from) + other.slice(from, from + length) + text.slice(from + length),
  (text, from, length) => text.slice(0, from) + String.fromCharCode(length % 128) + text.slice(from + 1),
  (text, from, length) => text.slice(0, from) + (signs[length % signs.length] ?? '') + text.slice(from),
  (text, from, length) => text.slice(0, from) + (signs[length % signs.length] ?? '') + text.slice(from + length),
  (text, from) => text.slice(0, from),
];

const file = fc.constantFrom(...files).map((path) => readFileSync(path, 'utf8').slice(0, longest));
const mutants = fc
  .tuple(file, file, fc.array(fc.tuple(fc.nat(mutations.length - 1), fc.nat(longest), fc.nat(200)), { maxLength: 6 }))
  .map(([text, other, steps]) =>
    steps.reduce((mutant, [which, place, length]) => {
      const from = mutant.length === 0 ? 0 : place % mutant.length;
      return mutations[which]?.(mutant, from, length, other) ?? mutant;
    }, text),
  );
const readings = fc.record({ profile: fc.constantFrom(...profiles), isForced: fc.boolean() });

describe('damaged files of many people', function () {
  this.timeout(Math.max(20_000, numRuns * 40));

  it('are read without a throw, losing nothing, by every profile', () =>
    fc.assert(
      fc.property(mutants, readings, (text, readAs) => checkSound(text, readAs)),
      { numRuns },
    ));

  it('resolve without a throw, by every profile', () =>
    fc.assert(
      fc.asyncProperty(mutants, readings, async (text, readAs) => {
        const count = Math.min(requestBlocks(parse(text, readAs)).length, 4);
        for (let index = 0; index < count; index += 1) {
          const { request, problems } = await resolveText(text, { readAs, variables: { a: 'é "\u0000' } }, index);
          assert.ok(request !== null || problems.length > 0 || text.includes('prompt') || text.includes('$'));
        }
      }),
      { numRuns },
    ));
});
