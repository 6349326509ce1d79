import type { HttpDocument, Problem } from '../language/document.ts';
import { positionAt } from '../language/look-up.ts';
import { allDifferences } from '../language/portability/portability.ts';
import { readAsAuto } from '../language/profile.ts';
import { findFiles } from './find-files.ts';
import { problemText } from './problem-text.ts';
import { readRequestFile } from './read-request-file.ts';
import { isFolder, requestFilesIn } from './request-files-in.ts';
import { styled, type Terminal } from './terminal.ts';

/**
 * `portside parse --lint-portable PATH…`: every place where JetBrains, REST Client, httpYac, Visual Studio and Portside would
 * send different bytes. Folders are looked through. Returns whether there is none.
 */
export function lintPortable(paths: readonly string[], asJson: boolean, terminal: Terminal): boolean {
  const files = findFiles(paths.flatMap((path) => (isFolder(path) ? requestFilesIn(path) : [path])));
  let count = 0;
  for (const file of files) {
    const document = readRequestFile(file, readAsAuto);
    const differences = allDifferences(document);
    count += differences.length;
    if (asJson)
      terminal.out(`${JSON.stringify({ file, differences: differences.map((one) => report(document, one)) })}\n`);
    else for (const one of differences) terminal.out(problemText(file, document, one, terminal, (text) => text));
  }
  if (!asJson) {
    const places = count === 1 ? 'place' : 'places';
    const looked = files.length === 1 ? '1 file' : `${files.length} files`;
    terminal.out(`${styled(terminal, 'bold', `${looked}: ${count} ${places} where tools send different bytes`)}\n`);
  }
  return count === 0;
}

function report(document: HttpDocument, { code, range, message, fix }: Problem): unknown {
  const { line, character } = positionAt(document, range.start);
  return { code, line: line + 1, column: character + 1, message, fix: fix?.title ?? null };
}
