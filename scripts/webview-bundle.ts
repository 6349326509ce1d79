import type { BuildOptions } from 'esbuild';

/** How the pages of the editor are bundled; the tests of the pages bundle them the same way. */
export function webviewBundle(outdir: string): BuildOptions {
  return {
    bundle: true,
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    platform: 'browser',
    target: 'chrome134',
    entryPoints: { panel: 'src/webview/panel.ts', certificate: 'src/webview/certificate.ts' },
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    outdir,
    loader: { '.css': 'css', '.ttf': 'file' },
    tsconfig: 'src/webview/tsconfig.json',
  };
}
