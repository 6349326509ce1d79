import assert from 'node:assert/strict';
import type { GeneralName } from '../../../src/certificate/certificate.ts';
import { withinName } from '../../../src/certificate/within-name.ts';

type Kind = GeneralName['kind'];
type Case = readonly [kind: Kind, name: string, tree: string, all: boolean, any?: boolean];

/** The last is the same as `all` unless it is said: they differ for wildcards and for what nobody can compare. */
const cases: readonly Case[] = [
  ['dns', 'a.example', 'example', true],
  ['dns', 'A.Example.', 'example', true],
  ['dns', 'example', 'example', true],
  ['dns', 'myexample', 'example', false],
  ['dns', 'a.example', '', true],
  ['dns', 'a.example', '.example', true],
  ['dns', 'example', '.example', false],
  ['dns', '*.example', 'example', true],
  ['dns', '*.example', 'a.example', false, true],
  ['dns', '*.example', 'b.a.example', false],
  ['email', 'joe@host.example', 'host.example', true],
  ['email', 'joe@HOST.example', 'Host.example', true],
  ['email', 'joe@a.host.example', 'host.example', false],
  ['email', 'joe@a.host.example', '.host.example', true],
  ['email', 'joe@host.example', 'joe@host.example', true],
  ['email', 'Joe@host.example', 'joe@host.example', false],
  ['uri', 'https://a.example/x', 'a.example', true],
  ['uri', 'https://joe@a.example:8443/x', '.example', true],
  ['uri', 'https://b.example/a.example', 'a.example', false],
  ['uri', 'urn:a.example', 'a.example', false],
  ['ip', '10.1.2.3', '10.0.0.0/8', true],
  ['ip', '11.1.2.3', '10.0.0.0/8', false],
  ['ip', '192.0.2.7', '0.0.0.0/0', true],
  ['ip', '2001:db8::1', '2001:db8::/32', true],
  ['ip', '2001:db9::1', '2001:db8::/32', false],
  ['ip', '::1', '0.0.0.0/0', false],
  ['ip', 'none', '0.0.0.0/0', false],
  ['directory', 'CN=a,O=Harbour', 'O=Harbour', true],
  ['directory', 'CN=a,O=HARBOUR ', 'O=Harbour', true],
  ['directory', 'O=Harbour', 'O=Harbour', true],
  ['directory', 'CN=a\\,O=Harbour', 'O=Harbour', false],
  ['directory', 'CN=a\\\\,O=Harbour', 'O=Harbour', true],
  ['directory', 'O=Harbour,CN=a', 'O=Harbour', false],
  ['other', '1.2.3', '1.2.3', false, true],
];

describe('withinName', () => {
  for (const [kind, name, tree, all, any = all] of cases) {
    it(`${kind} “${name}” in “${tree}”: ${all ? 'yes' : any ? 'in part, or perhaps' : 'no'}`, () => {
      const subtree = { kind, value: tree };
      assert.deepEqual(
        [withinName({ kind, value: name }, subtree, 'all'), withinName({ kind, value: name }, subtree, 'any')],
        [all, any],
      );
    });
  }
});
