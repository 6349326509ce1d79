import { equal } from 'node:assert/strict';
import { comparableName } from '../../../src/certificate/names-equal.ts';

const cases: readonly (readonly [one: string, other: string, expected: boolean])[] = [
  ['CN=Example', 'CN=EXAMPLE', true],
  ['CN=A  B', 'CN=A B', true],
  ['CN=\\ A B', 'CN=A B', true],
  ['CN=A B\\ ', 'CN=A B', true],
  ['CN=\\  A B \\ ,O=C\\ +OU=\\ D', 'CN=A B,O=C+OU=D', true],
  ['CN=AB', 'CN=A B', false],
  ['CN=A\\, B', 'CN=A\\,B', false],
  ['CN=A\\\\\\ ', 'CN=A', false],
  ['CN=A,O=B', 'O=B,CN=A', false],
];

describe('comparableName', () => {
  for (const [one, other, expected] of cases)
    it(`${one} is ${expected ? '' : 'not '}${other}`, () =>
      equal(comparableName(one) === comparableName(other), expected));
});
