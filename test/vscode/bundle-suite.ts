import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');

/**
 * Bundles a suite for the extension host, which loads CommonJS and may run on an older Node than the sources want.
 * Returns the path of the module whose `run` VS Code calls. mocha stays outside, so that the bundle has to lie in the
 * project, where it is found.
 */
export async function bundleSuite(name: 'suite' | 'package' | 'laboratory'): Promise<string> {
  const folder = join(root, 'out', `vscode-${name}`);
  const suite = join(import.meta.dirname, name);
  const tests = readdirSync(suite).filter((file) => file.endsWith('.test.ts'));
  await build({
    stdin: {
      contents: `import { runMocha } from '../suite/run-mocha.ts';
export const run = () => runMocha(() => { ${tests.map((test) => `require('./${test}');`).join(' ')} });`,
      resolveDir: suite,
      loader: 'ts',
    },
    outfile: join(folder, 'index.cjs'),
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return join(folder, 'index.cjs');
}

if (import.meta.main) await bundleSuite('suite');
