import type { BodyPart, Located } from './document.ts';

/** One `-F`; `literal` for `--form-string`, whose value means itself. */
export interface CurlFormPart {
  readonly value: Located;
  readonly literal: boolean;
}

/** A multipart body out of `-F name=value`, `-F name=@file;type=…` and `-F name=<file`. */
export function curlForm(forms: readonly CurlFormPart[]): {
  readonly boundary: string;
  readonly parts: readonly BodyPart[];
} {
  const boundary = boundaryFor(forms.map(({ value }) => value.text));
  const parts: BodyPart[] = [];
  for (const { value, literal } of forms) {
    const { text, range } = value;
    const equals = text.indexOf('=');
    const name = equals === -1 ? text : text.slice(0, equals);
    const content = equals === -1 ? '' : text.slice(equals + 1);
    const isFile = !literal && (content.startsWith('@') || content.startsWith('<'));
    const settings = literal
      ? { main: content, type: null, filename: null }
      : formSettings(content.slice(isFile ? 1 : 0));
    const filename = settings.filename ?? (content.startsWith('@') && isFile ? baseName(settings.main) : null);
    const type = settings.type ?? (filename === null ? null : 'application/octet-stream');
    const head = [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${escaped(name)}"${filename === null ? '' : `; filename="${escaped(filename)}"`}`,
      ...(type === null ? [] : [`Content-Type: ${type}`]),
      '',
      '',
    ].join('\r\n');
    parts.push({ kind: 'literal', range, text: isFile ? head : `${head}${settings.main}` });
    if (isFile)
      parts.push({
        kind: 'file',
        range,
        path: { text: settings.main, range },
        substitute: false,
        encoding: null,
        withoutLineEnds: false,
      });
    parts.push({ kind: 'literal', range, text: '\r\n' });
  }
  const last = forms.at(-1);
  if (last) parts.push({ kind: 'literal', range: last.value.range, text: `--${boundary}--\r\n` });
  return { boundary, parts };
}

/** `content;type=text/plain;filename=a.txt`. */
function formSettings(content: string): { main: string; type: string | null; filename: string | null } {
  const [main = '', ...rest] = content.split(/;(?=\s*(?:type|filename)=)/);
  const setting = (name: string): string | null => {
    const found = rest.find((one) => one.trimStart().startsWith(`${name}=`));
    return found === undefined ? null : found.slice(found.indexOf('=') + 1).replace(/^"(.*)"$/, '$1');
  };
  return { main: main.replace(/^"(.*)"$/s, '$1'), type: setting('type'), filename: setting('filename') };
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function escaped(text: string): string {
  return text.replace(/"/g, '%22');
}

/** The same words give the same boundary, so that the same file gives the same bytes (FNV-1a). */
function boundaryFor(texts: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const character of texts.join('\n')) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return `portside-${hash.toString(16).padStart(8, '0')}`;
}
