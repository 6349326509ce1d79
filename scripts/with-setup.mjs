// Entry of `npm start` and `npm test` on a machine that has only Node 20 and npm: installs the locked
// dependencies when they are missing, then runs the given TypeScript script on the toolchain's own Node 24
// (which runs TypeScript as it is). Plain JavaScript, because Node 20 has to be able to run it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const stamp = join(root, 'node_modules', '.portside-lock');
const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');

function isInstalled() {
  return existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
}

if (!isInstalled()) {
  console.error('Installing the locked dependencies (npm ci) …');
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (install.status !== 0 || !existsSync(node)) {
    console.error('npm ci did not bring a usable toolchain; see its output above.');
    process.exit(install.status || 1);
  }
  writeFileSync(stamp, lock);
}

const [script, ...args] = process.argv.slice(2);
const child = spawn(node, [join(root, script), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}` },
});
child.on('exit', (code) => process.exit(code ?? 1));
// Ctrl+C reaches the script as well: wait until it has put things in order. A signal to npm alone ends npm alone.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
const starter = process.ppid;
setInterval(() => process.ppid !== starter && child.kill('SIGTERM'), 1000).unref();
