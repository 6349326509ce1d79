import type { BodyPart } from '../language/document.ts';
import type { BodyChunk } from './body-chunk.ts';
import { findBodyFile } from './body-path.ts';
import { complain, type Resolving } from './resolving.ts';
import type { Scope } from './scope.ts';
import { pieceOf } from './substitute.ts';
import { textReader } from './text-reader.ts';

/** Files above this are not looked through for placeholders; bytes. */
const lookedThrough = 1024 * 1024;

/** The content of `< file` or `<@ file`; `null` when there is none, which is reported. */
export async function readBodyFile(
  resolving: Resolving,
  scope: Scope,
  part: Extract<BodyPart, { kind: 'file' }>,
  substitutesFiles: boolean,
): Promise<BodyChunk | null> {
  const { document, block } = resolving;
  const before = block.request.range.start;
  const written = await scope.substitute(pieceOf(document, part.path), before);
  if (written === null) return null;
  const found = await findBodyFile(resolving, written, part.path);
  if (!found) return null;
  const { bytes } = found;
  const { range } = part;
  if (!part.substitute && !substitutesFiles) {
    if (bytes.length <= lookedThrough && new TextDecoder().decode(bytes).includes('{{'))
      complain(
        resolving,
        'placeholders-in-file',
        'hint',
        range,
        'The file holds {{, which is sent as it stands there. Write <@ instead of < to substitute placeholders in it.',
      );
    return { kind: 'bytes', bytes: part.withoutLineEnds ? bytes.filter(isInLine) : bytes, range };
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

/** Neither a line feed, nor a carriage return, nor NUL. */
function isInLine(byte: number): boolean {
  return byte !== 10 && byte !== 13 && byte !== 0;
}
