import type { Range } from '../language/document.ts';
import { complain, type Resolving } from './resolving.ts';

/**
 * Says so when a body that is to be JSON is none, and commenting or quoting would explain it. Nothing is changed. Without
 * a media type a body is to be JSON when it begins like it.
 */
export function checkJsonBody(
  resolving: Resolving,
  text: string,
  written: string,
  range: Range,
  mediaType: string,
): void {
  if (text.trim() === '' || (mediaType === '' && !/^\s*[{[]/.test(text)) || isJson(text)) return;
  const uncommented = text.replace(/^[ \t]*(?:#|\/\/).*$/gm, '');
  if (uncommented !== text && isJson(uncommented)) {
    complain(
      resolving,
      'comment-in-json-body',
      'warning',
      range,
      'Lines of this body look like comments and are sent, so it is not JSON. REST Client and httpYac leave such lines out, JetBrains and Visual Studio send them. Remove them.',
    );
    return;
  }
  const bare = /([:[,]\s*)(\{\{[^{}]+\}\})/g;
  const quoted = written.replace(bare, '$1""');
  const first = bare.exec(written)?.[2] ?? '';
  if (quoted !== written && isJson(quoted))
    complain(
      resolving,
      'json-body-malformed',
      'warning',
      range,
      `With the values put in, this body is not JSON. A text value needs quotes around its placeholder, as "${first.length > 60 ? '{{name}}' : first}".`,
    );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
