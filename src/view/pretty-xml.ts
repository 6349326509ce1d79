/** Levels that are indented; deeper ones stay at this indentation, so that the output grows linearly. */
const deepestIndent = 100;

interface Piece {
  readonly kind: 'open' | 'close' | 'empty' | 'text' | 'other';
  readonly start: number;
  readonly end: number;
}

/**
 * Indents XML whose elements hold either elements or text. Where an element holds both, or says
 * `xml:space="preserve"`, its content stays as it is, so that no character of text changes. Returns `null` for what is
 * not well-formed in its nesting. Reads no entities, no document type, nothing outside the text.
 */
export function prettyXml(text: string): string | null {
  const pieces = piecesOf(text);
  if (pieces === null) return null;
  const preserved = preservedElements(text, pieces);
  if (preserved === null) return null;

  const output: string[] = [];
  let depth = 0;
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined) break;
    if (piece.kind === 'text') continue;
    if (piece.kind === 'close') depth -= 1;
    const end = piece.kind === 'open' ? preserved.get(index) : undefined;
    const last = end === undefined ? piece : (pieces[end] ?? piece);
    output.push('  '.repeat(Math.min(depth, deepestIndent)), text.slice(piece.start, last.end), '\n');
    if (end !== undefined) index = end;
    else if (piece.kind === 'open') depth += 1;
  }
  return output.join('').trimEnd();
}

/** Opening pieces whose content stays as it is, with the index of the closing piece; `null`: tags do not match. */
function preservedElements(text: string, pieces: readonly Piece[]): ReadonlyMap<number, number> | null {
  const preserved = new Map<number, number>();
  const open: { readonly index: number; readonly name: string; keep: boolean }[] = [];
  let elements = 0;
  for (const [index, piece] of pieces.entries()) {
    const parent = open.at(-1);
    if (piece.kind === 'open') {
      const tag = text.slice(piece.start, piece.end);
      open.push({ index, name: nameIn(tag), keep: /\sxml:space\s*=\s*["']preserve["']/.test(tag) });
    } else if (piece.kind === 'text') {
      if (text.slice(piece.start, piece.end).trim() !== '') {
        if (parent === undefined) return null;
        parent.keep = true;
      }
    } else if (piece.kind === 'other' && text.startsWith('<![CDATA[', piece.start)) {
      if (parent === undefined) return null;
      parent.keep = true;
    } else if (piece.kind === 'close') {
      const element = open.pop();
      if (element === undefined || element.name !== nameIn(text.slice(piece.start, piece.end))) return null;
      // An element without content is kept as `<a></a>`.
      if (element.keep || element.index === index - 1) preserved.set(element.index, index);
    }
    if (piece.kind === 'open' || piece.kind === 'empty') elements += 1;
  }
  return open.length > 0 || elements === 0 ? null : preserved;
}

function nameIn(tag: string): string {
  return /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? '';
}

function piecesOf(text: string): readonly Piece[] | null {
  const pieces: Piece[] = [];
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (position < text.length) {
    const start = position;
    if (text.charCodeAt(position) !== 0x3c) {
      const next = text.indexOf('<', position);
      position = next === -1 ? text.length : next;
      pieces.push({ kind: 'text', start, end: position });
      continue;
    }
    let kind: Piece['kind'] = 'other';
    let end: number;
    if (text.startsWith('<!--', position)) end = after(text, '-->', position + 4);
    else if (text.startsWith('<![CDATA[', position)) end = after(text, ']]>', position + 9);
    else if (text.startsWith('<?', position)) end = after(text, '?>', position + 2);
    else if (text.startsWith('<!', position)) end = declarationEnd(text, position);
    else {
      if (!/[\p{L}_:/]/u.test(text.charAt(position + 1))) return null;
      end = tagEnd(text, position);
      kind = text.charCodeAt(position + 1) === 0x2f ? 'close' : text.charCodeAt(end - 2) === 0x2f ? 'empty' : 'open';
    }
    if (end === -1) return null;
    pieces.push({ kind, start, end });
    position = end;
  }
  return pieces;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? -1 : found + mark.length;
}

/** The end of a tag, quoted values passed over; -1 without one. */
function tagEnd(text: string, start: number): number {
  let quoted = 0;
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (quoted !== 0) {
      if (code === quoted) quoted = 0;
    } else if (code === 0x22 || code === 0x27) quoted = code;
    else if (code === 0x3e) return index + 1;
    else if (code === 0x3c) return -1;
  }
  return -1;
}

/** The end of `<!DOCTYPE …>` with its internal subset. */
function declarationEnd(text: string, start: number): number {
  let depth = 0;
  let quoted = 0;
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (quoted !== 0) {
      if (code === quoted) quoted = 0;
    } else if (code === 0x22 || code === 0x27) quoted = code;
    else if (code === 0x5b) depth += 1;
    else if (code === 0x5d) depth -= 1;
    else if (code === 0x3e && depth <= 0) return index + 1;
  }
  return -1;
}
