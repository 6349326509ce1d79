import type { Block, HttpDocument } from '../language/document.ts';

/** `client.global.set("token", response.body.a.b)` and its like: the name, and what is behind `response.body`. */
const setting = /\bset\(\s*(["'])([^"']{1,100})\1\s*,\s*response\.body((?:\.[A-Za-z_$][\w$]*|\[\d{1,9}\])+)\s*\)/g;

/**
 * The placeholder that gives without a script what a script of the document would put into the variable:
 * `{{login.response.body.$.token}}`. `null` where no handler of a request with a name sets it to a part of a JSON body.
 */
export function writtenCapture({ programmed }: HttpDocument, variable: string): string | null {
  for (const block of programmed) {
    const path = block.name && block.request ? capturedPath(block, variable) : null;
    if (path !== null) return `{{${block.name?.text}.response.body.$${path}}}`;
  }
  return null;
}

function capturedPath({ handlers }: Block, variable: string): string | null {
  for (const handler of handlers)
    if (handler.kind !== 'file')
      for (const [, , name, path = ''] of handler.code.text.matchAll(setting)) if (name === variable) return path;
  return null;
}
