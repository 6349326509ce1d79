import type { HttpDocument } from '../language/document.ts';
import { escapedPattern } from '../language/escaped-pattern.ts';
import { positionAt } from '../language/look-up.ts';

/** UTF-16 units. */
const lookedThrough = 10_000;

const words = 'const|global|file|request|var|capture';

/**
 * What to write in place of resterm's `# @global host example.com` or `# @capture global token {{response.json.token}}`, which
 * define nothing here; empty where there is none for the name. Looked for at the head of the document and a good way up from
 * `offset`, as a long one has many names that are looked for.
 */
export function restermDefinition(document: HttpDocument, name: string, offset: number): string {
  const pattern = `^(?:#|//)[ \\t]*@(${words})(?:-secret)?(?:[ \\t]+(?:global|file|request)(?:-secret)?)?[ \\t]+${escapedPattern(name)}(?![\\w.-])`;
  const definition = new RegExp(pattern, 'm');
  const near = Math.max(0, document.text.lastIndexOf('\n', Math.max(0, offset - lookedThrough)) + 1);
  const above = definition.exec(document.text.slice(near, offset));
  const found = above ?? definition.exec(document.text.slice(0, lookedThrough));
  if (!found) return '';
  const [, word = ''] = found;
  const line = positionAt(document, found.index + (above ? near : 0)).line + 1;
  return word === 'capture'
    ? ` @capture in line ${line} keeps it for resterm and is not carried out. Write {{name.response.body.$.path}} here.`
    : ` @${word} in line ${line} defines it for resterm only. Write @${name} = value above the request line.`;
}
