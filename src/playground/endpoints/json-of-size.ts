/** About this many characters are put together before they are given out. */
const pieceSize = 64 * 1024;

const opening = '{"ships":[\n';
const closing = (padding: string): string => `],"padding":"${padding}"}\n`;
const smallest = opening.length + closing('').length;

/**
 * A JSON document of exactly `size` bytes (at least 1), in pieces: records while they fit, then padding in a string.
 * ASCII only, so that characters are bytes.
 */
export function* jsonOfSize(size: number): Generator<string> {
  if (size < smallest) {
    yield size === 1 ? '0' : `"${'x'.repeat(size - 2)}"`;
    return;
  }
  let left = size - smallest;
  let piece = opening;
  for (let index = 0; ; index += 1) {
    const record = `${index === 0 ? '' : ',\n'}${recordAt(index)}`;
    if (record.length > left) break;
    left -= record.length;
    piece += record;
    if (piece.length < pieceSize) continue;
    yield piece;
    piece = '';
  }
  yield piece + closing('.'.repeat(left));
}

const cargoes = ['[]', '["tea"]', '["tea","salt"]', '["tea","salt","rope"]'];
const kinds = ['barge', 'brig', 'ferry', 'tug', 'yawl'];

/** Written out by hand: twice as fast as JSON.stringify, and this runs a million times for a large document. */
function recordAt(index: number): string {
  const captain = index % 4 === 0 ? 'null' : `{"name":"Captain ${index % 97}","since":${1990 + (index % 36)}}`;
  const about = `"id":${index},"name":"Ship ${index}","kind":"${kinds[index % kinds.length]}"`;
  const numbers = `"port":${1024 + ((index * 7919) % 64000)},"length":${(index % 400) + 0.5},"moored":${index % 3 === 0}`;
  return `{${about},${numbers},"captain":${captain},"cargo":${cargoes[index % cargoes.length]}}`;
}
