// Runs in VS Code's extension host before Portside is active. Activates an extension that does nothing and then Portside,
// and appends how long that took and what of Portside was loaded, as a line of JSON, to the file that PORTSIDE_BENCH names.
const { appendFileSync } = require('node:fs');
const { registerHooks } = require('node:module');
const vscode = require('vscode');

/** Milliseconds until a window that has just opened has come to rest: its own start would be measured otherwise. */
const rest = 3000;

exports.run = async () => {
  const portside = vscode.extensions.getExtension('portside.portside');
  const loaded = [];
  registerHooks({
    load(url, context, next) {
      if (url.startsWith('file:') && url.includes('/dist/')) loaded.push(url);
      return next(url, context);
    },
  });
  await new Promise((resolve) => setTimeout(resolve, rest));
  const wasActive = portside.isActive;
  const empty = await timed(vscode.extensions.getExtension('bench.empty'));
  const duration = await timed(portside);
  appendFileSync(process.env.PORTSIDE_BENCH, `${JSON.stringify({ wasActive, empty, duration, loaded })}\n`);
};

async function timed(extension) {
  const started = performance.now();
  await extension.activate();
  return performance.now() - started;
}
