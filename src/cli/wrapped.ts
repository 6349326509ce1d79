/** Lines of at most `columns` characters (100 at most, for reading), each after `indent`; the first one begins with `bullet`. */
export function wrapped(text: string, columns: number, indent: string, bullet = ''): string[] {
  const width = Math.max(20, Math.min(columns, 100) - indent.length - bullet.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  const hang = ' '.repeat(bullet.length);
  return lines.map((one, index) => `${indent}${index === 0 ? bullet : hang}${one}`);
}
