import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from './open-workbench.ts';

const workspace = join(import.meta.dirname, '..', 'workspace');

describe('a window with a request file', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      theme: 'dark',
      folder: workspace,
      file: join(workspace, 'requests.http'),
      extension: 'vsix',
    });
  });

  after(() => workbench.close());

  it('shows Send Request once above every request', async () => {
    const lenses = await workbench.lenses();
    assert.deepEqual(
      lenses.filter((text) => text === 'Send Request'),
      ['Send Request', 'Send Request'],
    );
  });

  it('shows the language of the file in the status bar', async () => {
    assert.ok((await workbench.statusBar()).includes('HTTP'));
  });

  it('greets nobody with a notification', async () => {
    assert.deepEqual(await workbench.notifications(), []);
  });
});
