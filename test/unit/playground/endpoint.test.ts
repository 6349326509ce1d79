import { deepEqual, equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { makeRouter, pathMatcher } from '../../../src/playground/endpoint.ts';
import { endpointGroups } from '../../../src/playground/endpoint-groups.ts';

describe('Paths of endpoints', () => {
  const cases: readonly (readonly [string, string, string, Readonly<Record<string, string>> | null])[] = [
    ['a plain path fits itself', '/get', '/get', {}],
    ['a plain path does not fit a longer one', '/get', '/get/x', null],
    ['a dot stands for itself', '/a.cer', '/a.cer', {}],
    ['a dot does not stand for any character', '/a.cer', '/axcer', null],
    ['a placeholder takes one segment', '/status/{codes}', '/status/404', { codes: '404' }],
    ['a placeholder does not take nothing', '/status/{codes}', '/status/', null],
    ['a placeholder does not take two segments', '/status/{codes}', '/status/4/4', null],
    ['a placeholder is percent-decoded', '/basic/{user}', '/basic/a%20b', { user: 'a b' }],
    ['what cannot be decoded stays as it is', '/basic/{user}', '/basic/%zz', { user: '%zz' }],
    ['the rest may be nothing', '/anything{rest...}', '/anything', { rest: '' }],
    ['the rest may be much', '/anything{rest...}', '/anything/a/b', { rest: '/a/b' }],
    ['the rest begins with a slash or not at all', '/anything{rest...}', '/anythings', null],
  ];
  for (const [title, pattern, path, expected] of cases) {
    it(title, () => {
      const parameters = pathMatcher(pattern)(path);
      deepEqual(parameters === null ? null : Object.fromEntries(parameters), expected);
    });
  }

  it('are each reached by their example, none hidden behind an earlier one', () => {
    const router = makeRouter(endpointGroups);
    for (const { endpoints } of endpointGroups) {
      for (const endpoint of endpoints) {
        const path = (endpoint.example ?? endpoint.path).replace(/\?.*/, '');
        equal(router(path)?.endpoint, endpoint, path);
      }
    }
  });

  it('have an example wherever they have a placeholder', () => {
    for (const { endpoints } of endpointGroups) {
      for (const { path, example } of endpoints) equal(path.includes('{') && example === null, false, path);
    }
  });
});
