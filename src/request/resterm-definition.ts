import type { HttpDocument } from '../language/document.ts';
import { positionAt } from '../language/look-up.ts';

const words = 'const|global|file|request|var|capture';

/**
 * What to write in place of resterm's `# @global host example.com` or `# @capture global token {{response.json.token}}`, which
 * define nothing here; empty where the document has none for the name.
 */
export function restermDefinition(document: HttpDocument, name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = `^(?:#|//)[ \\t]*@(${words})(?:-secret)?(?:[ \\t]+(?:global|file|request)(?:-secret)?)?[ \\t]+${escaped}(?![\\w.-])`;
  const found = new RegExp(pattern, 'm').exec(document.text);
  if (!found) return '';
  const [, word = ''] = found;
  const line = positionAt(document, found.index).line + 1;
  return word === 'capture'
    ? ` @capture in line ${line} keeps it for resterm and is not carried out. Write {{name.response.body.$.path}} here.`
    : ` @${word} in line ${line} defines it for resterm only. Write @${name} = value above the request line.`;
}
