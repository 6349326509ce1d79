import { lineFeed } from './characters.ts';
import type { Body, BodyPart, Located, Range } from './document.ts';

/** One `-F`; `literal` for `--form-string`, whose value means itself. */
export interface CurlFormPart {
  readonly value: Located;
  readonly literal: boolean;
}

/** The boundary of a form. The same words give the same one, so that the same file gives the same bytes. */
export function formBoundary(forms: readonly CurlFormPart[]): string {
  return `portside-${hashOf(forms).toString(16).padStart(8, '0')}`;
}

/**
 * A multipart body out of `-F name=value`, `-F name=@file;type=…` and `-F name=<file`. Its parts are put together when they
 * are first asked for: they are a multiple of what is written.
 */
export class FormBody implements Body {
  readonly range: Range;
  readonly kind: Body['kind'];
  private readonly forms: readonly CurlFormPart[];
  private made: readonly BodyPart[] | null;

  /** `forms` are in the order of their places, and at least one. */
  constructor(forms: readonly CurlFormPart[]) {
    const [first] = forms;
    const last = forms.at(-1);
    this.range = { start: first?.value.range.start ?? 0, end: last?.value.range.end ?? 0 };
    this.kind = forms.some(isFile) ? 'mixed' : 'text';
    this.forms = forms;
    this.made = null;
  }

  get parts(): readonly BodyPart[] {
    this.made ??= partsOf(this.forms);
    return this.made;
  }

  toJSON(): Body {
    return { range: this.range, kind: this.kind, parts: this.parts };
  }
}

function partsOf(forms: readonly CurlFormPart[]): readonly BodyPart[] {
  const boundary = formBoundary(forms);
  const parts: BodyPart[] = [];
  for (const form of forms) {
    const { value, literal } = form;
    const { text, range } = value;
    const equals = text.indexOf('=');
    const name = equals === -1 ? text : text.slice(0, equals);
    const content = equals === -1 ? '' : text.slice(equals + 1);
    const isOfFile = isFile(form);
    const settings = literal
      ? { main: content, type: null, filename: null }
      : formSettings(content.slice(isOfFile ? 1 : 0));
    const filename = settings.filename ?? (content.startsWith('@') && isOfFile ? baseName(settings.main) : null);
    const type = settings.type ?? (filename === null ? null : 'application/octet-stream');
    const head =
      `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"` +
      `${filename === null ? '' : `; filename="${escaped(filename)}"`}\r\n` +
      `${type === null ? '' : `Content-Type: ${type}\r\n`}\r\n`;
    parts.push({ kind: 'literal', range, text: isOfFile ? head : `${head}${settings.main}` });
    if (isOfFile)
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
  return parts;
}

/** Whether the value is `@file` or `<file`. */
function isFile({ value: { text }, literal }: CurlFormPart): boolean {
  const sign = text.charAt(text.indexOf('=') + 1);
  return !literal && text.includes('=') && (sign === '@' || sign === '<');
}

/** `content;type=text/plain;filename=a.txt`. */
function formSettings(content: string): { main: string; type: string | null; filename: string | null } {
  if (!content.includes(';')) return { main: unquoted(content), type: null, filename: null };
  const [main = '', ...rest] = content.split(/;(?=\s*(?:type|filename)=)/);
  const setting = (name: string): string | null => {
    const found = rest.find((one) => one.trimStart().startsWith(`${name}=`));
    return found === undefined ? null : unquoted(found.slice(found.indexOf('=') + 1));
  };
  return { main: unquoted(main), type: setting('type'), filename: setting('filename') };
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function escaped(text: string): string {
  return text.includes('"') ? text.replaceAll('"', '%22') : text;
}

/** FNV-1a of the values with line breaks between them. */
function hashOf(forms: readonly CurlFormPart[]): number {
  let hash = 0x811c9dc5;
  forms.forEach(({ value: { text } }, place) => {
    if (place > 0) hash = mixed(hash, lineFeed);
    for (let index = 0; index < text.length; index += 1) hash = mixed(hash, text.charCodeAt(index));
  });
  return hash;
}

function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) >>> 0;
}
