import type { Body } from './document.ts';

/** The first line of the body's text begins like an operation or a fragment of GraphQL; httpYac asks for no more. */
export function beginsLikeQuery(text: string, { parts }: Body): boolean {
  const [first] = parts;
  if (!first || first.kind === 'file') return false;
  const line = first.kind === 'literal' ? first.text : text.slice(first.range.start, first.range.start + longest);
  return /^[ \t]*(?:(?:query|mutation)\b|fragment[ \t]+[^\s(]+[ \t]+on[ \t])/.test(line);
}

/** UTF-16 units that are looked at. */
const longest = 200;
