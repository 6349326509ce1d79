import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface BenchServer {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly stop: () => Promise<unknown>;
}

/** Starts `server.ts` in a process of its own; it ends with this one, however that ends. */
export async function startServer(): Promise<BenchServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    address: said.toString().trim(),
    stop: () => {
      const ended = once(child, 'exit');
      child.kill();
      return ended;
    },
  };
}
