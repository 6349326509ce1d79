import { describeDirective } from '../language/directives.ts';
import type { HttpDocument, Located, Problem } from '../language/document.ts';
import { problem } from '../language/problem.ts';
import { readFileText } from '../language/read-file-text.ts';
import type { RequestFile } from './request-file.ts';
import type { Surroundings } from './surroundings.ts';

/** The files whose requests and variables a document knows besides its own. */
export interface Imports {
  /** The strongest first: what is imported last, and a file before what it imports itself. */
  readonly files: readonly RequestFile[];
  /** In the document that imports; in order. */
  readonly problems: readonly Problem[];
}

/** Files that one document may import, directly or not. */
const most = 200;

/**
 * Reads what `import ./file.http` and `# @import ./file.http` name, and what those files import. Paths begin beside the
 * file that names them. `file` is absolute; `null` for text that is in no file.
 */
export async function readImports(
  document: HttpDocument,
  file: string | null,
  surroundings: Surroundings,
): Promise<Imports> {
  const problems: Problem[] = [];
  const files = new Map<string, RequestFile>();

  /** `why` says in which import of the first document a trouble has its cause. */
  const visit = async (from: RequestFile, why: Located | null, path: readonly string[]): Promise<void> => {
    for (const what of importedPaths(from.document).toReversed()) {
      const { range } = why ?? what;
      const wanted = importedPath(from.file, what.text, surroundings);
      if (wanted === null) {
        problems.push(
          problem(
            'import-missing',
            'error',
            range,
            `“${what.text}” is looked for beside the request file, but this text is in no file yet. Save it first, or write an absolute path.`,
          ),
        );
        continue;
      }
      if (path.includes(wanted)) {
        problems.push(
          problem(
            'import-cycle',
            'warning',
            range,
            `${[...path.slice(path.indexOf(wanted)), wanted].join(' imports ')}. Each file counts once; remove one of the imports.`,
          ),
        );
        continue;
      }
      if (files.has(wanted) || files.size >= most) continue;
      const bytes = await surroundings.readFile(wanted);
      if (bytes === null) {
        const by = why === null ? '' : ` It is imported by ${from.file}.`;
        problems.push(
          problem('import-missing', 'error', range, `There is no file ${wanted}, or it cannot be read.${by}`),
        );
        continue;
      }
      const imported = { file: wanted, document: readRequests(bytes, wanted, document) };
      files.set(wanted, imported);
      await visit(imported, why ?? what, [...path, wanted]);
    }
  };
  await visit({ file, document }, null, file === null ? [] : [file]);
  return { files: [...files.values()], problems: problems.reverse() };
}

/** Where a path in an import or a run leads, quoted or not; `null` for one that begins beside a file that is not there yet. */
export function importedPath(file: string | null, written: string, surroundings: Surroundings): string | null {
  const path = /^(["']).+\1$/.test(written) ? written.slice(1, -1) : written;
  const folder = file === null ? null : surroundings.parentFolder(file);
  if (folder === null && !/^(?:\/|~|[A-Za-z]:[\\/]|\\\\)/.test(path)) return null;
  return surroundings.resolvePath(folder ?? '/', path);
}

/** A file at `path` that another one names, read as that one is unless it says otherwise itself. */
export function readRequests(bytes: Uint8Array, path: string, { profile }: HttpDocument): HttpDocument {
  return readFileText(new TextDecoder().decode(bytes), path, { profile, isForced: false });
}

function importedPaths(document: HttpDocument): readonly Located[] {
  // Most files import nothing.
  if (!document.text.includes('import')) return [];
  return document.blocks
    .flatMap(({ imports, directives }) => [
      ...imports.filter(({ kind }) => kind === 'import').map(({ what }) => what),
      ...directives.flatMap(({ name, value }) =>
        value !== null && describeDirective(name.text)?.name === 'import' ? [value] : [],
      ),
    ])
    .sort((one, other) => one.range.start - other.range.start);
}
