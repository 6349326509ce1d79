/**
 * Bundles `dist/`: the extension, its worker, its webview and the command. `node scripts/build.ts [--watch] [--meta]`.
 * `--meta` prints what each bundle is made of.
 */
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { analyzeMetafile, type BuildOptions, build, context, type Metafile } from 'esbuild';
import { thirdPartyNotices } from './third-party-notices.ts';
import { webviewBundle } from './webview-bundle.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: process.argv.includes('--watch') ? 'linked' : false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // undici's own switch for its build inside Node: leaves out the experimental second parser.
  define: { esbuildDetection: '1', navigator: 'undefined' },
};

// Module builds first: jsonc-parser's CommonJS one hides its parts from the bundler.
const node: BuildOptions = { ...common, platform: 'node', target: 'node20.19', mainFields: ['module', 'main'] };

/** `require` for the CommonJS packages inside ES modules. */
const requireBanner =
  "import{createRequire as __portsideRequire}from'node:module';const require=__portsideRequire(import.meta.url);\n";

const bundles: readonly BuildOptions[] = [
  {
    ...node,
    // ES modules with split chunks: what activation, a run or a command does not need is not even read.
    entryPoints: { extension: 'src/editor/extension.ts', worker: 'src/worker/worker.ts', portside: 'src/cli/main.ts' },
    external: ['vscode'],
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    banner: { js: requireBanner.trimEnd() },
  },
  // Without `common.define`: CodeMirror looks at `navigator` to know its browser.
  { ...webviewBundle('dist/webview'), absWorkingDir: root, sourcemap: common.sourcemap ?? false },
];

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
if (process.argv.includes('--watch')) {
  for (const options of bundles) {
    const watching = await context(options);
    await watching.watch();
  }
} else {
  const inputs = new Set<string>();
  for (const options of bundles) {
    const result = await build(options);
    for (const input of Object.keys(result.metafile?.inputs ?? {})) inputs.add(input);
    await dropIdleCode(result.metafile?.outputs ?? {});
    if (process.argv.includes('--meta') && result.metafile) console.log(await analyzeMetafile(result.metafile));
  }
  await writeFile(join(dist, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(root, inputs, ['@vscode/codicons']));
  await chmod(join(dist, 'portside.mjs'), 0o755);
}
/**
 * A module that calls no `require` need not make one, nor load the bundler's own helpers where it takes none of them: each of
 * the dozen files that an activation or a command loads would take some of its time for that.
 */
async function dropIdleCode(outputs: Metafile['outputs']): Promise<void> {
  const helpers = Object.keys(outputs).filter((file) => Object.keys(outputs[file]?.inputs ?? {}).length === 0);
  const idle = new RegExp(`import"\\./(?:chunks/)?(?:${helpers.map((file) => basename(file)).join('|')})";`, 'g');
  for (const file of Object.keys(outputs).filter((name) => name.endsWith('.mjs'))) {
    const path = join(root, file);
    const code = (await readFile(path, 'utf8')).replace(idle, '');
    const [before = '', after] = code.split(requireBanner);
    await writeFile(path, after !== undefined && !after.includes('require') ? before + after : code);
  }
}

await mkdir(join(dist, 'media'), { recursive: true });
await copyFile(join(root, 'node_modules/@vscode/codicons/dist/codicon.ttf'), join(dist, 'media/codicon.ttf'));
