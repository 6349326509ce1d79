import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';

/** A server of somebody else's making, as a process of its own. */
export interface ForeignServer {
  readonly port: number;
  readonly stop: () => void;
}

/** Starts it at a free port and waits until it answers. Rejects with what it said when it does not. */
export async function startForeign(
  program: string,
  argsFor: (port: number) => readonly string[],
  folder: string,
): Promise<ForeignServer> {
  const port = await freePort();
  // Debian's own settings would forbid old versions, which are to be seen here.
  const env = { ...process.env, OPENSSL_CONF: '/dev/null' };
  const child: ChildProcess = spawn(program, argsFor(port), { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-2000);
    });
  }
  let isGone = false;
  child.once('exit', () => {
    isGone = true;
  });
  child.once('error', (error) => {
    isGone = true;
    said += error.message;
  });
  for (let attempt = 0; attempt < 200 && !isGone; attempt += 1) {
    if (await answers(port)) return { port, stop: () => void child.kill('SIGKILL') };
    await after(50);
  }
  child.kill('SIGKILL');
  throw new Error(`${program} does not answer at port ${port}: ${said}`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
