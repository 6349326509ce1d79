/** Deeper levels stay on one line, so that the output grows linearly with the input. */
const deepestIndent = 64;
/** Once the output is this many times as long as the input, the rest stays on one line: nesting is the sender's choice. */
const largestGrowth = 12;

export interface PrettyJson {
  readonly text: string;
  /** Where it stops being JSON: from there on the text is as received. */
  readonly problem: JsonProblem | null;
  /** Values at top level: more than one for newline-delimited JSON. */
  readonly values: number;
}

export interface JsonProblem {
  /** 1-based, in the text as received. */
  readonly line: number;
  readonly column: number;
  /** Half a sentence: `a comma or "]" should stand here`. */
  readonly message: string;
}

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const tab = 0x09;
/** Begins a value in a JSON text sequence (RFC 7464). */
const recordSeparator = 0x1e;

/** What may stand next. */
type Expected = 'value' | 'first-value' | 'first-key' | 'key' | 'colon' | 'end' | 'top';

/**
 * Indents JSON (RFC 8259) by two, and changes nothing else: numbers, escapes, duplicate keys and order stay as they
 * came. Works on UTF-8, in one pass, in time linear in the input. Several values in a row are each formatted.
 *
 * One long function on purpose: its variables stay in registers, which makes it several times faster.
 */
export function prettyJson(input: Uint8Array): PrettyJson {
  const length = input.length;
  const largest = length * largestGrowth + 65_536;
  let output = new Uint8Array(length * 2 + 1024);
  let at = 0;
  let position = input[0] === 0xef && input[1] === 0xbb && input[2] === 0xbf ? 3 : 0;
  /** End of the last token: on a problem the rest is copied from here. */
  let resume = position;
  let values = 0;
  let depth = 0;
  /** One entry per open bracket: the byte that closes it. */
  let closers = new Uint8Array(256);
  let expected = 'top' as Expected;
  let message: string | null = null;

  for (;;) {
    let byte = input[position];
    while (byte === space || byte === lineFeed || byte === carriageReturn || byte === tab) {
      position += 1;
      byte = input[position];
    }
    if (expected === 'top') {
      if (byte === recordSeparator) {
        position += 1;
        continue;
      }
      if (byte === undefined) break;
      if (values > 0 && !isAfterBreak(input, position)) {
        message = 'the value is complete before this';
        break;
      }
    } else if (byte === undefined) {
      message = 'the text ends before the value is complete';
      break;
    }

    // Room for all that is left and for the white space of this token: nothing below needs to look again.
    if (output.length - at < length - position + 2 * deepestIndent + 16)
      output = larger(output, at + length - position + 512);
    let newLine = false;
    let start = position;
    if (expected === 'end') {
      const closer = closers[depth - 1] ?? 0;
      if (byte === comma) {
        position += 1;
        newLine = true;
        expected = closer === closeBrace ? 'key' : 'value';
      } else if (byte === closer) {
        depth -= 1;
        if (depth < deepestIndent && at < largest) {
          const width = depth * 2;
          output[at] = lineFeed;
          for (let index = 1; index <= width; index += 1) output[at + index] = space;
          at += width + 1;
        }
        position += 1;
      } else {
        message = `a comma or "${String.fromCharCode(closer)}" should stand here`;
        break;
      }
    } else if (expected === 'colon') {
      if (byte !== colon) {
        message = 'a colon should stand here';
        break;
      }
      position += 1;
      expected = 'value';
    } else if (byte === quote) {
      const before = at;
      output[at] = quote;
      at += 1;
      position += 1;
      for (;;) {
        const next = input[position];
        if (next === undefined) {
          message = 'this string has no end';
          break;
        }
        if (next === quote) break;
        if (next < space) {
          message = 'a control character stands in a string, where it must be escaped';
          break;
        }
        output[at] = next;
        at += 1;
        position += 1;
        if (next === backslash && position < length) {
          output[at] = input[position] ?? 0;
          at += 1;
          position += 1;
        }
      }
      if (message !== null) {
        if (message.startsWith('this')) position = start;
        at = before;
        break;
      }
      output[at] = quote;
      at += 1;
      position += 1;
      start = position;
      expected = expected === 'key' || expected === 'first-key' ? 'colon' : 'end';
    } else if (expected === 'key' || expected === 'first-key') {
      if (expected === 'key' || byte !== closeBrace) {
        message = 'a name in double quotes should stand here';
        break;
      }
      position += 1;
      depth -= 1;
      expected = 'end';
    } else if (byte === openBrace || byte === openBracket) {
      if (depth === closers.length) closers = larger(closers, depth * 2);
      closers[depth] = byte === openBrace ? closeBrace : closeBracket;
      depth += 1;
      position += 1;
      expected = byte === openBrace ? 'first-key' : 'first-value';
    } else if (expected === 'first-value' && byte === closeBracket) {
      position += 1;
      depth -= 1;
      expected = 'end';
    } else {
      position = literalEnd(input, position);
      if (position === start) {
        message = 'a value should stand here';
        break;
      }
      expected = 'end';
    }

    // The bracket that has just been opened breaks its line only when something stands in it.
    const opened = expected === 'first-key' || expected === 'first-value';
    if (opened) {
      let ahead = position;
      let next = input[ahead];
      while (next === space || next === lineFeed || next === carriageReturn || next === tab) {
        ahead += 1;
        next = input[ahead];
      }
      newLine = next !== (expected === 'first-key' ? closeBrace : closeBracket);
    }
    for (; start < position; start += 1) {
      output[at] = input[start] ?? 0;
      at += 1;
    }
    if (newLine && depth <= deepestIndent && at < largest) {
      output[at] = lineFeed;
      at += 1;
      for (const end = at + depth * 2; at < end; at += 1) output[at] = space;
    } else if (expected === 'value' && byte === colon) {
      output[at] = space;
      at += 1;
    }
    resume = position;
    if (expected === 'end' && depth === 0) {
      values += 1;
      output[at] = lineFeed;
      at += 1;
      expected = 'top';
    }
  }

  // The line feed after the last value separates it from the next one only.
  if (expected === 'top' && at > 0) at -= 1;
  const decoder = new TextDecoder();
  let text = decoder.decode(output.subarray(0, at));
  let problem: JsonProblem | null = null;
  if (message !== null) {
    text += decoder.decode(input.subarray(resume));
    problem = { ...placeOf(input, position), message };
  }
  return { text, problem, values };
}

