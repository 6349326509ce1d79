import assert from 'node:assert/strict';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { readDotEnv } from '../../../src/request/dot-env.ts';

function check(text: string, expected: Readonly<Record<string, string>>): void {
  assert.deepEqual(Object.fromEntries([...readDotEnv(text)].map(([name, { value }]) => [name, value])), expected);
}

/** What Node reads as well. */
function checkWithNode(text: string, expected: Readonly<Record<string, string>>): void {
  check(text, expected);
  assert.deepEqual({ ...parseEnv(text) }, expected);
}

const linesOf = (text: string): readonly number[] => [...readDotEnv(text).values()].map(({ line }) => line);

describe('readDotEnv', () => {
  it('reads names and values', () => checkWithNode('A=1\nB = two words \n', { A: '1', B: 'two words' }));
  it('knows export and empty values', () => checkWithNode('export A=1\nB=\nC=""', { A: '1', B: '', C: '' }));
  it('drops comments, but not in quotes', () =>
    checkWithNode('# no\nA=1 # no\nB="x # y"\nC=\'#\'', { A: '1', B: 'x # y', C: '#' }));
  it('reads quoted values over lines', () =>
    checkWithNode('A="one\ntwo"\nB=`three\n\nfour`\nC=5', { A: 'one\ntwo', B: 'three\n\nfour', C: '5' }));
  it('undoes line breaks in double quotes only', () => {
    checkWithNode(String.raw`A="a\nb"`, { A: 'a\nb' });
    checkWithNode(String.raw`A='a\nb'`, { A: String.raw`a\nb` });
  });
  it('takes a quotation mark that is not closed for text', () => checkWithNode('A="one\nB=2', { A: '"one', B: '2' }));
  it('ends nothing at a quotation mark behind a backslash', () =>
    check(String.raw`A="{\"a\": 1}"`, { A: String.raw`{\"a\": 1}` }));
  it('lets the last value of a name count', () => checkWithNode('A=1\nA=2', { A: '2' }));
  it('reads CR LF and a byte order mark', () => check('\ufeffA=1\r\nB="x\r\ny"\r\n', { A: '1', B: 'x\ny' }));
  it('passes over what is no definition', () => check('A\n=1\n###\nB=2', { B: '2' }));
  it('expands nothing and runs nothing', () =>
    checkWithNode('A=$(date) `id` $HOME ' + '$' + '{HOME}', { A: '$(date) `id` $HOME ' + '$' + '{HOME}' }));
  it('keeps names such as __proto__ harmless', () =>
    check('A=1\n__proto__=2', JSON.parse('{"A":"1","__proto__":"2"}')));
  it('says the lines', () => assert.deepEqual(linesOf('\nA=1\n# c\nB="x\ny"\nC=3\n'), [1, 3, 5]));
  it('agrees with Node on files without oddities', () => {
    // Node takes the next line for the value where white space is all there is.
    const word = fc.stringMatching(/^[A-Za-z0-9.:/]{1,4}( [A-Za-z0-9.:/]{1,4})?$/);
    const value = fc.oneof(
      word,
      word.map((text) => `"${text}\n${text}"`),
      word.map((text) => `'${text}#'`),
      word.map((text) => `${text} # c`),
    );
    const line = fc.tuple(fc.stringMatching(/^[A-Z][A-Z0-9_]{0,5}$/), value).map(([name, text]) => `${name}=${text}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant(''), fc.constant('# comment'))), (lines) => {
        const text = lines.join('\n');
        check(text, { ...parseEnv(text) } as Record<string, string>);
      }),
    );
  });
  it('takes time in proportion to the text [slow]', () => {
    const started = performance.now();
    readDotEnv('A="x\n'.repeat(200_000).slice(0, -6) + 'B=`\n'.repeat(200_000));
    assert.ok(performance.now() - started < 15_000);
  });
});
