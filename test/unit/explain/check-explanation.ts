import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Explanation } from '../../../src/explain/explanation.ts';

/** What every explanation must be, whatever it explains. */
export function checkExplanation(explanation: Explanation | null): void {
  ok(explanation !== null, 'there is an explanation');
  const { kind, key, title, summary, detail, advice, citations } = explanation;
  const name = `${kind} ${key}`;
  ok(key !== '' && title !== '', `${name}: key and title`);
  ok(!title.endsWith('.'), `${name}: the title is not a sentence`);
  match(summary, /^\S.*[^ ][.]$/, `${name}: the summary is a sentence`);
  equal(sentences(summary).length, 1, `${name}: the summary is one sentence: ${summary}`);
  ok(detail.trim() === detail && detail.length > 10, `${name}: the detail says something`);
  for (const text of [title, summary, detail, ...advice]) {
    ok(!/ {2}|\bundefined\b|\.\.|\s[.,;] /.test(text), `${name}: ${text}`);
  }
  for (const sentence of advice) match(sentence, /^[A-Z].*\.$/, `${name}: the advice is a sentence`);
  deepEqual([...new Set(advice)], advice, `${name}: no advice is given twice`);
  ok(citations.length > 0, `${name}: at least one citation`);
  for (const { document, section, url } of citations) {
    ok(document !== '', `${name}: the document has a name`);
    ok(!section.startsWith('§') && !section.startsWith('#'), `${name}: the section is bare`);
    match(url, /^https:\/\/[a-z0-9.-]+\/\S*$/, `${name}: the citation has an address`);
  }
}

/** Colons and abbreviations do not end a sentence here; a full stop before a capital letter does. */
export function sentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+(?=[A-Z])/).filter((sentence) => sentence !== '');
}

export function checkUnique(words: readonly string[]): void {
  const lower = words.map((word) => word.toLowerCase());
  deepEqual(
    lower.filter((word, index) => lower.indexOf(word) !== index),
    [],
    'no key stands twice',
  );
}
