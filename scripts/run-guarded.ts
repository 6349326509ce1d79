import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface GuardedOptions {
  /** Run one after another while they succeed: a program and its arguments each. */
  readonly commands: readonly (readonly string[])[];
  /** Temporary, removed at the end; null = none. */
  readonly folder: string | null;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface GuardedRun {
  /** What the commands have printed lately. */
  readonly output: () => string;
  /** The first match in what the commands print; null when they end without it or the limit (ms) is over. */
  readonly waitFor: (pattern: RegExp, limit: number) => Promise<RegExpExecArray | null>;
  /** The exit code of the last command, 0 when its end was wanted; settles when nothing of the commands is left. */
  readonly ended: Promise<number>;
  /** Ends the commands and waits until nothing of them is left. Twice is as good as once. */
  readonly stop: () => Promise<number>;
}

/** How many pieces of output are kept. */
const kept = 1000;

/** Runs commands that end with this process, however it ends. */
export function runGuarded(options: GuardedOptions): GuardedRun {
  const args = [join(import.meta.dirname, 'guard.ts'), options.folder ?? '', JSON.stringify(options.commands)];
  const { cwd, env } = options;
  const guard = spawn(process.execPath, args, { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  const pieces: string[] = [];
  const output = (): string => pieces.join('');
  const keep = (data: Buffer): void => {
    pieces.push(String(data));
    if (pieces.length > kept) pieces.shift();
  };
  guard.stdout.on('data', keep);
  guard.stderr.on('data', keep);
  guard.stdin.on('error', () => {}); // it has ended before it could be told to
  const ended = new Promise<number>((resolve) => {
    guard.on('error', () => resolve(127));
    guard.on('close', (code) => resolve(code ?? 1));
  });
  return {
    output,
    ended,
    waitFor: (pattern, limit) =>
      new Promise((resolve) => {
        const look = (): void => {
          const match = pattern.exec(output());
          if (match !== null) settle(match);
        };
        const timer = setTimeout(() => settle(null), limit);
        const settle = (match: RegExpExecArray | null): void => {
          clearTimeout(timer);
          guard.stdout.off('data', look);
          guard.stderr.off('data', look);
          resolve(match);
        };
        guard.stdout.on('data', look);
        guard.stderr.on('data', look);
        void ended.then(() => settle(null));
        look();
      }),
    stop: () => {
      guard.stdin.end();
      return ended;
    },
  };
}
