// Runs in VS Code's extension host before Portside is active: activates it, and appends how long that took and what of
// it was loaded, as a line of JSON, to the file that PORTSIDE_BENCH names.
const { appendFileSync } = require('node:fs');
const { registerHooks } = require('node:module');
const vscode = require('vscode');

exports.run = async () => {
  const extension = vscode.extensions.getExtension('portside.portside');
  const loaded = [];
  registerHooks({
    load(url, context, next) {
      if (url.startsWith('file:') && url.includes('/dist/')) loaded.push(url);
      return next(url, context);
    },
  });
  const wasActive = extension.isActive;
  const started = performance.now();
  await extension.activate();
  const duration = performance.now() - started;
  appendFileSync(process.env.PORTSIDE_BENCH, `${JSON.stringify({ wasActive, duration, loaded })}\n`);
};
