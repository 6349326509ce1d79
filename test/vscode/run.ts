/**
 * The tests in a real VS Code: `node test/vscode/run.ts [development|installed|laboratory|ui]…`, all when none is named.
 *
 *   development  test/vscode/suite/ in the extension host, Portside loaded from its sources' build, as F5 does
 *   installed    test/vscode/package/ in the extension host, Portside packaged and installed, as people get it: shows what
 *                the package forgot, and repeats nothing else
 *   laboratory   test/vscode/laboratory/ in the extension host: the servers of test/tls/, judged as the command does
 *   ui           test/vscode/ui/: the workbench as a person sees and clicks it
 *
 * What is installed is the package that PORTSIDE_VSIX names, or one that is made for it.
 *
 * The VS Code is the host of scripts/vscode-host.ts. PORTSIDE_VSCODE replaces it for all but the last: the path of a desktop
 * VS Code's executable, or a version (`1.120.0`, `stable`) to download.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { buildIfStale } from '../../scripts/build-if-stale.ts';
import { installPackaged } from '../../scripts/install-packaged.ts';
import { packageIn } from '../../scripts/package-vsix.ts';
import { installHost } from '../../scripts/vscode-host/install-host.ts';
import { bundleSuite } from './bundle-suite.ts';
import { openTask } from './laboratory/open-task.ts';
import { lineMark } from './suite/line-mark.ts';

const root = join(import.meta.dirname, '..', '..');
const modes = ['development', 'installed', 'laboratory', 'ui'] as const;
type Mode = (typeof modes)[number];
const suiteOf = { development: 'suite', installed: 'package', laboratory: 'laboratory' } as const;

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !modes.some((mode) => mode === name));
if (unknown.length > 0) throw new Error(`No such tests: ${unknown.join(', ')}. Known: ${modes.join(', ')}.`);

buildIfStale(console.log);
const folder = mkdtempSync(join(tmpdir(), 'portside-tests-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

const total = { passed: 0, failed: 0, skipped: 0 };
for (const mode of modes.filter((mode) => named.length === 0 || named.includes(mode))) {
  const countsFile = join(folder, `${mode}.json`);
  const succeeded = await (mode === 'ui'
    ? runUi(countsFile)
    : mode === 'laboratory'
      ? runLaboratory(countsFile)
      : runSuite(mode, countsFile, {}));
  const counts = countsIn(countsFile);
  console.log(`${mode}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  total.passed += counts.passed;
  total.failed += Math.max(counts.failed, succeeded && counts.passed > 0 ? 0 : 1); // nothing passes by silence
  total.skipped += counts.skipped;
}
const wanted = process.env['PORTSIDE_COUNTS'];
if (wanted !== undefined) writeFileSync(wanted, JSON.stringify(total));
process.exitCode = total.failed > 0 ? 1 : 0;

/** Runs the suite in an extension host. Says whether VS Code called it a success. */
async function runSuite(
  mode: Exclude<Mode, 'ui'>,
  countsFile: string,
  environment: Readonly<Record<string, string>>,
): Promise<boolean> {
  const workspace = join(folder, `${mode}-workspace`);
  cpSync(join(import.meta.dirname, 'workspace'), workspace, { recursive: true });
  const extensions = join(folder, `${mode}-extensions`);
  const profile = [`--extensions-dir=${extensions}`, `--user-data-dir=${join(folder, `${mode}-user`)}`];
  const executable = await vscodeExecutable();
  if (mode === 'installed') install(executable, profile);

  const said: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      said.push(chunk.toString());
      done();
    },
  });
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: mode === 'installed' ? join(import.meta.dirname, 'companion') : root,
      extensionTestsPath: await bundleSuite(suiteOf[mode]),
      launchArgs: [workspace, ...profile],
      extensionTestsEnv: { ...environment, PORTSIDE_COUNTS: countsFile },
      stdout: output,
      stderr: output,
    });
    return true;
  } catch (error) {
    if (!existsSync(countsFile)) console.error(`${said.join('')}\n${error}`);
    return false;
  } finally {
    const report = said
      .join('')
      .split('\n')
      .filter((line) => line.startsWith(lineMark));
    console.log(report.map((line) => line.slice(lineMark.length)).join('\n'));
  }
}

/** The same servers, judged by the command's functions here and by the extension's there. */
async function runLaboratory(countsFile: string): Promise<boolean> {
  const taskFile = join(folder, 'laboratory-task.json');
  const task = await openTask(taskFile);
  try {
    const succeeded = await runSuite('laboratory', countsFile, { PORTSIDE_LABORATORY: taskFile });
    const leaks = task.leaks();
    if (leaks.length > 0)
      console.error(`Something of a request reached servers that were refused: ${leaks.join(', ')}`);
    return succeeded && leaks.length === 0;
  } finally {
    await task.close();
  }
}

async function vscodeExecutable(): Promise<string> {
  const wanted = process.env['PORTSIDE_VSCODE'];
  if (wanted === undefined) {
    await installHost(console.log); // here, where it can say what it does
    return join(root, 'scripts', 'vscode-host.ts');
  }
  return existsSync(wanted)
    ? wanted
    : await downloadAndUnzipVSCode({ version: wanted, cachePath: join(root, 'out', 'vscode') });
}

/** Packages Portside and installs it, as a person would. */
function install(executable: string, profile: readonly string[]): void {
  const isDesktop = process.env['PORTSIDE_VSCODE'] !== undefined;
  const [cli = executable, ...args] = isDesktop
    ? resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true })
    : [executable];
  execFileSync(cli, [...args, ...profile, '--install-extension', packageIn(folder)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function runUi(countsFile: string): Promise<boolean> {
  const mocha = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const reporter = join(root, 'scripts', 'counting-reporter.cjs');
  const tests = 'test/vscode/ui/**/*.test.ts';
  // A window has moods, such as lenses that are drawn late; what fails a second time has failed, and the first time is told.
  const again = ['--retries', '1'];
  const run = spawn(process.execPath, [mocha, '--reporter', reporter, ...again, '--timeout', '120000', tests], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PORTSIDE_COUNTS: countsFile, PORTSIDE_EXTENSIONS: await installPackaged(folder) },
  });
  process.once('exit', () => run.kill());
  return (await once(run, 'exit'))[0] === 0;
}

function countsIn(file: string): Counts {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : { passed: 0, failed: 0, skipped: 0 };
}
