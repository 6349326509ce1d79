import { type CurlAction, curlOption, curlOptionNames } from './curl-options.ts';
import type { Located } from './document.ts';
import { type Reading, report } from './reading.ts';
import { suggestionFor } from './suggestion.ts';

/** An option that was met, and its value where it takes one. */
export interface CurlSetting {
  readonly action: CurlAction;
  readonly option: Located;
  readonly value: Located | null;
}

/** The words behind `curl` as options and targets; what is not known or not built is reported. */
export function curlSettings(reading: Reading, words: readonly Located[]): readonly CurlSetting[] {
  const settings: CurlSetting[] = [];
  let onlyTargets = false;
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index];
    if (!word) break;
    const { text } = word;
    if (isShellOperator(reading, word)) break;
    if (onlyTargets || text === '-' || !text.startsWith('-')) {
      settings.push({ action: 'url', option: word, value: word });
      continue;
    }
    if (text === '--') {
      onlyTargets = true;
      continue;
    }
    for (const { name, attached } of optionsIn(text)) {
      const option = curlOption(name);
      if (!option) {
        const { start } = word.range;
        const written = { text: name, range: { start, end: start + name.length } };
        const { words, fix } = suggestionFor(reading, written, curlOptionNames);
        report(
          reading,
          'unknown-curl-option',
          'error',
          word.range.start,
          word.range.end,
          `${name} is no option of curl that is known here.${words} Remove it, or write the request as METHOD target.`,
          reading.source.text.startsWith(name, start) ? fix : null,
        );
        break;
      }
      let value: Located | null = null;
      if (option.takesValue) {
        if (attached !== null) value = { text: attached, range: word.range };
        else {
          index += 1;
          value = words[index] ?? null;
        }
        if (!value) {
          report(
            reading,
            'curl-value-missing',
            'error',
            word.range.start,
            word.range.end,
            `${name} needs a value behind it.`,
          );
          break;
        }
      }
      if (option.action === 'not-built')
        report(
          reading,
          'curl-option-not-built',
          'error',
          word.range.start,
          word.range.end,
          `${name} changes what is sent and is not built yet. Remove it to send the rest.`,
        );
      else if (option.action !== 'nothing') settings.push({ action: option.action, option: word, value });
    }
  }
  return settings;
}

interface WrittenOption {
  readonly name: string;
  /** Its value where it stands in the same word. */
  readonly attached: string | null;
}

/** `-sSL` is three options, `-XPOST` and `--request=POST` are one with its value; a letter twice is one. None behind one that is not known. */
function optionsIn(text: string): readonly WrittenOption[] {
  if (text.length === 2) return [{ name: text, attached: null }];
  if (text.startsWith('--')) {
    const equals = text.indexOf('=');
    if (equals === -1 || curlOption(text)) return [{ name: text, attached: null }];
    return [{ name: text.slice(0, equals), attached: text.slice(equals + 1) }];
  }
  const options: WrittenOption[] = [];
  const met = new Set<string>();
  for (let index = 1; index < text.length; index += 1) {
    const letter = text.charAt(index);
    if (met.has(letter)) continue;
    met.add(letter);
    const name = `-${letter}`;
    const option = curlOption(name);
    const attached = option?.takesValue && index + 1 < text.length ? text.slice(index + 1) : null;
    options.push({ name, attached });
    if (option === null || option.takesValue) break;
  }
  return options;
}

/** `| jq .` and the like end the command for us; only when unquoted, as the text then stands there literally. */
function isShellOperator(reading: Reading, word: Located): boolean {
  if (word.text.length > 4 || !/^(?:\||\|\||&&|;|&|\d?>>?|<|\d?>&\d)$/.test(word.text)) return false;
  if (word.range.end - word.range.start !== word.text.length) return false;
  report(
    reading,
    'shell-operator',
    'warning',
    word.range.start,
    word.range.end,
    `${word.text} belongs to the shell; the rest of the command is not read.`,
  );
  return true;
}
