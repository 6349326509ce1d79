import { describeDirective } from '../language/directives.ts';
import type { Block } from '../language/document.ts';
import { holdsRequest } from '../language/look-up.ts';
import type { PlacedRequest, RequestFile } from './request-file.ts';

/** What `# @env-json-key NAME path` or `# @env-header-key NAME Field` keeps of the response to its request. */
export interface DirectiveCapture extends PlacedRequest {
  /** Behind `response.`, as in `{{login.response.body.$.token}}`. */
  readonly path: string;
}

/** The last one in the files, the strongest file first, that gives the variable a value; `null` without one. */
export function directiveCaptureOf(files: readonly RequestFile[], variable: string): DirectiveCapture | null {
  for (const { file, document } of files) {
    for (const block of document.programmed.toReversed()) {
      if (!holdsRequest(block)) continue;
      const path = capturedPath(block, variable);
      if (path !== null) return { file, document, block, path };
    }
  }
  return null;
}

function capturedPath({ directives }: Block, variable: string): string | null {
  for (const { name, value } of directives) {
    const kind = describeDirective(name.text)?.name;
    if (kind !== 'env-json-key' && kind !== 'env-header-key') continue;
    const [, written, what] = /^(\S+)[ \t]+(\S+)$/.exec(value?.text ?? '') ?? [];
    if (written !== variable || what === undefined) continue;
    if (kind === 'env-header-key') return `headers['${what}']`;
    return `body.${what.startsWith('$') ? what : `$${what.startsWith('[') ? '' : '.'}${what}`}`;
  }
  return null;
}
