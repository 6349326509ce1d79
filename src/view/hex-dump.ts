const lineBytes = 16;
/** `00000010  50 4f 53 54 20 2f 20 48  54 54 50 2f 31 2e 31 0d  POST / HTTP/1.1.` and the line feed. */
const lineLength = 8 + 2 + 49 + 1 + 16 + 1;

/** UTF-16 code units of the whole dump: every line has the same length, the last one included. */
export function hexLength(byteCount: number): number {
  return Math.ceil(byteCount / lineBytes) * lineLength;
}

/** The lines that stand at `start` and after, `length` code units at most; both are rounded down to whole lines. */
export function hexDump(bytes: Uint8Array, start: number, length: number): string {
  const first = Math.floor(start / lineLength);
  const count = Math.min(Math.floor(length / lineLength), Math.ceil(bytes.length / lineBytes) - first);
  const lines: string[] = [];
  for (let line = first; line < first + count; line += 1) lines.push(dumpLine(bytes, line * lineBytes));
  return lines.join('');
}

function dumpLine(bytes: Uint8Array, offset: number): string {
  let hex = '';
  let text = '';
  for (let index = 0; index < lineBytes; index += 1) {
    const byte = bytes[offset + index];
    if (index === 8) hex += ' ';
    hex += byte === undefined ? '   ' : `${byte < 16 ? '0' : ''}${byte.toString(16)} `;
    text += byte === undefined ? ' ' : byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
  }
  return `${offset.toString(16).padStart(8, '0')}  ${hex} ${text}\n`;
}
