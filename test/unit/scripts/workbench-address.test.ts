import assert from 'node:assert/strict';
import { type WorkbenchPlace, workbenchAddress } from '../../../scripts/vscode-host/workbench-address.ts';

const nothing: WorkbenchPlace = { folder: null, file: null, development: [], tests: null };

function check(place: Partial<WorkbenchPlace>, query: Readonly<Record<string, string>>, payload: unknown): void {
  const address = new URL(workbenchAddress('127.0.0.1:1234', { ...nothing, ...place }));
  assert.equal(address.host, '127.0.0.1:1234');
  const { payload: found, ...rest } = Object.fromEntries(address.searchParams);
  assert.deepEqual(rest, query);
  assert.deepEqual(found === undefined ? null : JSON.parse(found), payload);
}

describe('the address of a workbench', () => {
  it('asks for an empty window where there is no folder', () => {
    check({}, { ew: 'true' }, null);
  });

  it('names the folder and nothing else where nothing else is wanted', () => {
    check({ folder: '/a b/c' }, { folder: '/a b/c' }, null);
  });

  it('names files on the host, with what an address cannot hold escaped', () => {
    const remote = 'vscode-remote://127.0.0.1:1234/a%20b/%C3%A9.http';
    check({ folder: '/a b', file: '/a b/é.http' }, { folder: '/a b' }, [['openFile', remote]]);
  });

  it('names every extension under development, and the tests', () => {
    check({ development: ['/one', '/two'], tests: '/suite.cjs' }, { ew: 'true' }, [
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:1234/one'],
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:1234/two'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:1234/suite.cjs'],
    ]);
  });
});
