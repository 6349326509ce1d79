import type * as vscode from 'vscode';
import { requestBlocks } from '../language/look-up.ts';
import type { PlacedRequest } from '../request/request-file.ts';
import type { ResolveContext } from '../request/resolve.ts';

/** A request on its way: where it stands, and what it will be resolved with. */
export interface Outgoing extends PlacedRequest {
  readonly uri: vscode.Uri;
  readonly context: Omit<ResolveContext, 'exchangeOf'>;
}

/** What became of one that was to be sent first. */
export type Sent = 'answered' | 'unanswered' | 'not-sent';

/** Under which the last exchange of a request is kept; `null` for one without a name, to which nobody can refer. */
export function keptAs({ block, uri }: Outgoing): string | null {
  return block.name === null ? null : keptKey(uri, block.name.text);
}

export function keptKey(uri: vscode.Uri, name: string): string {
  return `${uri.toString()}\n${name}`;
}

/** Another request, of the same file or another one, with the same settings. */
export function beside(outgoing: Outgoing, placed: PlacedRequest, uriOf: (file: string) => vscode.Uri): Outgoing {
  const { file, document, block } = placed;
  const { runVariables: _, imports, ...rest } = outgoing.context;
  const isSameFile = document === outgoing.document;
  const context = { ...rest, file, index: requestBlocks(document).indexOf(block) };
  return {
    file,
    document,
    block,
    uri: isSameFile || file === null ? outgoing.uri : uriOf(file),
    context: isSameFile && imports !== undefined ? { ...context, imports } : context,
  };
}

/** Names for a message: `“a” needs “b” needs “a”`. */
export function ringText(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(' needs ');
}

export function nameOf({ block }: PlacedRequest): string {
  return block.name?.text ?? block.request.target.text;
}
