import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GuardedRun, runGuarded } from '../../../scripts/run-guarded.ts';

/** A program that stays, with a child that stays: both hold a connection to the port for as long as they live. */
function staying(port: number): readonly string[] {
  const hold = `require('node:net').connect(${port}, '127.0.0.1')`;
  return node(`${hold}; require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(hold)}]);`);
}

const node = (script: string): readonly string[] => [process.execPath, '-e', script];

function run(commands: readonly (readonly string[])[], folder: string | null = null): GuardedRun {
  return runGuarded({ commands, folder, cwd: process.cwd(), env: process.env });
}

/** Takes the connections of two processes; `gone` settles when both have ended. */
async function watchTwo(): Promise<{ port: number; there: Promise<unknown>; gone: Promise<unknown> }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sockets: Socket[] = [];
  const there = new Promise<void>((resolve) => {
    server.on('connection', (socket) => {
      if (sockets.push(socket.resume().on('error', () => {})) === 2) resolve();
    });
  });
  const gone = there.then(() => Promise.all(sockets.map((socket) => socket.closed || once(socket, 'close'))));
  void gone.then(() => server.close());
  return { port: (server.address() as AddressInfo).port, there, gone };
}

async function untilRemoved(folder: string): Promise<void> {
  for await (const _ of watch(folder)) if (!existsSync(folder)) return;
}

describe('a guarded run [slow]', () => {
  it('gives the exit code and the output', async () => {
    const done = run([node('console.log("said"); process.exit(3)')]);
    assert.equal(await done.ended, 3);
    assert.equal(done.output(), 'said\n');
  });

  it('goes on to the next command after a success', async () => {
    const done = run([node('console.log(1)'), node('console.log(2)')]);
    assert.equal(await done.ended, 0);
    assert.equal(done.output(), '1\n2\n');
  });

  it('does not go on after a failure', async () => {
    const done = run([node('process.exit(1)'), node('console.log(2)')]);
    assert.equal(await done.ended, 1);
    assert.equal(done.output(), '');
  });

  it('fails when the program does not exist', async () => {
    assert.notEqual(await run([['/no/such/program']]).ended, 0);
  });

  it('finds what it waits for, and finds nothing when the end comes first', async () => {
    assert.equal((await run([node('console.log("port 17.")')]).waitFor(/port (\d+)\./, 10_000))?.[1], '17');
    assert.equal(await run([node('console.log("none")')]).waitFor(/port (\d+)\./, 10_000), null);
  });

  it('ends the command, its children and the temporary folder when it is stopped', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portside-guarded-'));
    const { port, there, gone } = await watchTwo();
    const going = run([staying(port)], folder);
    await there;
    assert.equal(await going.stop(), 0);
    await gone;
    assert.ok(!existsSync(folder));
  });

  it('ends them as well when its starter is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portside-guarded-'));
    const { port, there, gone } = await watchTwo();
    const module = JSON.stringify(join(import.meta.dirname, '..', '..', '..', 'scripts', 'run-guarded.ts'));
    const options = JSON.stringify({ commands: [staying(port)], folder, cwd: process.cwd(), env: process.env });
    const script = `const { runGuarded } = await import(${module}); runGuarded(${options});`;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: 'inherit',
    });
    await there;
    const removed = untilRemoved(folder);
    starter.kill('SIGKILL');
    await gone;
    await removed;
  });
});
