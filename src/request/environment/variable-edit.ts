import { findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { TextEdit } from '../../language/document.ts';
import { replacement } from '../../language/problem.ts';

/** Where environments stand in the files that hold them. */
const places: readonly (readonly string[])[] = [[], ['environments'], ['httpyac', 'environments']];

/**
 * The edits that give an environment of a JSON file a variable with an empty text; `null` when the file has no such
 * environment, or has the variable already.
 */
export function variableEdits(text: string, environment: string, name: string): readonly TextEdit[] | null {
  const tree = parseTree(text);
  if (!tree) return null;
  const place = places.find((within) => findNodeAtLocation(tree, [...within, environment])?.type === 'object');
  if (!place || findNodeAtLocation(tree, [...place, environment, name])) return null;
  const tabs = /^\t/m.test(text);
  const tabSize = /^( +)\S/m.exec(text)?.[1]?.length ?? 2;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const edits = modify(text, [...place, environment, name], '', {
    formattingOptions: { insertSpaces: !tabs, tabSize, eol },
  });
  return edits.map(({ offset, length, content }) => replacement({ start: offset, end: offset + length }, content));
}
