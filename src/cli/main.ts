#!/usr/bin/env node
import { exitCodes } from './exit-codes.ts';
import { OutputError } from './output-error.ts';
import { clipped, harmlessLine, type Terminal } from './terminal.ts';
import { usage } from './usage.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** Each command is read from disk only when it is asked for. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./run-command.ts')).runCommand,
  parse: async () => (await import('./parse-command.ts')).parseCommand,
  tls: async () => (await import('./tls-command.ts')).tlsCommand,
  explain: async () => (await import('./explain-command.ts')).explainCommand,
  playground: async () => (await import('./playground-command.ts')).playgroundCommand,
};

/** Runs one command line and returns its exit code. */
async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-V') {
    terminal.out(`${version}\n`);
    return exitCodes.fine;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? terminal.err : terminal.out)(usage);
    return name === undefined ? exitCodes.unusable : exitCodes.fine;
  }
  try {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (name === 'convert')
      throw new UsageError('not-available', 'portside convert is not available in this version yet.');
    if (!load) throw new UsageError('bad-usage', `There is no command "${name}". portside --help lists them.`);
    if (rest.includes('--help') || rest.includes('-h')) {
      terminal.out(usage);
      return exitCodes.fine;
    }
    const command = await load();
    return await command(rest, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`portside: error ${error.code}: ${clipped(harmlessLine(error.message), 2000)}\n`);
      return exitCodes.unusable;
    }
    if (error instanceof OutputError) {
      terminal.err(`portside: error output-failed: ${error.message}\n`);
      return exitCodes.outputFailed;
    }
    const report = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.err(`portside: a bug of Portside's own; please report it with this text:\n${report}\n`);
    return exitCodes.bug;
  }
}

// A reader that goes away (`portside … | head`) ends us quietly, as it ends other commands. Where not even standard
// error is read, there is nobody to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.readerGone);
  process.stderr.write(`portside: error output-failed: The results cannot be written: ${error.message}\n`);
  process.exit(exitCodes.outputFailed);
});
process.stderr.on('error', () => undefined);

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  colour: process.stdout.isTTY ? process.stdout.hasColors() : (process.env['FORCE_COLOR'] ?? '0') !== '0',
  columns: process.stdout.columns ?? 80,
});
