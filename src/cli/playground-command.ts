import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { startPlayground, usualPorts } from '../playground/start-playground.ts';
import { exitCodes } from './exit-codes.ts';
import { onInterrupt } from './on-interrupt.ts';
import { parseCount, parseOptions } from './options.ts';
import { styled, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** `portside playground`: the built-in servers, until Ctrl+C. */
export async function playgroundCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    'http-port': { type: 'string' },
    'https-port': { type: 'string' },
    folder: { type: 'string' },
  });
  if (positionals.length > 0) throw new UsageError('bad-usage', `portside playground takes no "${positionals[0]}".`);
  const port = (name: 'http-port' | 'https-port', usual: number): number => {
    const text = values[name];
    return text === undefined ? usual : parseCount(name, text, 0, 65_535);
  };
  const folder = resolve(values.folder ?? join(homedir(), '.portside', 'playground'));
  let playground: Awaited<ReturnType<typeof startPlayground>>;
  try {
    playground = await startPlayground({
      httpPort: port('http-port', usualPorts.httpPort),
      httpsPort: port('https-port', usualPorts.httpsPort),
      folder,
      now: Date.now,
      host: null,
    });
  } catch (error) {
    throw new UsageError(
      'playground-failed',
      `The playground cannot start: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const rows = playground.ports.map(
    ({ name, url, whatToExpect }) => `  ${name.padEnd(22)} ${url.padEnd(28)} ${styled(terminal, 'dim', whatToExpect)}`,
  );
  terminal.out(
    `${['The playground is open.', '', ...rows, '', `Its certificate authority: ${playground.caFile}`, 'Ctrl+C closes it.'].join('\n')}\n`,
  );
  for (const { name, reason } of playground.omitted) terminal.err(`Left out: ${name}, because ${reason}\n`);
  await new Promise<void>((closed) => {
    onInterrupt(() => void playground.close().then(closed));
  });
  return exitCodes.fine;
}
