import { complain, type Resolving } from './resolving.ts';
import type { Scope } from './scope.ts';
import { pieceOf } from './substitute.ts';

/** A file into which the body of the response is to be written. */
export interface WantedOutput {
  /** Absolute. */
  readonly path: string;
  /** `>>!`: in the place of a file that is there; `>>`: beside it, with a number in its name. */
  readonly overwrite: boolean;
}

/** What `>> file` and `>>! file` behind the request name; paths begin beside the request file. */
export async function resolveOutputs(resolving: Resolving, scope: Scope): Promise<readonly WantedOutput[]> {
  const { document, block, folder, surroundings } = resolving;
  const outputs: WantedOutput[] = [];
  for (const { path, overwrite } of block.outputs) {
    const written = await scope.substitute(pieceOf(document, path), block.request.range.start);
    if (written === null) continue;
    if (
      /[\0\r\n]/.test(written) ||
      written === '' ||
      (folder === null && !/^(?:\/|~|[A-Za-z]:[\\/]|\\\\)/.test(written))
    )
      complain(
        resolving,
        'output-without-folder',
        'error',
        path.range,
        'This is no path to write to: text that is in no file yet needs an absolute one, and a path is one line.',
      );
    else outputs.push({ path: surroundings.resolvePath(folder ?? '/', written), overwrite });
  }
  return outputs;
}
