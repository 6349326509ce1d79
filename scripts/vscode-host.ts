#!/usr/bin/env node
/**
 * The VS Code host with the command line of desktop VS Code, as far as `runTests` of @vscode/test-electron needs it:
 * runs a test suite in the extension host and exits with its code. What the suite prints, this prints.
 *
 *   vscode-host.ts --extensionDevelopmentPath=… --extensionTestsPath=… [--extensions-dir=…] [--disable-workspace-trust] [FOLDER]
 *   vscode-host.ts --install-extension FILE.vsix --extensions-dir=…
 *   vscode-host.ts                                    only installs the host and Chromium, if they are missing
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, parseArgs } from 'node:util';
import { browse } from './vscode-host/browse.ts';
import { findChromium } from './vscode-host/find-chromium.ts';
import { installHost } from './vscode-host/install-host.ts';
import { installVsix } from './vscode-host/install-vsix.ts';
import { type RunningHost, startHost } from './vscode-host/start-host.ts';
import { workbenchAddress } from './vscode-host/workbench-address.ts';

const { values, positionals } = parseArgs({
  strict: false, // desktop VS Code knows many more options than these
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'install-extension': { type: 'string', multiple: true },
    'extensions-dir': { type: 'string' },
    'disable-workspace-trust': { type: 'boolean' },
  },
});

const install = await installHost(console.error);
const extensionsFolder = text(values['extensions-dir']);
const packages = texts(values['install-extension']);
const tests = text(values.extensionTestsPath);

if (packages.length > 0) {
  if (extensionsFolder === null) throw new Error('--install-extension needs --extensions-dir here.');
  for (const file of packages) await installVsix(install, resolve(file), resolve(extensionsFolder));
} else if (tests === null) {
  findChromium(console.error);
} else {
  process.exitCode = await runSuite(resolve(tests));
}

async function runSuite(suite: string): Promise<number> {
  const executable = findChromium(console.error);
  const host = await startHost(install, {
    theme: 'dark',
    settings: {},
    vsix: [],
    extensionsFolder: extensionsFolder === null ? null : resolve(extensionsFolder),
    workspaceTrust: values['disable-workspace-trust'] !== true,
    driven: true,
    token: null,
    environment: {},
  });
  try {
    return await Promise.race([suiteCode(host, executable, suite), interrupted(), diedEarly(host)]);
  } finally {
    await host.stop();
  }
}

/** Opens the page that starts the suite and waits for its exit code. */
async function suiteCode(host: RunningHost, executable: string, suite: string): Promise<number> {
  const browser = await browse(host, { executable, width: 1280, height: 800, scale: 1 });
  try {
    const code = Promise.withResolvers<number>();
    await browser.page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      (type === 'error' || type === 'warn' ? console.error : console.log)(format(...args));
    });
    await browser.page.exposeFunction('codeAutomationExit', (value: number) => code.resolve(value));
    browser.page.on('crash', () => code.reject(new Error('The page of the VS Code host crashed.')));
    browser.page.on('close', () => code.reject(new Error('The page of the VS Code host was closed.')));
    const development = texts(values.extensionDevelopmentPath).filter((path) => existsSync(path));
    const folder = positionals.map((path) => resolve(path)).find((path) => existsSync(path)) ?? null;
    await browser.page.goto(
      workbenchAddress(host.authority, {
        folder,
        file: null,
        development: development.map((path) => resolve(path)),
        tests: suite,
      }),
    );
    return await code.promise;
  } finally {
    await browser.close();
  }
}

/** The exit code of a command that a signal has ended, by custom; the end of its starter is as good as one. */
function interrupted(): Promise<number> {
  return new Promise((settle) => {
    process.once('SIGINT', () => settle(130));
    process.once('SIGTERM', () => settle(143));
    const starter = process.ppid;
    setInterval(() => process.ppid !== starter && settle(143), 1000).unref();
  });
}

async function diedEarly(host: RunningHost): Promise<never> {
  await host.ended;
  throw new Error(`The VS Code host ended before the tests did.\n${host.output()}`);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