function larger(bytes: Uint8Array<ArrayBuffer>, needed: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(Math.max(bytes.length * 2, needed));
  copy.set(bytes);
  return copy;
}

/** The end of a number, `true`, `false` or `null`; `start` itself when none stands there. */
function literalEnd(input: Uint8Array, start: number): number {
  let end = start;
  for (;;) {
    const byte = input[end] ?? 0;
    const isPart =
      (byte >= 0x30 && byte <= 0x39) ||
      (byte >= 0x61 && byte <= 0x7a) ||
      byte === 0x2d ||
      byte === 0x2e ||
      byte === 0x2b ||
      byte === 0x45;
    if (!isPart) break;
    end += 1;
  }
  return isLiteral(input, start, end) ? end : start;
}

/** Whether only white space stands between `position` and the line feed or record separator before it. */
function isAfterBreak(input: Uint8Array, position: number): boolean {
  for (let index = position - 1; index >= 0; index -= 1) {
    const byte = input[index];
    if (byte === lineFeed || byte === recordSeparator) return true;
    if (byte !== space && byte !== tab && byte !== carriageReturn) return false;
  }
  return true;
}

function isLiteral(input: Uint8Array, start: number, end: number): boolean {
  const first = input[start] ?? 0;
  if (end === start) return false;
  if (first === 0x2d || (first >= 0x30 && first <= 0x39)) return isNumber(input, start, end);
  const word = String.fromCharCode(...input.subarray(start, Math.min(end, start + 6)));
  return word === 'true' || word === 'false' || word === 'null';
}

/** RFC 8259 section 6, by hand since a number may be megabytes long. */
function isNumber(input: Uint8Array, start: number, end: number): boolean {
  let index = start;
  const digits = (): boolean => {
    const from = index;
    while (index < end && (input[index] ?? 0) >= 0x30 && (input[index] ?? 0) <= 0x39) index += 1;
    return index > from;
  };
  if (input[index] === 0x2d) index += 1;
  if (input[index] === 0x30) index += 1;
  else if (!digits()) return false;
  if (index < end && input[index] === 0x2e) {
    index += 1;
    if (!digits()) return false;
  }
  if (index < end && (input[index] === 0x65 || input[index] === 0x45)) {
    index += 1;
    if (input[index] === 0x2b || input[index] === 0x2d) index += 1;
    if (!digits()) return false;
  }
  return index === end;
}

function placeOf(input: Uint8Array, position: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (
    let index = input.indexOf(lineFeed);
    index !== -1 && index < position;
    index = input.indexOf(lineFeed, index + 1)
  ) {
    line += 1;
    lineStart = index + 1;
  }
  return { line, column: new TextDecoder().decode(input.subarray(lineStart, position)).length + 1 };
}
