/**
 * Stands between a script and the processes that it starts: `guard.ts FOLDER COMMANDS`, where COMMANDS is JSON,
 * `[[program, argument, …], …]`. Runs the commands one after another while they succeed. When standard input closes (the
 * starter wants it, or has died, however suddenly) or the commands have ended, it ends every process of theirs and removes
 * the temporary folder, if one is named. Started in a process group of its own, so that Ctrl+C does not reach it.
 */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';

/** How long a command gets to end by itself, in ms. */
const patience = 3000;

const [folder, commands] = process.argv.slice(2);
if (folder === undefined || commands === undefined) throw new Error('Usage: guard.ts FOLDER COMMANDS');

process.stdin.resume();
const wanted = new Promise<'wanted'>((resolve) => process.stdin.on('close', () => resolve('wanted')));

let code = 0;
for (const [program, ...args] of JSON.parse(commands) as readonly (readonly string[])[]) {
  const ending = await run(program ?? '', args);
  code = ending === 'wanted' ? 0 : ending;
  if (ending !== 0) break;
}
if (folder !== '') await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
process.exit(code);

/** Runs a command in a process group of its own, to its end or to the wanted one; nothing of the group is left then. */
async function run(program: string, args: readonly string[]): Promise<number | 'wanted'> {
  const child = spawn(program, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise<number>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('exit', (status) => resolve(status ?? 1));
  });
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // Nobody there any more, which is what was wanted.
    }
  };
  const ending = await Promise.race([ended, wanted]);
  signal('SIGTERM');
  const impatience = setTimeout(() => signal('SIGKILL'), patience);
  await ended;
  clearTimeout(impatience);
  signal('SIGKILL'); // extension hosts outlive their server for a while
  return ending;
}
