import { placeholdersIn } from './placeholders.ts';

/** What may come next in JSON. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/**
 * JSON with one member a line, two spaces deeper for each level. Strings, numbers and placeholders stay as they are
 * written. `null` for what is no JSON once its placeholders have values, comments among it. Linear.
 */
export function formatJson(text: string, newline: string): string | null {
  const ends = new Map(placeholdersIn(text, 0).map(({ range }) => [range.start, range.end]));
  const open: ('{' | '[')[] = [];
  const parts: string[] = [];
  let expected: Expected = 'value';
  let index = 0;
  const line = (): void => void parts.push(newline, '  '.repeat(open.length));
  const closed = (): Expected => (open.length === 0 ? 'nothing' : 'comma-or-end');
  const wantsValue = (): boolean => expected === 'value' || expected === 'value-or-end';
  const wantsKey = (): boolean => expected === 'key' || expected === 'key-or-end';
  while (index < text.length) {
    const character = text[index] ?? '';
    if (/\s/.test(character)) {
      index += 1;
      continue;
    }
    if (!ends.has(index) && '{['.includes(character)) {
      if (!wantsValue()) return null;
      if (expected === 'value-or-end') line();
      open.push(character === '{' ? '{' : '[');
      parts.push(character);
      expected = character === '{' ? 'key-or-end' : 'value-or-end';
      index += 1;
    } else if ('}]'.includes(character)) {
      const isEmpty = expected === 'key-or-end' || expected === 'value-or-end';
      if (!isEmpty && expected !== 'comma-or-end') return null;
      if (open.pop() !== (character === '}' ? '{' : '[')) return null;
      if (!isEmpty) line();
      parts.push(character);
      expected = closed();
      index += 1;
    } else if (character === ',') {
      if (expected !== 'comma-or-end') return null;
      parts.push(',');
      line();
      expected = open.at(-1) === '{' ? 'key' : 'value';
      index += 1;
    } else if (character === ':') {
      if (expected !== 'colon') return null;
      parts.push(': ');
      expected = 'value';
      index += 1;
    } else {
      if (!wantsValue() && !wantsKey()) return null;
      const end = character === '"' ? stringEnd(text, index, ends) : wordEnd(text, index, ends);
      if (end === null) return null;
      const word = text.slice(index, end);
      if (character !== '"' && !isWord(word, wantsKey())) return null;
      if (expected === 'key-or-end' || expected === 'value-or-end') line();
      parts.push(word);
      expected = wantsKey() ? 'colon' : closed();
      index = end;
    }
  }
  return expected === 'nothing' ? parts.join('') : null;
}

/** Behind the closing quote; `null` when there is none on the line. Quotes within a placeholder close nothing. */
function stringEnd(text: string, start: number, placeholders: ReadonlyMap<number, number>): number | null {
  let index = start + 1;
  while (index < text.length) {
    const behind = placeholders.get(index);
    if (behind !== undefined) index = behind;
    else if (text[index] === '"') return index + 1;
    else if (text[index] === '\n' || text[index] === '\r') return null;
    else index += text[index] === '\\' ? 2 : 1;
  }
  return null;
}

/** A number, `true`, a placeholder, or what these make together. */
function wordEnd(text: string, start: number, placeholders: ReadonlyMap<number, number>): number {
  let index = start;
  while (index < text.length) {
    const behind = placeholders.get(index);
    if (behind !== undefined) index = behind;
    else if (/[\s,:{}[\]"]/.test(text[index] ?? '')) break;
    else index += 1;
  }
  return index;
}

function isWord(word: string, isKey: boolean): boolean {
  if (word.includes('{{')) return true;
  return !isKey && /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(word);
}
