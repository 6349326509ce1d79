import type { BodyPart } from '../language/document.ts';
import type { BodyChunk } from './body-chunk.ts';
import { complain, type Resolving } from './resolving.ts';
import { pieceOf, type Scope } from './scope.ts';
import { textReader } from './text-reader.ts';

/** Files above this are not looked through for placeholders; bytes. */
const lookedThrough = 1024 * 1024;

/** The content of `< file` or `<@ file`; `null` when there is none, which is reported. */
export async function readBodyFile(
  resolving: Resolving,
  scope: Scope,
  part: Extract<BodyPart, { kind: 'file' }>,
): Promise<BodyChunk | null> {
  const { document, block, surroundings, folder } = resolving;
  const before = block.request.range.start;
  const written = await scope.substitute(pieceOf(document, part.path), before);
  if (written === null) return null;
  if (folder === null && !/^(?:\/|~|[A-Za-z]:[\\/]|\\\\)/.test(written)) {
    complain(
      resolving,
      'body-file-without-folder',
      'error',
      part.path.range,
      `“${written}” is looked for beside the request file, but this text is in no file yet. Save it first, or write an absolute path.`,
    );
    return null;
  }
  const path = surroundings.resolvePath(folder ?? '/', written);
  const bytes = await surroundings.readFile(path);
  if (bytes === null) {
    complain(
      resolving,
      'body-file-missing',
      'error',
      part.path.range,
      `There is no file ${path}, or it cannot be read. Paths begin beside the request file.`,
    );
    return null;
  }
  const { range } = part;
  if (!part.substitute && !resolving.traits.substitutesFiles) {
    if (bytes.length <= lookedThrough && new TextDecoder().decode(bytes).includes('{{'))
      complain(
        resolving,
        'placeholders-in-file',
        'hint',
        range,
        'The file holds {{, which is sent as it stands there. Write <@ instead of < to substitute placeholders in it.',
      );
    return { kind: 'bytes', bytes, range };
  }
  const read = textReader(part.encoding?.text ?? 'utf-8');
  if (!read) {
    complain(
      resolving,
      'unknown-encoding',
      'error',
      part.encoding?.range ?? range,
      `“${part.encoding?.text}” is no encoding that is known here. Write <@ for UTF-8, or a name like latin1, utf-16le or shift_jis.`,
    );
    return null;
  }
  const text = await scope.substitute({ text: read(bytes), offset: null, range }, before);
  return text === null ? null : { kind: 'text', text, range };
}
